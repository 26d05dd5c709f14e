"""What happened, event by event, for whoever wants to read it."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One thing that happened in a replication."""

    minute: int
    what: str
    """start, finish, booked, missed, blocked or killed, of a row; begins, ends, redo, of a block; standing, note,
    closed, told, silent, withdrawn, horizon, of the case."""
    name: str
    """Row, block, note, standing or outcome."""
    detail: int = -1
    """A minute ahead (booked slots, dates), the block that stops a row, or -1."""


Trace = list[Entry]
