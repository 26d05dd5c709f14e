"""Numbers, days and dates in words, and paragraphs that fit."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from stillwaiting.survival import Share
from stillwaiting.units import DAY, WEEK, counted, print_duration

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FEW_CASES = 1_000
"""Cases below which numbers are called rough."""
FEW_WORLDS = 20
"""Worlds below which a band is not shown: its ends would be two of the worlds."""


@dataclass(frozen=True)
class Page:
    """How wide to write, in which signs, and what the causes are called."""

    width: int = 80
    unicode: bool = True
    phrases: Mapping[str, str] = field(default_factory=dict)

    def fits(self, text: str) -> str:
        """The text in signs that the reader's terminal has."""
        return text if self.unicode else text.encode("ascii", "replace").decode("ascii")


def wrapped(page: Page, text: str, indent: str = "  ") -> list[str]:
    """A paragraph in lines of the page's width, all but the first indented."""
    return textwrap.wrap(text, max(page.width, 20), subsequent_indent=indent, break_on_hyphens=False)


def low_to_high(low: float, high: float) -> str:
    """Two shares as whole numbers per 100."""
    return f"{round(100 * low)} to {round(100 * high)}"


def moves(share: Share) -> bool:
    """Whether the band shows in whole numbers per 100."""
    return round(100 * share.low) != round(100 * share.high)


def whole_days(minutes: int) -> int:
    """Days that are surely enough."""
    return ceil(minutes / DAY)


def days_or_weeks(days: int) -> str:
    """A number of days, in weeks where they are whole: `9 days`, `4 weeks`."""
    return counted(days // 7, "week") if days >= 14 and days % 7 == 0 else counted(days, "day")


def waited_words(minutes: int) -> str:
    """The wait in words: `4 weeks`, `10 days`."""
    if minutes == 0:
        return "0 days"
    return print_duration(minutes, weeks=minutes >= 2 * WEEK)


def on_date(interview: datetime, minutes: int) -> str:
    """The date so many minutes after the interview: `Tue 15 Dec 2026`."""
    day = interview + timedelta(minutes=minutes)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def on_day(interview: datetime | None, day: int) -> str:
    """A day counted from the interview, with its date if that is known: `day 63 (Tue 19 Jan 2027)`."""
    return f"day {day}" + (f" ({on_date(interview, day * DAY)})" if interview else "")
