"""The same cases at two employers: how much sooner people hear at one of them, and what becomes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stillwaiting.studies.jackknife import Estimate, estimates, groups
from stillwaiting.studies.measures import (
    Cases,
    Difference,
    Measure,
    at,
    cases,
    differences,
    ends_shares,
    in_both,
    mean,
    over,
    share_of,
    telling,
    wait_of,
)
from stillwaiting.studies.playing import Side
from stillwaiting.survival import Floats, Ints, Mask
from stillwaiting.units import DAY, WEEK

OVER = 4 * WEEK
"""A long wait, unless told otherwise."""
WAITS: Mapping[str, Measure] = {
    "half": wait_of(at(0.5)),
    "nine_in_ten": wait_of(at(0.9)),
    "offers_half": wait_of(at(0.5), "offer"),
    "rejections_half": wait_of(at(0.5), "rejection"),
    "telling_half": telling(at(0.5)),
    "telling_mean": telling(mean),
    "both_half": in_both(at(0.5)),
    "both_nine_in_ten": in_both(at(0.9)),
    "both_mean": in_both(mean),
}
"""Minutes: of the answered, of those told an offer or a no, from the decision to the answer, and of those who are
answered in both."""
SIGNS = {"sooner": -1, "later": 1, "same": 0}
FASTER, SLOWER, MIXED, EQUAL, IDENTICAL = "faster", "slower", "mixed", "equal", "identical"
HARDLY, HARDLY_SHARE = DAY // 2, 0.1
"""A difference of less than half a day, and of less than a tenth, makes nobody faster."""


@dataclass(frozen=True)
class Comparison:
    """What differs between two sides A and B; every change is B less A over the same cases."""

    a: str
    b: str
    seed: int
    replications: int
    worlds: int
    """Draws of the `unsure` numbers that the replications are spread over."""
    horizons: tuple[int, int]
    """Minutes for which a case is followed in A and in B."""
    over: int
    """Minutes of a long wait."""
    waits: Mapping[str, Difference]
    """Minutes, by WAITS."""
    answered: Difference
    """The share of all cases that gets an answer."""
    still_waiting: Difference
    """Of the answered, the share that waits longer than `over`."""
    ends: Mapping[str, Difference]
    """The share of all cases that ends as each of chances.KEYS."""
    offers_lost: Difference
    """The share of all cases whose candidate took another job, and would have been told an offer by waiting."""
    both: int
    """Cases that are answered in A and in B."""
    pairs: Mapping[str, Estimate]
    """Of these, the share that hears sooner in B, later, and at the same minute."""
    verdict: str
    """B is FASTER, SLOWER, MIXED (sooner for half, later for nine in ten, or the reverse), EQUAL or IDENTICAL."""


def compare(a: Side, b: Side, *, over_minutes: int = OVER) -> Comparison:
    """What differs between two sides that were played with the same seed and as often; else ValueError."""
    one, other = a.results, b.results
    if one.seed != other.seed or not np.array_equal(one.replication, other.replication):
        raise ValueError("only sides with the same seed and the same replications can be compared")
    left, right = cases(one, a.patient), cases(other, b.patient)
    shares = {"answered": share_of(lambda each: each.told), "lost": share_of(lambda each: each.lost)}
    measures = {**WAITS, **shares, "still_waiting": over(over_minutes), **ends_shares()}
    found = differences(left, right, one.world, measures)
    waits = {name: found[name] for name in WAITS}
    return Comparison(
        a=a.name,
        b=b.name,
        seed=one.seed,
        replications=one.n,
        worlds=len(np.unique(one.world)),
        horizons=(one.horizon, other.horizon),
        over=over_minutes,
        waits=waits,
        answered=found["answered"],
        still_waiting=found["still_waiting"],
        ends={key: found[key] for key in ends_shares()},
        offers_lost=found["lost"],
        both=int((left.told & right.told).sum()),
        pairs=pairs(left, right, one.world),
        verdict=IDENTICAL if same(left, right) else verdict(waits),
    )


def same(a: Cases, b: Cases) -> bool:
    """Whether every case goes the same way, to the minute."""
    told = a.told
    columns = [(a.ends, b.ends), (a.decided, b.decided), (a.wait[told], b.wait[told]), (a.lost, b.lost)]
    return all(np.array_equal(one, other) for one, other in columns)


def pairs(a: Cases, b: Cases, world: Ints) -> dict[str, Estimate]:
    """Of those who are answered in both, the share that hears sooner in b, later, and at the same minute."""
    both, sign = a.told & b.told, np.sign(b.wait.astype(np.int64) - a.wait)

    def shares(kept: Mask) -> Floats:
        signs = sign[kept & both]
        return np.array([mean(np.equal(signs, each)) for each in SIGNS.values()])

    return dict(zip(SIGNS, estimates(shares, groups(world), len(world)), strict=True))


def verdict(waits: Mapping[str, Difference]) -> str:
    """The word for B, from the waits of those who are answered in both: others are not one wait but two groups."""
    ways = {direction(waits["both_half"]), direction(waits["both_nine_in_ten"])}
    if ways == {-1, 1}:
        return MIXED
    return FASTER if -1 in ways else SLOWER if 1 in ways else EQUAL


def direction(found: Difference) -> int:
    """-1 where the second number is less, 1 where it is more, 0 where that is hardly so, or could be chance."""
    change = found.change
    if found.a is None or change.value is None or (change.low is not None and not change.is_sure):
        return 0
    if abs(change.value) < HARDLY and abs(change.value) < HARDLY_SHARE * found.a:
        return 0
    return int(np.sign(change.value))
