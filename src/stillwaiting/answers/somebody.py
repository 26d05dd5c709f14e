"""Somebody like you whose story can be read: one who waited longer and got the offer, and one who did not."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.chances import KEYS, ends_as
from stillwaiting.results import Results
from stillwaiting.survival import Ints, Mask

OTHER_ENDS = tuple(key for key in KEYS if key != "offer")


@dataclass(frozen=True)
class Told:
    """A replication to read with `story`."""

    scenario: str
    """The scenario that plays it: of a mixture, the kind."""
    replication: int
    end: str
    """How it ended, one of chances.KEYS."""
    minute: int
    """When: the answer; for the never told, the decision nobody tells them; else the end of the replication."""


@dataclass(frozen=True)
class Somebody:
    """Two of those who are silent now, like you; None where there is none of the kind."""

    got_it: Told | None
    """Who waited longer and was made the offer."""
    did_not: Told | None
    """Who waited longer and was not, in the way that is the most frequent."""


def somebody(case: Case) -> Somebody:
    """A typical case of each kind: the one whose end comes at the median, of equal ones the lowest number."""
    results, waiting = case.like_you, case.waiting
    ways = {key: waiting & ends_as(results, key) for key in OTHER_ENDS}
    other = max(ways, key=lambda key: int(ways[key].sum()))
    return Somebody(
        got_it=typical(results, waiting & ends_as(results, "offer"), "offer"),
        did_not=typical(results, ways[other], other),
    )


def typical(results: Results, cases: Mask, end: str) -> Told | None:
    """The case (of n) in the middle when they are sorted by the minute of their end; of two middle ones the earlier."""
    rows, minutes = np.flatnonzero(cases), end_minutes(results, end)
    if not len(rows):
        return None
    middle = np.sort(minutes[rows])[ceil(len(rows) / 2) - 1]
    row = int(rows[np.equal(minutes[rows], middle)][0])
    return Told(
        scenario=results.sources[int(results.source[row])],
        replication=int(results.replication[row]),
        end=end,
        minute=int(minutes[row]),
    )


def end_minutes(results: Results, end: str) -> Ints:
    """(n,) the minute of this end."""
    if end == "never_told":
        return results.decided
    return results.end if end in ("withdrawn", "open") else results.wait
