"""The chance to hear within a time from today."""

from dataclasses import dataclass

from stillwaiting.results import Results
from stillwaiting.survival import Mask, Share, share, told, told_outcome


@dataclass(frozen=True)
class Outlook:
    """What comes within so many minutes, of those who are silent until then."""

    minutes: int
    hear: Share
    """Any final answer."""
    offer: Share


def outlook(results: Results, waiting: Mask, waited: int, minutes: int) -> Outlook:
    """What these silent cases (n,) hear within so many minutes of `waited`."""
    soon = told(results) & (results.wait <= waited + minutes)
    offer = told_outcome(results, "offer") & soon
    return Outlook(minutes, share(results, soon, waiting), share(results, offer, waiting))
