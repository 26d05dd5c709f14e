"""Lengths of time: read from text into minutes, and printed back in plain words."""

import math
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from stillwaiting.errors import StillWaitingError

MINUTE = 1
HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY
YEAR = 365 * DAY
LONGEST = 5 * YEAR

Measure = Literal["hours", "days", "business"]

UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
    **dict.fromkeys(("d", "day", "days"), DAY),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), WEEK),
    **dict.fromkeys(("y", "yr", "year", "years"), YEAR),
}
REFUSED = {
    **dict.fromkeys(("month", "months"), "a month has no fixed length; write 30 days or 4 weeks"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "whole minutes are the finest; write 1 min"),
    "m": "m could be minutes or months; write min, or 30 days",
}
EXAMPLES = "write for example 4 weeks, 2 business days, 36 h or 90 min"

NUMBER = r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
TERM = re.compile(rf"\s*({NUMBER})\s*((?:business|working)\s+)?([a-z]+)\s*")
BARE = re.compile(rf"({NUMBER})")
SIGNED = re.compile(rf"[-\u2212]\s*(?:{NUMBER}|p[0-9t])|p[-\u2212][0-9t]")
MONTHS = re.compile(rf"({NUMBER})\s*months?")
DAYS_A_MONTH = 30.4
ENDLESS = re.compile(r"[-+]?\.?(?:nan|inf|infinity)\b")
ISO = re.compile(
    rf"p(?:({NUMBER})y)?(?:({NUMBER})m)?(?:({NUMBER})w)?(?:({NUMBER})d)?"
    rf"(t(?:({NUMBER})h)?(?:({NUMBER})m)?(?:({NUMBER})s)?)?"
)
ISO_UNITS = ("years", "months", "weeks", "days", None, "hours", "minutes", "seconds")
BETWEEN = re.compile(r"\s+to\s+|(?<=[0-9a-z])(?<!\bp)\s*[-–]\s*(?=[.0-9p])")


