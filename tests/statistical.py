"""Assertions about samples that are calibrated by error rates, not by a tolerance somebody chose.

A test states the discrepancy it must detect. A correct program fails with probability at most FALSE_ALARM; a
program that is wrong by `detect` passes with probability at most MISS. The sample size follows
(`enough_for_...`), and an assertion refuses a smaller one.
"""

import math

import numpy as np
from scipy import stats

FALSE_ALARM = 1e-6
MISS = 1e-6


def enough_for_distance(detect):
    """Draws that tell two CDFs apart which differ by `detect` somewhere.

    From the inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's constant, once for each error.
    """
    margins = math.sqrt(math.log(2 / FALSE_ALARM) / 2) + math.sqrt(math.log(2 / MISS) / 2)
    return math.ceil((margins / detect) ** 2)


def enough_for_mean(sd, detect):
    """Draws that tell two means apart which differ by `detect`."""
    margins = stats.norm.isf(FALSE_ALARM / 2) + stats.norm.isf(MISS)
    return math.ceil((margins * sd / detect) ** 2)


def enough_for_proportion(p, detect):
    """Trials that tell the probability p from p - detect and from p + detect, by the exact binomial test."""
    low, high = 0, 16
    while not tells_apart(high, p, detect):
        low, high = high, 2 * high
    while high - low > max(1, high // 100):
        middle = (low + high) // 2
        low, high = (low, middle) if tells_apart(middle, p, detect) else (middle, high)
    return high


def accepted(count, p):
    """The least and the largest number of hits among `count` that are believable at the probability p."""
    if p in (0, 1):
        return count * p, count * p
    return stats.binom.ppf(FALSE_ALARM / 2, count, p), stats.binom.isf(FALSE_ALARM / 2, count, p)


def tells_apart(count, p, detect):
    """Whether `count` trials would catch a probability of p - detect or p + detect (where that is one)."""
    low, high = accepted(count, p)
    others = [other for other in (p - detect, p + detect) if 0 <= other <= 1]
    passes = [stats.binom.cdf(high, count, q) - stats.binom.cdf(low - 1, count, q) for q in others]
    return all(probability <= MISS for probability in passes)


def assert_distribution(draws, cdf, *, detect, below=None):
    """The draws come from this CDF; `below` gives P(X < x) where the CDF jumps."""
    draws = np.asarray(draws)
    needed = enough_for_distance(detect)
    assert draws.ndim == 1, "draws are one row"
    assert len(draws) >= needed, f"{needed} draws are needed to detect {detect}, not {len(draws)}"
    values, counts = np.unique(draws, return_counts=True)
    share = np.cumsum(counts) / len(draws)
    at = np.abs(share - cdf(values)).max()
    before = np.abs(share - counts / len(draws) - (below or cdf)(values)).max()
    limit = math.sqrt(math.log(2 / FALSE_ALARM) / (2 * len(draws)))
    assert max(at, before) <= limit, f"the CDFs differ by {max(at, before):.5f}, more than {limit:.5f}"


def assert_mean(draws, mean, *, sd, detect):
    """The draws, of known standard deviation, have this mean."""
    draws = np.asarray(draws)
    needed = enough_for_mean(sd, detect)
    assert draws.size >= needed, f"{needed} draws are needed to detect {detect}, not {draws.size}"
    z = (draws.mean() - mean) * math.sqrt(draws.size) / sd
    assert abs(z) <= stats.norm.isf(FALSE_ALARM / 2), f"the mean {draws.mean():.6g} is {z:.1f} standard errors off"


def assert_proportion(hits, count, p, *, detect):
    """Among `count` independent trials of probability p there were `hits`."""
    assert tells_apart(count, p, detect), f"{enough_for_proportion(p, detect)} trials are needed, not {count}"
    low, high = accepted(count, p)
    assert low <= hits <= high, f"{hits} of {count} is not between {low:.0f} and {high:.0f}"
