"""Two numbers and their difference in words: in days or hours, or in people of a hundred."""

from stillwaiting.results import WORLD
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.studies.measures import Difference
from stillwaiting.units import DAY, HOUR, MINUTE, counted

UNITS = ((DAY, DAY, "d", "day"), (2 * HOUR, HOUR, "h", "hour"), (0, MINUTE, "min", "minute"))
"""From so many minutes on a time is told in a unit of so many, called so in a table and so in a sentence."""
ENOUGH = GROUPS * WORLD
"""Cases from which on there are worlds enough for an interval."""
LEFT, NUMBER = 25, 7
"""Columns of a table that its names and its numbers take."""


# Of a table


def row(name: str, found: Difference, *, shares: bool = False) -> str:
    """A line of a table: the number in A, in B, and the difference with its interval."""
    show = in_hundred if shares else in_time
    numbers = f"{show(found.a):>{NUMBER}}{show(found.b):>{NUMBER}}"
    return f"  {name:<{LEFT - 2}}{numbers}  {change_cell(found.change, shares=shares)}".rstrip()


def in_time(minutes: float | None) -> str:
    """A time of a table: `24 d`, `16 h`, `45 min`; a dash where there is none."""
    if minutes is None:
        return "-"
    size, short, _ = unit_of(minutes)
    return f"{round(minutes / size)} {short}"


def in_hundred(share: float | None) -> str:
    """How many of a hundred; `<1` for fewer than half of one, a dash where nobody was counted."""
    if share is None:
        return "-"
    return "<1" if 0 < share < 0.005 else str(max(int(share > 0), round(100 * share)))


def change_cell(change: Estimate, *, shares: bool = False) -> str:
    """A difference with its sign and its interval, where that shows: `-8 d (-9 to -7)`, `+17 (+16 to +18)`."""
    if change.value is None:
        return ""
    if not largest(change):
        return "0"
    size, short, _ = (0.01, "", "") if shares else unit_of(largest(change))
    value = f"{signed(change.value / size)} {short}".rstrip()
    if change.low is None or change.high is None:
        return value
    low, high = signed(change.low / size), signed(change.high / size)
    return value if low == high else f"{value} ({low} to {high})"


def signed(number: float) -> str:
    """A whole number with its sign, none where it is nothing."""
    whole = round(number)
    return f"{whole:+d}" if whole else "0"


# Of a sentence


def shift(change: Estimate) -> str:
    """How much sooner or later, with the interval where that shows: `8 days sooner (7 to 9)`."""
    value = change.value or 0.0
    size, _, word = unit_of(value)
    said = f"{counted(round(abs(value) / size), word)} {'sooner' if value < 0 else 'later'}"
    if change.low is None or change.high is None or not change.is_sure:
        return said
    low, high = sorted((round(abs(change.low) / size), round(abs(change.high) / size)))
    return said if low == high else f"{said} ({low} to {high})"


def length(minutes: float | None) -> str:
    """A time of a sentence: `24 days`, `16 hours`."""
    size, _, word = unit_of(minutes or 0.0)
    return counted(round((minutes or 0.0) / size), word)


def people(change: Estimate, one: str, several: str) -> str:
    """What how many more or fewer of a hundred do, where that is sure and shows: `17 fewer are never told`."""
    whole = round(100 * (change.value or 0.0))
    if not whole or (change.low is not None and not change.is_sure):
        return ""
    return f"{abs(whole)} {'more' if whole > 0 else 'fewer'} {one if abs(whole) == 1 else several}"


def unit_of(minutes: float) -> tuple[int, str, str]:
    """Minutes of the unit in which so long a time is told, and its names."""
    found = next(each for each in UNITS if abs(minutes) >= each[0])
    return found[1:]


def largest(change: Estimate) -> float:
    """The longest time of a difference and its interval."""
    return max(abs(each) for each in (change.value, change.low, change.high) if each is not None)
