"""Pictures made of signs: the bar of a hundred people, answers over time, rows of bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from stillwaiting.answers.hundred import parts_of
from stillwaiting.report.wording import Page

MARKS, PLAIN_MARKS = "█▒·?/", "#+.?/"
LEVELS, PLAIN_LEVELS = "▁▂▃▄▅▆▇█", ".:-=+*%#"
PARTS_OF_A_CELL = "▏▎▍▌▋▊▉█"
STRETCHES = ((1, "day", 21), (7, "week", 40), (14, "2 weeks", 40), (28, "4 weeks", 40), (91, "13 weeks", 40))
"""Days in a column, how it is called, and how many columns are still easy to read."""
TAIL = 0.01
"""Share of the answers that a line may leave to its end."""


@dataclass(frozen=True)
class Columns:
    """Answers counted in equal stretches of time, and how many come after the last."""

    days: int
    unit: str
    counts: tuple[int, ...]
    beyond: int


def hundred_bar(page: Page, parts: list[int]) -> list[str]:
    """The parts of a hundred people as one bar of marks, and what a mark stands for."""
    people = 1 if page.width >= 120 else 2
    signs = MARKS if page.unicode else PLAIN_MARKS
    bar = "  " + "".join(sign * count for sign, count in zip(signs, marks(100 // people, parts), strict=True))
    key = f"  1 mark = {'1 person' if people == 1 else '2 people'}"
    return [bar + key] if len(bar + key) <= page.width else [bar, key]


def marks(whole: int, parts: list[int]) -> list[int]:
    """How many marks each part gets: at least one where there is anybody, at the cost of the largest."""
    counts = [max(1, mark) if part else 0 for mark, part in zip(parts_of(whole, parts), parts, strict=True)]
    counts[counts.index(max(counts))] -= max(0, sum(counts) - whole)
    return counts


def columns(per_day: Sequence[int], least_days: int, most: int, tail: float = TAIL) -> Columns:
    """The answers in the shortest stretches that show all but the tail, and at least so many days."""
    reached, total = list(accumulate(per_day)), sum(per_day)
    shown = next((day for day, count in enumerate(reached, 1) if count >= (1 - tail) * total), 1)
    last = max(shown, least_days, 1)
    days, unit, _ = next((each for each in STRETCHES if -(-last // each[0]) <= min(most, each[2])), STRETCHES[-1])
    end = -(-last // days)
    counts = tuple(sum(per_day[i * days : (i + 1) * days]) for i in range(end))
    return Columns(days, unit, counts, total - sum(counts))


def spark(page: Page, per_day: Sequence[int], today: float) -> str:
    """Answers over time in one line, with a bar where today is."""
    found = columns(per_day, round(today) + 1, max(10, page.width - 36))
    top, levels = max(found.counts), LEVELS if page.unicode else PLAIN_LEVELS
    drawn = "".join(levels[-(-len(levels) * count // top) - 1] if count else " " for count in found.counts)
    place = round(today / found.days)
    more = ("…" if page.unicode else "...") if found.beyond else ""
    return f"  answers per {found.unit}  {drawn[:place]}|{drawn[place:]}{more}   | = today"


def rows(page: Page, labels: Sequence[str], counts: Sequence[int], numbers: Sequence[str]) -> list[str]:
    """One bar a row, all on one scale, with its label before and its number behind."""
    left, right = max(map(len, labels), default=0), max(map(len, numbers), default=0)
    room = max(8, min(page.width, 100) - left - right - 6)
    top = max(counts, default=0) or 1
    return [
        f"  {label:>{left}}  {length_bar(page, room * count / top)} {number}"
        for label, count, number in zip(labels, counts, numbers, strict=True)
    ]


def length_bar(page: Page, cells: float) -> str:
    """A bar of so many cells, in eighths where the signs for them exist; never nothing for something."""
    if not page.unicode:
        return "#" * max(round(cells), int(cells > 0))
    eighths = max(round(8 * cells), int(cells > 0))
    return "█" * (eighths // 8) + (PARTS_OF_A_CELL[eighths % 8 - 1] if eighths % 8 else "")
