"""Loops, races and redo ranges: one entry, one exit, properly nested, or the plan is refused."""

from stillwaiting.errors import Problem
from stillwaiting.plan.builder import Builder
from stillwaiting.plan.layout import Layout
from stillwaiting.plan.rows import Block, Kind, Row

Region = tuple[str, int, int]


def check_regions(builder: Builder, layout: Layout, blocks: list[Block]) -> None:
    """Note a problem for every region that something crosses."""
    redone = [
        (f"what {block.name} demands again", block.redo_first, block.redo_last) for block in blocks if block.redo >= 0
    ]
    regions = [*layout.regions, *redone]
    for crossing in [*crossings(layout.rows, regions), *overlaps(regions, layout.rows)]:
        builder.problems.append(Problem(("process",), crossing))


def crossings(rows: list[Row], regions: list[Region]) -> list[str]:
    """Every way into a region that misses its first row, or out of it that misses its last, in words."""
    found = []
    for what, first, last in regions:
        region = f"the {what} from {rows[first].name!r} to {rows[last].name!r}"
        for number, row in enumerate(rows):
            if row.kind == Kind.END:
                continue  # an end leaves every region, and takes everything with it
            inside = first <= number <= last
            for successor in row.next:
                into = first <= successor <= last
                if into and not inside and successor != first:
                    found.append(f"{region} is entered at {rows[successor].name!r}")
                if inside and not into and number != last:
                    found.append(f"{region} is left from {row.name!r}")
    return found


def overlaps(regions: list[Region], rows: list[Row]) -> list[str]:
    """Every pair of regions of which neither lies within the other nor beside it, in words."""
    found = []
    for place, (what, first, last) in enumerate(regions):
        for other, begin, end in regions[place + 1 :]:
            apart = last < begin or end < first
            nested = (first <= begin and end <= last) or (begin <= first and last <= end)
            if not apart and not nested:
                found.append(f"the {what} from {rows[first].name!r} and the {other} from {rows[begin].name!r} overlap")
    return found
