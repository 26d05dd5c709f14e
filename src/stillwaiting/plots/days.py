"""Days since the interview in words, in dates where its own is known, and how far to look ahead."""

from datetime import datetime, timedelta

import numpy as np

from stillwaiting.calendar.week import WEEKDAYS
from stillwaiting.results import Results
from stillwaiting.survival import told
from stillwaiting.units import DAY

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BEYOND = 0.02
"""Share of the answers that may lie beyond an axis."""


def reach(results: Results, waited: int | None, beyond: float = BEYOND, room: float = 1.35) -> int:
    """The minute up to which something is drawn: most of the answers, and today with some room behind it."""
    waits = results.wait[told(results)]
    most = int(np.quantile(waits, 1 - beyond)) if len(waits) else results.horizon // 4
    return min(max(most, round(room * (waited or 0)), 7 * DAY), max(results.horizon, waited or 0))


def short_date(interview: datetime, day: float) -> str:
    """The date so many days after the interview, without its year: `23 Nov`."""
    found = interview + timedelta(days=day)
    return f"{found.day} {MONTHS[found.month - 1]}"


def full_date(interview: datetime, day: float) -> str:
    """The same with weekday and year: `Mon 23 Nov 2026`."""
    found = interview + timedelta(days=day)
    return f"{WEEKDAYS[found.weekday()]} {short_date(interview, day)} {found.year}"


def day_words(day: float) -> str:
    """A day since the interview in words: `day 28`, `day 2.5`."""
    return f"day {day:g}" if day == int(day) else f"day {day:.1f}"


def today_words(day: float, interview: datetime | None) -> str:
    """Today in words: `today: day 28`, with its date where that is known."""
    return f"today: {day_words(day)}" + (f", {full_date(interview, day)}" if interview else "")