class SpanError(StillWaitingError):
    """A length of time that cannot be read: `message` says what would be right."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        self.message = message
        self.suggestion = suggestion
        super().__init__(message + (f" (did you mean {suggestion!r}?)" if suggestion else ""))


@dataclass(frozen=True)
class Span:
    """A length of time and the words it was said in."""

    minutes: float  # of the clock; a business day counts 1,440
    measure: Measure  # "hours" where only hours and minutes were named


@dataclass(frozen=True)
class Range:
    """Two lengths of time, the first shorter than the second, on the same calendar."""

    low: Span
    high: Span


def quoted(text: object) -> str:
    """The text in quotes, shortened, safe to print on one line; in words where it is no text."""
    if text is None:
        return "nothing"
    if isinstance(text, list | tuple | dict):
        return "keys and values" if isinstance(text, dict) else "a list"
    shown = str(text)
    return repr(shown if len(shown) <= 40 else shown[:37] + "...")


def parse_span(text: str) -> Span:
    """The length of time written as `36 h`, `1 week 2 days`, `2 business days`, `4w` or `P1DT12H`."""
    said = text.strip().lower()
    if len(said) > 100:
        raise SpanError(f"cannot read {quoted(text)} as a length of time; {EXAMPLES}")
    if ENDLESS.match(said):
        raise SpanError(f"a length of time is a finite number with a unit, not {quoted(text)}")
    if SIGNED.match(said):
        raise SpanError(f"a length of time cannot be negative, as {quoted(text)} is")
    terms = _iso_terms(said, text) if re.match(r"p[0-9.t]", said) else _terms(said, text)
    return _added_up(terms, text)


def split_range(text: str) -> tuple[str, str] | None:
    """The two ends of `a to b` or `a-b`, or nothing where the text is not a range."""
    ends = BETWEEN.split(text.strip().lower())
    return (ends[0], ends[1]) if len(ends) == 2 else None


def parse_range(text: str) -> Range:
    """The range written as `2 to 10 business days`, `30 min to 2 h` or `1-3 days`."""
    ends = split_range(text)
    if ends is None:
        raise SpanError(f"cannot read {quoted(text)} as a range; write for example 2 to 10 business days")
    high = parse_span(ends[1])
    low = parse_span(_with_unit(ends[0], ends[1], text))
    if (low.measure == "business") != (high.measure == "business"):
        raise SpanError(f"{quoted(text)} mixes business days with clock time; use one of the two")
    if low.minutes >= high.minutes:
        raise SpanError(f"the low end of a range must be below the high end, unlike in {quoted(text)}")
    return Range(low, high)


def parse_wait(text: str) -> int:
    """Minutes of the wait written as `4 weeks`, `28 days` or `28d`; months get the weeks they are."""
    months = MONTHS.fullmatch(text.strip().lower())
    if months:
        weeks = round(float(months[1]) * DAYS_A_MONTH / 7)
        raise SpanError(f"a month has no fixed length; for {quoted(text)} write {counted(weeks, 'week')}, or the date")
    span = parse_span(text)
    if span.measure == "business":
        raise SpanError(f"a wait is counted on the calendar; write 2 weeks or 14 days instead of {quoted(text)}")
    return round(span.minutes)


def print_duration(minutes: float, weeks: bool = False) -> str:
    """The length of time in plain words: `2 days 3 h`; whole weeks as weeks only where asked."""
    whole = round(minutes)
    if weeks and whole and whole % WEEK == 0:
        return counted(whole // WEEK, "week")
    days, rest = divmod(whole, DAY)
    hours, left = divmod(rest, HOUR)
    words = [counted(days, "day")] if days else []
    words += [f"{hours} h"] if hours else []
    words += [f"{left} min"] if left or not words else []
    return " ".join(words)


def print_rounded(minutes: float, business: bool = False) -> str:
    """About so long, in one unit and at most three digits: `45 min`, `4.5 business days`, `26 weeks`."""
    if business:
        return counted(_digits(minutes / DAY), "business day")
    if minutes < 99.5:
        return f"{_digits(minutes)} min"
    if minutes < 2 * DAY:
        return f"{_digits(minutes / HOUR)} h"
    if minutes < 8 * WEEK:
        return counted(_digits(minutes / DAY), "day")
    return counted(_digits(minutes / WEEK), "week")


def counted(number: float | str, noun: str) -> str:
    """The number and its noun, in the plural unless it is one."""
    return f"{number} {noun}" if str(number) == "1" else f"{number} {noun}s"


def _terms(said: str, text: str) -> list[tuple[float, str, bool]]:
    """Number, unit and whether business days are meant, one for each part of the text."""
    terms: list[tuple[float, str, bool]] = []
    position = 0
    while position < len(said):
        found = TERM.match(said, position)
        if found is None:
            raise _unreadable(said, text, terms)
        terms.append((float(found[1]), found[3], found[2] is not None))
        position = found.end()
    if not terms:
        raise _unreadable(said, text, terms)
    return terms


def _unreadable(said: str, text: str, terms: list[tuple[float, str, bool]]) -> SpanError:
    """What is wrong with the text, of which the terms could be read."""
    if BARE.fullmatch(said):
        return SpanError(f"{quoted(text)} has no unit; write for example {said} days or {said} h")
    unknown = [unit for _, unit, _ in terms if unit not in UNITS]
    close = get_close_matches(unknown[0], ["business"], n=1) if unknown else []
    message = f"cannot read {quoted(text)} as a length of time; {EXAMPLES}"
    return SpanError(message, close[0] if close else None)


def _iso_terms(said: str, text: str) -> list[tuple[float, str, bool]]:
    found = ISO.fullmatch(said)
    terms = (
        [
            (float(value), unit, False)
            for value, unit in zip(found.groups(), ISO_UNITS, strict=True)
            if value is not None and unit is not None
        ]
        if found
        else []
    )
    if not terms or said.endswith("t"):
        raise SpanError(f"cannot read {quoted(text)} as a length of time; write for example P3D or PT36H")
    return terms


def _added_up(terms: list[tuple[float, str, bool]], text: str) -> Span:
    sizes = [_size(unit, business, text) for _, unit, business in terms]
    if any(business for *_, business in terms) and len(terms) > 1:
        raise SpanError(f"{quoted(text)} mixes business days with clock time; use one of the two")
    if sizes != sorted(set(sizes), reverse=True):
        raise SpanError(f"name each unit once, the longest first, unlike in {quoted(text)}")
    minutes = sum(number * size for (number, *_), size in zip(terms, sizes, strict=True))
    if not math.isfinite(minutes) or minutes > LONGEST:
        raise SpanError(f"{quoted(text)} is longer than 5 years, the longest that is simulated")
    measure: Measure = "business" if terms[0][2] else "hours" if max(sizes) <= HOUR else "days"
    return Span(float(minutes), measure)


def _size(unit: str, business: bool, text: str) -> int:
    """Minutes of one unit."""
    if unit in REFUSED:
        raise SpanError(f"cannot read {quoted(text)}: {REFUSED[unit]}")
    if unit not in UNITS:
        close = get_close_matches(unit, [*UNITS, "months", "business"], n=1)
        raise SpanError(f"unknown unit {quoted(unit)}; {EXAMPLES}", close[0] if close else None)
    if business and UNITS[unit] != DAY:
        raise SpanError(f"only days are counted as business days; write 5 business days, not {quoted(text)}")
    return UNITS[unit]


def _with_unit(low: str, high: str, text: str) -> str:
    """The low end with the unit of the high end where it has none of its own."""
    if not BARE.fullmatch(low):
        return low
    found = TERM.fullmatch(high)
    if found is None:
        raise SpanError(f"say the unit of both ends, as in 2 days to 1 week 3 days, unlike in {quoted(text)}")
    return f"{low} {found[2] or ''}{found[3]}"


def _digits(value: float) -> str:
    """The number with one decimal below 10 and none above, without a trailing `.0`."""
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}".removesuffix(".0")
