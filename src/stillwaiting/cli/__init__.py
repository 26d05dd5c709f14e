"""The command line: one file per command, and their table."""

from stillwaiting.cli.main import main

__all__ = ["main"]
