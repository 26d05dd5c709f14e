"""Events of this engine: a minute and a rank decide the order, nothing else."""

from heapq import heappush
from typing import TYPE_CHECKING

import simpy
from simpy.events import Event


class Clock(simpy.Environment):
    """SimPy's environment; its time is in whole minutes."""

    if TYPE_CHECKING:

        @property
        def now(self) -> int:
            """Minutes since the interview ended."""

    def forget(self) -> None:
        """Drop every event that is still to come: what they refer to can then go without the garbage collector."""
        self._queue.clear()


class At(Event):
    """An event that comes at `minute`, ordered within it by `rank`."""

    # As Timeout's: the event counts as triggered from the start.
    _ok = True
    _value = None

    def __init__(self, env: Clock, minute: int, rank: int) -> None:
        self.env = env
        self.callbacks = []
        # Priorities 0 and 1 are SimPy's own (interrupts and the first step of a process), so that consequences
        # settle before the next event.
        # What Environment.schedule does, for a minute that is known; plays spend their time here.
        heappush(env._queue, (minute, 2 + rank, next(env._eid), self))  # type: ignore[misc]


class Killed(Exception):  # noqa: N818 - not an error: how a token's process ends when its token does
    """The token of this process is gone."""
