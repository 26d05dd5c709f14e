"""Working time to clock time and back, by table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np

DAY = 1440
NEVER = 1 << 40
"""A minute that no horizon reaches."""

Opening = tuple[tuple[int, int], ...]
"""Opening intervals [from, to) of one day, in minutes after its midnight, ascending and apart."""

_BUCKET = 6  # the index has one entry per 64 open minutes


@dataclass(frozen=True)
class Calendar:
    """Open minutes of consecutive days, day 0 first; no time is a loop over days.

    Raises ValueError where a day's intervals overlap, are empty or leave the day.
    """

    days: tuple[Opening, ...]
    before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Open minutes before each day; one entry more than there are days, so that the last is the total."""
    index: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """For each bucket of 64 open minutes, the day that holds its first one."""

    whole: bool = field(init=False, repr=False, compare=False)
    """Whether every minute is open: then there is nothing to look up."""

    def __post_init__(self) -> None:
        lengths = {opening: _length(opening) for opening in set(self.days)}
        before = tuple(accumulate(map(lengths.__getitem__, self.days), initial=0))
        object.__setattr__(self, "before", before)
        object.__setattr__(self, "whole", before[-1] == len(self.days) * DAY)
        object.__setattr__(self, "index", () if self.whole else _index(before))

    def open_before(self, minute: int) -> int:
        """Open minutes in [0, minute)."""
        day, time = divmod(minute, DAY)
        if day >= len(self.days):
            return self.before[-1]
        total = self.before[day]
        for start, stop in self.days[day]:
            if time <= start:
                break
            total += (stop if time > stop else time) - start
        return total

    def worked(self, begin: int, end: int) -> int:
        """Open minutes in [begin, end)."""
        if self.whole:
            return min(end, self.before[-1]) - min(begin, self.before[-1])
        return self.open_before(end) - self.open_before(begin)

    def finish(self, begin: int, effort: int) -> int:
        """The first minute by which `effort` open minutes have passed since `begin`; NEVER beyond the table.

        Work that fills a day is done when the day closes, not when the next one opens.
        """
        if effort == 0:
            return begin
        if self.whole:
            return begin + effort if begin + effort <= self.before[-1] else NEVER
        target = self.open_before(begin) + effort
        if target > self.before[-1]:
            return NEVER
        day, before = self.index[(target - 1) >> _BUCKET], self.before
        while before[day + 1] < target:
            day += 1
        left = target - before[day]
        for start, stop in self.days[day]:
            if left <= stop - start:
                return day * DAY + start + left
            left -= stop - start
        raise AssertionError("the table of open minutes contradicts its days")


def _length(opening: Opening) -> int:
    edges = [edge for interval in opening for edge in interval]
    if edges != sorted(set(edges)) or (edges and not 0 <= edges[0] <= edges[-1] <= DAY):
        raise ValueError(f"a day cannot open at {opening}: intervals must lie apart, in order, within the day")
    return sum(stop - start for start, stop in opening)


def _index(before: tuple[int, ...]) -> tuple[int, ...]:
    """The last day before which no more than the bucket's first open minutes lie."""
    buckets = np.arange((before[-1] >> _BUCKET) + 1) << _BUCKET
    return tuple(np.minimum(np.searchsorted(before, buckets, side="right") - 1, len(before) - 2).tolist())


def always(days: int) -> Calendar:
    """The clock itself: every minute of `days` days is open."""
    return Calendar((((0, DAY),),) * days)


def common(calendars: Sequence[Calendar]) -> Calendar:
    """Open where all of `calendars` are open."""
    rows = list(zip(*(calendar.days for calendar in calendars), strict=True))
    shared = {openings: _shared(openings) for openings in set(rows)}
    return Calendar(tuple(shared[openings] for openings in rows))


def _shared(openings: tuple[Opening, ...]) -> Opening:
    shared = openings[0]
    for other in openings[1:]:
        pairs = ((max(a, c), min(b, d)) for a, b in shared for c, d in other)
        shared = tuple(sorted((start, stop) for start, stop in pairs if start < stop))
    return shared
