"""The points of a sweep: a Latin hypercube, or every combination."""

from collections.abc import Sequence
from itertools import product
from math import prod

import numpy as np

from stillwaiting.draws import replication_keys, starts, stream_key, uniforms
from stillwaiting.errors import StillWaitingError
from stillwaiting.studies.varied import Value, Varied

LATIN, GRID = "latin", "grid"
POINTS = 200
"""Points of a design with ranges, unless told otherwise."""
MOST_POINTS = 1_000_000

Point = tuple[Value, ...]
"""A value of each of what is varied."""


def design(varied: Sequence[Varied], kind: str | None = None, points: int | None = None, seed: int = 1) -> list[Point]:
    """The points, of one kind or the other: a Latin hypercube unless told otherwise, or unless all are lists.

    Raises StillWaitingError where a grid has more points than asked for.
    """
    only_lists = all(one.choices for one in varied)
    if kind == LATIN or (kind is None and not only_lists):
        return latin(varied, points or POINTS, seed)
    return grid(varied, points or (MOST_POINTS if only_lists else POINTS))


def latin(varied: Sequence[Varied], points: int, seed: int) -> list[Point]:
    """A Latin hypercube: of each range one point lies in each of `points` equal parts.

    (McKay, Beckman and Conover 1979.) The parts are dealt to the points by the order of keyed uniforms, so what one
    range gets is the same whatever else is varied.
    """
    columns = [_stratified(points, f"sweep.{one.path}", seed) for one in varied]
    rows = zip(*columns, strict=True)
    return [tuple(one.at(u) for one, u in zip(varied, row, strict=True)) for row in rows]


def _stratified(points: int, stream: str, seed: int) -> list[float]:
    """A number in each of `points` equal parts of 0 to 1, in a random order."""
    u = uniforms(starts(replication_keys(seed, 0, points), stream_key(stream)), 0, 2)
    place = np.argsort(np.argsort(u[:, 0]))
    within = (u[:, 1] >> np.uint64(12)) / 2.0**52
    numbers: list[float] = np.minimum((place + within) / points, 1 - 2.0**-53).tolist()
    return numbers


def grid(varied: Sequence[Varied], points: int) -> list[Point]:
    """Every combination of the choices, and of as many levels of each range as `points` have room for."""
    lists = prod(len(one.choices) for one in varied if one.choices)
    ranges = sum(not one.choices for one in varied)
    levels = max((count for count in range(1, 1001) if lists * count**ranges <= points), default=0)
    if lists > points or (ranges and levels < 2):
        least = lists * 2**ranges
        raise StillWaitingError(f"a grid of these has {least:,} points at least, more than {points:,}")
    return list(product(*(one.levels(levels) for one in varied)))
