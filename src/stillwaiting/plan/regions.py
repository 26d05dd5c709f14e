"""Loops, races and redo ranges: one entry, one exit, properly nested, or the plan is refused."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from stillwaiting.errors import Problem
from stillwaiting.plan.builder import Builder
from stillwaiting.plan.layout import Layout
from stillwaiting.plan.rows import Block, Kind, Row

Region = tuple[str, int, int]


def check_regions(builder: Builder, layout: Layout, blocks: list[Block]) -> None:
    """Note a problem for every region that something crosses."""
    again = [(block.name, block.redo_first, block.redo_last) for block in blocks if block.redo >= 0]
    inner = [(_owner(layout.rows[last]), first, last) for _, first, last in layout.regions]
    parts = set(builder.places) - {"standing"}
    for name, first, last in again:
        beside = _beside(layout.rows, (name, first, last), parts)
        what = "up to" if first == layout.entries["standing"] else "after"
        message = f"can demand all {what} decided again; {beside} must end before decided or begin after it"
        _note(builder, name, message if beside else "")
    for name, first, last in inner:
        beside = _beside(layout.rows, (name, first, last), parts)
        message = f"{beside} leads into or out of the middle of what is repeated or dropped here"
        _note(builder, name, message if beside else "")
    if not builder.problems:
        for one, other in combinations([*inner, *again], 2):
            message = f"overlaps what {other[0]!r} has done again; one of the two must lie within the other"
            _note(builder, one[0], message if _overlap(one, other) else "")


def _note(builder: Builder, name: str, message: str) -> None:
    if message:
        builder.problems.append(Problem(builder.places.get(name, ("process",)), message))


def crossings(rows: list[Row], regions: Iterable[Region]) -> list[str]:
    """Every way into a region that misses its first row, or out of it that misses its last, in words."""
    found = []
    for region in regions:
        what, first, last = region
        span = f"the {what} from {rows[first].name!r} to {rows[last].name!r}"
        for row, successor in _crossing(rows, region):
            into = first <= successor <= last
            where = f"entered at {rows[successor].name!r}" if into else f"left from {rows[row].name!r}"
            found.append(f"{span} is {where}")
    return found


def overlaps(regions: list[Region], rows: list[Row]) -> list[str]:
    """Every pair of regions of which neither lies within the other nor beside it, in words."""
    return [
        f"the {one[0]} from {rows[one[1]].name!r} and the {other[0]} from {rows[other[1]].name!r} overlap"
        for one, other in combinations(regions, 2)
        if _overlap(one, other)
    ]


def _crossing(rows: list[Row], region: Region) -> Iterator[tuple[int, int]]:
    """Every row and its successor between which the border of a region is crossed elsewhere than at its ends."""
    _, first, last = region
    for number, row in enumerate(rows):
        if row.kind == Kind.END:
            continue  # an end leaves every region, and takes everything with it
        inside = first <= number <= last
        for successor in row.next:
            into = first <= successor <= last
            if (into and not inside and successor != first) or (inside and not into and number != last):
                yield number, successor


def _beside(rows: list[Row], region: Region, parts: set[str]) -> str:
    """The names of the parts that cross a region's border, in words."""
    _, first, last = region
    names = []
    for pair in _crossing(rows, region):
        outside, inside = sorted(pair, key=lambda number: first <= number <= last)
        names.append(next((name for name in (_owner(rows[outside]), _owner(rows[inside])) if name in parts), "start"))
    return " and ".join(dict.fromkeys(map(repr, names)))


def _overlap(one: Region, other: Region) -> bool:
    (_, first, last), (_, begin, end) = one, other
    apart = last < begin or end < first
    nested = (first <= begin and end <= last) or (begin <= first and last <= end)
    return not apart and not nested


def _owner(row: Row) -> str:
    """The name of the part that a row belongs to, as far as its own name says it."""
    return row.name.rpartition(":")[2].partition(".")[0]
