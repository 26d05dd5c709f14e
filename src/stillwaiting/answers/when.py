"""Question 5: when will I hear, if at all?"""

from dataclasses import dataclass

from stillwaiting.answers.outlook import Outlook, outlook
from stillwaiting.results import Results
from stillwaiting.survival import Quantile, Share, quantile_of, share, silent, told
from stillwaiting.units import WEEK

WEEKS = (1, 2, 4, 8, 12)
"""Weeks from today for which the chance to hear is told."""


@dataclass(frozen=True)
class When:
    """Minutes from today until an answer, among those who will hear; never told is kept apart."""

    will_hear: Share
    """Of those silent now, who will hear within the horizon."""
    half: Quantile
    four_in_five: Quantile
    within: tuple[Outlook, ...]
    """What comes within WEEKS from today, as far as the horizon reaches."""


def when(results: Results, waited: int) -> When:
    """The rest of the wait after so many silent minutes."""
    waiting = silent(results, waited)
    hears = waiting & told(results)
    rest = results.wait - waited
    return When(
        will_hear=share(results, hears, waiting),
        half=quantile_of(results, rest, hears, 0.5),
        four_in_five=quantile_of(results, rest, hears, 0.8),
        within=tuple(
            outlook(results, waiting, waited, weeks * WEEK)
            for weeks in WEEKS
            if waited + weeks * WEEK <= results.horizon
        ),
    )
