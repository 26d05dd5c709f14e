"""What becomes of a hundred people, day by day."""

import numpy as np

from stillwaiting.answers.chances import TOLD_KEYS
from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.unusual import of_hundred
from stillwaiting.results import WITHDRAWN_HOW, Results
from stillwaiting.survival import Floats, Ints, Mask, departures, later, silent, told_outcome

UNDECIDED, UNSENT = "undecided", "unsent"
FATES = (*TOLD_KEYS, "withdrawn", UNSENT, UNDECIDED)
"""Where a case stands at a minute: told an outcome, withdrawn, or silent; silent with and without a decision inside."""


def fates(results: Results, grid: Ints) -> dict[str, Floats]:
    """The share of all cases in each of FATES at each minute of the grid (points,); they add up to 1."""
    leaves = departures(results)
    counts = {key: int(mask.sum()) - later(leaves[mask], grid) for key, mask in departed(results).items()}
    quiet = decided_in_silence(results)
    counts[UNSENT] = later(leaves[quiet], grid) - later(results.decided[quiet], grid)
    counts[UNDECIDED] = later(leaves, grid) - counts[UNSENT]
    return {key: np.divide(counts[key], max(1, results.n)) for key in FATES}


def departed(results: Results) -> dict[str, Mask]:
    """(n,) whose silence ends in each way there is."""
    ways = {key: told_outcome(results, key) for key in TOLD_KEYS}
    return ways | {"withdrawn": np.equal(results.how, WITHDRAWN_HOW)}


def decided_in_silence(results: Results) -> Mask:
    """(n,) whose outcome is settled inside at some minute while nothing is said."""
    return np.greater_equal(results.decided, 0) & np.less(results.decided, departures(results))


def fates_at(results: Results, minute: int) -> dict[str, int]:
    """A hundred people by FATES at this minute, in whole numbers that add up to 100 and agree with `of_hundred`."""
    waiting = silent(results, minute)
    of_100, ways = of_hundred(results, waiting), departed(results)
    counts = {key: int((mask & ~waiting).sum()) for key, mask in ways.items()}
    others = parts_of(of_100.heard - of_100.offers_heard, [counts["rejection"], counts["cancelled"]])
    gone, staying = parts_of(of_100.withdrawn, [counts["withdrawn"], int((ways["withdrawn"] & waiting).sum())])
    quiet = of_100.will_hear + of_100.never_told + of_100.open + staying
    settled = waiting & decided_in_silence(results) & np.less_equal(results.decided, minute)
    silences = parts_of(quiet, [int(settled.sum()), int((waiting & ~settled).sum())])
    return dict(zip(FATES, [of_100.offers_heard, *others, gone, *silences], strict=True))
