"""Weekly hours and closures as people write them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from stillwaiting.calendar.table import DAY, Opening
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import quoted

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_A_DAY = 10
"""Stretches of work in one day."""
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_DATE = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")


@dataclass(frozen=True)
class Week:
    """Opening intervals of Monday to Sunday."""

    days: tuple[Opening, ...]

    def minutes(self) -> int:
        """Open minutes of a week."""
        return sum(stop - start for opening in self.days for start, stop in opening)

    def open_days(self) -> int:
        """Days of a week that open at all."""
        return sum(1 for opening in self.days if opening)

    def only(self, names: frozenset[int]) -> "Week":
        """The same hours, on the named weekdays alone (Monday is 0)."""
        return Week(tuple(opening if day in names else () for day, opening in enumerate(self.days)))


def parse_hours(text: str) -> Week:
    """Weekly hours such as "Mon-Fri 9:00-17:30" or "Mon-Thu 9:00-12:00, 13:00-17:00; Fri 9:00-15:00".

    Raises StillWaitingError with what would have been right.
    """
    days: list[Opening] = [()] * 7
    for part in text.split(";"):
        words = part.strip().split(None, 1)
        if len(words) != 2:
            raise StillWaitingError(f'cannot read hours {quoted(text)}; write such as "Mon-Fri 9:00-17:30"')
        opening = _opening(words[1], text)
        for day in parse_weekdays(words[0]):
            if days[day]:
                raise StillWaitingError(f"hours {quoted(text)} name {WEEKDAYS[day]} twice")
            days[day] = opening
    return Week(tuple(days))


def parse_weekdays(text: str) -> frozenset[int]:
    """Weekday numbers (Monday 0) in "Mon-Fri", "Tue, Thu" or "Fri"."""
    found: set[int] = set()
    for part in text.split(","):
        ends = [_weekday(word, text) for word in part.split("-")]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise StillWaitingError(f'cannot read weekdays {quoted(text)}; write such as "Mon-Fri" or "Tue,Thu"')
        found.update(range(ends[0], ends[-1] + 1))
    return frozenset(found)


def _weekday(word: str, text: str) -> int:
    lowered = word.strip().lower()
    for day, name in enumerate(_LONG):
        if len(lowered) >= 3 and name.startswith(lowered):
            return day
    raise StillWaitingError(f"{_inside(word, text)} is not a weekday; write Mon, Tue, Wed, Thu, Fri, Sat or Sun")


def _inside(word: str, whole: str) -> str:
    """The word in quotes, and the text it stands in where that says more."""
    said = quoted(word.strip())
    return said if word.strip() == whole.strip() else f"{said} in {quoted(whole)}"


def _opening(text: str, whole: str) -> Opening:
    intervals = []
    for part in text.split(","):
        ends = [_time(word, whole) for word in part.split("-")]
        if len(ends) != 2 or ends[0] >= ends[1]:
            raise StillWaitingError(
                f'cannot read hours {quoted(whole)}: {quoted(part.strip())} must be such as "9:00-17:30"'
            )
        intervals.append((ends[0], ends[1]))
    if len(intervals) > MOST_A_DAY:
        raise StillWaitingError(f"hours {quoted(whole)} have more than {MOST_A_DAY} stretches in one day")
    ordered = sorted(intervals)
    if any(first[1] >= second[0] for first, second in pairwise(ordered)):
        raise StillWaitingError(f"hours {quoted(whole)} overlap or touch on one day")
    return tuple(ordered)


def _time(word: str, whole: str) -> int:
    match = _TIME.fullmatch(word.strip())
    minute = int(match[1]) * 60 + int(match[2]) if match and int(match[2]) < 60 else DAY + 1
    if minute > DAY:
        raise StillWaitingError(f"{_inside(word, whole)} is not a time of day; write such as 9:00 or 17:30")
    return minute


@dataclass(frozen=True)
class Closure:
    """Days closed, first and last included; without a year, every year."""

    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]

    def covers(self, day: date) -> bool:
        """Whether this closure holds on `day`."""
        first, last = self.first, self.last
        if first[0] is not None:
            return first <= (day.year, day.month, day.day) <= last
        now, start, stop = (day.month, day.day), first[1:], last[1:]
        return start <= now <= stop if start <= stop else now >= start or now <= stop


def parse_closure(text: str) -> Closure:
    """A closure such as "2026-12-24..2027-01-01", "12-24..01-01" (every year) or one day."""
    ends = text.split("..")
    first, last = _date(ends[0], text), _date(ends[-1], text)
    if len(ends) > 2 or (first[0] is None) != (last[0] is None):
        raise StillWaitingError(f'cannot read closure {quoted(text)}; write "2026-12-24..2027-01-01" or "12-24..01-01"')
    if first[0] is not None and last[0] is not None and (first[0], *first[1:]) > (last[0], *last[1:]):
        raise StillWaitingError(f"closure {quoted(text)} ends before it begins")
    return Closure(first, last)


def _date(word: str, whole: str) -> tuple[int | None, int, int]:
    match = _DATE.fullmatch(word.strip())
    if match:
        year = int(match[1]) if match[1] else None
        try:
            date(year or 2024, int(match[2]), int(match[3]))
        except ValueError:
            raise StillWaitingError(f"{_inside(word, whole)} is not a day of the calendar") from None
        return (year, int(match[2]), int(match[3]))
    raise StillWaitingError(f'cannot read closure {quoted(whole)}; write "2026-12-24..2027-01-01" or "12-24..01-01"')


def days_from(first: date, count: int) -> list[date]:
    """`count` consecutive dates, `first` included."""
    return [first + timedelta(days=offset) for offset in range(count)]
