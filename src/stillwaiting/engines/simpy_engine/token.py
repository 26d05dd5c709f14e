"""What runs through the plan, and the minutes it has spent on what."""

from typing import TYPE_CHECKING

import simpy

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

WORKING = -1
"""Charge of a take under way: open minutes go to the row's own cause, the others to off_hours."""


class Token:
    """One path of the case, now in one row, with its ledger of minutes per cause."""

    __slots__ = ("charge", "dead", "k", "ledger", "listens", "process", "row", "since")

    def __init__(self, row: int, ledger: list[int], since: int, k: int) -> None:
        self.row = row
        self.ledger = ledger
        self.since = since
        self.k = k
        self.charge = WORKING
        self.listens = False
        """Whether blocks that begin or end wake this token's process."""
        self.dead = False
        self.process: simpy.Process | None = None

    def complete(self, play: "Play", left: int) -> None:
        """Charge a take that is done: its last `left` minutes were worked, the others since then were off hours."""
        now = play.env.now
        self.ledger[play.plan.rows[self.row].cause] += left
        self.ledger[play.off_hours] += now - self.since - left
        self.since = now

    def account(self, play: "Play") -> None:
        """Charge the minutes since the last call."""
        now = play.env.now
        spent = now - self.since
        if spent:
            if self.charge == WORKING:
                row, origin = play.plan.rows[self.row], play.origin
                done = play.plan.calendars[row.calendar].worked(self.since + origin, now + origin)
                self.ledger[row.cause] += done
                self.ledger[play.off_hours] += spent - done
            else:
                self.ledger[self.charge] += spent
            self.since = now
