"""Reading the parts of one amount: each gives a value, or notes what is wrong and where."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from stillwaiting.errors import Path, Problem, StillWaitingError
from stillwaiting.units import DAY, EXAMPLES, WEEK, Span, SpanError, parse_span, quoted, split_range

Reader = Callable[[object], float]


@dataclass(frozen=True)
class Findings:
    """What reading one amount has brought up so far; filled while it is read."""

    effort: bool  # whether only hours and minutes are accepted
    problems: list[Problem]
    calendars: set[str]  # of the lengths of time read so far

    def wrong(self, path: Path, message: str, suggestion: str | None = None) -> None:
        """Note what is wrong at that place inside the amount."""
        self.problems.append(Problem(path, message, suggestion))

    def unknown(self, path: Path, key: str, missing: Iterable[str], usage: str) -> str | None:
        """Note a key nobody knows; returns the missing one that was probably meant."""
        close = get_close_matches(key, list(missing), n=1)
        hint = close[0] if close else None
        self.problems.append(Problem((*path, key), f"unknown key {quoted(key)}: {usage}", hint, on_key=True))
        return hint


def read_number(reader: Reader, said: object, path: Path, found: Findings) -> float | None:
    """What the reader makes of the text, or nothing where it refuses it."""
    try:
        return reader(said)
    except StillWaitingError as error:
        found.wrong(path, str(error))
        return None


def read_span(said: object, path: Path, found: Findings) -> float | None:
    """Minutes of a length of time."""
    if isinstance(said, str) and split_range(said) is not None:
        found.wrong(path, f"one length of time is meant here, not the range {quoted(said)}")
        return None
    try:
        span = parse_span(_text(said))
    except SpanError as error:
        found.wrong(path, error.message, error.suggestion)
        return None
    return span.minutes if fits(span, path, found) else None


def fits(span: Span, path: Path, found: Findings) -> bool:
    """Whether the unit suits the amount; business days and clock time never meet in one."""
    if found.effort and span.measure != "hours":
        found.wrong(path, f"effort is working time: write hours, such as {_as_effort(span.minutes)}")
        return False
    found.calendars.add("business days" if span.measure == "business" else "clock time")
    return True


def added_up(weights: list[float], noun: str, path: Path, found: Findings) -> bool:
    """Whether the weights add up to 1; tells their sum where they do not."""
    total = math.fsum(weights)
    if abs(total - 1) > 1e-9:
        found.wrong(path, f"the {noun} add up to {100 * total:.6g}%, not to 100%")
        return False
    return True


def _text(said: object) -> str:
    if said is None or said == "":
        raise SpanError(f"a length of time is missing; {EXAMPLES}")
    if isinstance(said, list | tuple):
        raise SpanError("a list is not a length of time; write {samples: [...]} for measured values")
    if isinstance(said, dict):
        raise SpanError(f"expected one length of time, not a mapping; {EXAMPLES}")
    return str(said)


def _as_effort(minutes: float) -> str:
    """Working hours of so many days or weeks, as a hint."""
    hours = minutes / WEEK * 40 if minutes % WEEK == 0 else minutes / DAY * 8
    return f"{hours or 8:g} h"
