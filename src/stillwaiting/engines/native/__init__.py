"""The native engine: the plan played by a library compiled from C, where there is one; the bits of the SimPy engine."""

from stillwaiting.engines.native.load import available, play_columns

__all__ = ["NAME", "available", "play_columns"]

NAME = "native"
