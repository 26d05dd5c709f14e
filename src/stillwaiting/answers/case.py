"""Who asks: how long they have waited, what they have seen and done, and the replications that are like them."""

from dataclasses import dataclass

from stillwaiting.results import Results
from stillwaiting.signs import Sign
from stillwaiting.survival import Mask, silent
from stillwaiting.units import DAY


@dataclass(frozen=True)
class Case:
    """What every answer is computed from; minutes count from the interview."""

    everybody: Results
    """All replications, probed at `waited`."""
    like_you: Results
    """Those of them that saw the same signs, and had no reply where you wrote; everybody where nothing is known."""
    waited: int
    signs: tuple[Sign, ...] = ()
    dropped: tuple[Sign, ...] = ()
    """Signs that left too few replications to say anything, and are not counted in."""
    wrote: int | None = None
    """Minute at which you wrote and were not answered; None: you have not written, or have not said so."""
    by: int | None = None
    """Minutes from today until another offer must be answered."""
    stop_at: float = 0.05
    """The chance of an offer below which you stop counting on it."""

    @property
    def waiting(self) -> Mask:
        """(n of like_you,) who is silent now, like you."""
        return silent(self.like_you, self.waited)

    @property
    def kept(self) -> int:
        """How many are silent now, like you."""
        return int(self.waiting.sum())

    @property
    def today(self) -> int:
        """Whole days since the interview."""
        return self.waited // DAY
