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
    demanded = {(first, last): "all up to decided" if first == layout.entries["standing"] else
                "all from decided to approved" for _, first, last in again}
    found = []
    for name, first, last in again:
        if beside := _beside(layout.rows, (name, first, last)):
            what = demanded[first, last]
            found.append((name, f"can demand {what} again; {beside} must end before decided or begin after it"))
    for name, first, last in inner:
        if beside := _beside(layout.rows, (name, first, last)):
            found.append((name, f"repeats or drops what {beside} belongs to as well; it must lie before or after that"))
    if not found:
        pairs = [pair for pair in combinations([*inner, *again], 2) if _overlap(*pair)]
        found = [(one[0], f"overlaps what {other[0]!r} has done again; one must lie within the other")
                 for one, other in pairs]
    for name, message in found:
        builder.problems.append(Problem(builder.places.get(name, ("process",)), message, on_key=True))


def crossings(rows: list[Row], regions: Iterable[Region]) -> list[str]:
    """Every way into a region that misses its first row, or out of it that misses its last, in words."""
    found = []
    for region in regions:
        what, first, last = region
        span = f"the {what} from {rows[first].name!r} to {rows[last].name!r}"
        for row, successor in _crossing(rows, region):
            into = first <= successor <= last
            found.append(f"{span} is " + (f"entered at {rows[successor].name!r}" if into else f"left from {rows[row].name!r}"))
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


def _beside(rows: list[Row], region: Region) -> str:
    """The names of whatever crosses a region's border, in words."""
    _, first, last = region
    outside = [successor if first <= row <= last else row for row, successor in _crossing(rows, region)]
    return " and ".join(dict.fromkeys(repr(_owner(rows[number])) for number in outside))


def _overlap(one: Region, other: Region) -> bool:
    (_, first, last), (_, begin, end) = one, other
    apart = last < begin or end < first
    nested = (first <= begin and end <= last) or (begin <= first and last <= end)
    return not apart and not nested


def _owner(row: Row) -> str:
    """The name of the part that a row belongs to, as far as its own name says it."""
    return row.name.rpartition(":")[2].partition(".")[0]
