"""How the outlook changes with each day of silence: the rest of the wait, and the chance of an offer."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from stillwaiting.answers.silence import ENOUGH
from stillwaiting.results import Results
from stillwaiting.survival import Ints, Share, departures, later, share, silent, told, told_outcome

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
FEWEST = 20
"""Cases still to hear of that the rest of a wait is told from."""


@dataclass(frozen=True)
class Ageing:
    """The outlook after so many silent minutes each; both parts end where too few cases are left to judge."""

    minutes: Ints
    """(points,) minutes of silence, for `rest`."""
    rest: Ints
    """(points, levels) minutes by which these LEVELS of those who will hear have heard, counted from then."""
    offer_minutes: Ints
    """(judged,) minutes of silence, for `offer`."""
    offer: tuple[Share, ...]
    """(judged,) of those silent then, who is made an offer."""


def ageing(results: Results, grid: Ints) -> Ageing:
    """The outlook after each silence of the ascending grid (points,)."""
    waits, leaves = results.wait[told(results)], departures(results)
    hearing = grid[later(waits, grid) >= FEWEST]
    judged = grid[later(leaves, grid) >= ENOUGH]
    offers = told_outcome(results, "offer")
    chances = tuple(share(results, offers, silent(results, int(minute))) for minute in judged)
    return Ageing(hearing, rest(waits, hearing), judged, chances)


def rest(waits: Ints, grid: Ints) -> Ints:
    """(points, LEVELS) minutes from each minute of the grid (points,) by which a level of the later waits is over.

    Somebody must hear later than the last minute.
    """
    ordered = np.sort(waits)
    left = later(ordered, grid)
    ranks = [[max(1, ceil(level * count - 1e-9)) for level in LEVELS] for count in left]
    places = (len(ordered) - left)[:, None] + np.array(ranks, dtype=np.int64).reshape(-1, len(LEVELS)) - 1
    found: Ints = ordered[places] - grid[:, None]
    return found
