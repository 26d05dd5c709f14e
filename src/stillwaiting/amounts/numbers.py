"""Bare numbers of the scenario language: probabilities, factors, whole numbers."""

import math
import re

from stillwaiting.errors import StillWaitingError
from stillwaiting.units import quoted

DIGITS = r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
NUMBER = re.compile(rf"[-+]?(?:{DIGITS})(?:[eE][-+]?[0-9]+)?")
PERCENT = re.compile(rf"({DIGITS})\s*%")
ONE_IN = re.compile(rf"({DIGITS})\s+in\s+({DIGITS})")
FACTOR = re.compile(rf"({DIGITS})\s*[x×]?")
SMALLEST_FACTOR, LARGEST_FACTOR = 0.01, 100.0


def number(said: object) -> float:
    """The finite number, given as one or as its text; raises StillWaitingError."""
    said_as_text = isinstance(said, str) and NUMBER.fullmatch(said.strip())
    said_as_number = isinstance(said, int | float) and not isinstance(said, bool)
    if not said_as_text and not said_as_number:
        raise StillWaitingError(f"expected a number, got {quoted(said)}")
    value = float(str(said))
    if not math.isfinite(value):
        raise StillWaitingError(f"expected a finite number, got {quoted(said)}")
    return value


def whole(said: object, most: int) -> int:
    """The whole number from 0 to `most`; raises StillWaitingError."""
    try:
        value = number(said)
    except StillWaitingError:
        value = math.nan
    if not 0 <= value <= most or value != int(value):
        raise StillWaitingError(f"expected a whole number from 0 to {most:,}, got {quoted(said)}")
    return int(value)


def probability(said: object) -> float:
    """The probability given as `35%`, `0.35` or `1 in 5`; raises StillWaitingError."""
    text = said.strip() if isinstance(said, str) else ""
    if found := PERCENT.fullmatch(text):
        value = float(found[1]) / 100
    elif found := ONE_IN.fullmatch(text):
        value = float(found[1]) / float(found[2]) if float(found[2]) else math.inf
    else:
        value = _plain_probability(said)
    if not 0 <= value <= 1:
        hint = f"; write {text}%" if NUMBER.fullmatch(text) and 1 < value <= 100 else ""
        raise StillWaitingError(f"a chance lies between 0 and 1 (0% and 100%), unlike {quoted(said)}{hint}")
    return value


def factor(said: object) -> float:
    """The factor given as `0.5x` or 0.5; raises StillWaitingError."""
    found = FACTOR.fullmatch(str(said).strip()) if not isinstance(said, bool) else None
    if found is None:
        raise StillWaitingError(f"expected a factor such as 0.5x or 2x, got {quoted(said)}")
    value = float(found[1])
    if not SMALLEST_FACTOR <= value <= LARGEST_FACTOR:
        raise StillWaitingError(f"a factor lies between 0.01x and 100x, unlike {quoted(said)}")
    return value


def _plain_probability(said: object) -> float:
    if said is None or said == "":
        raise StillWaitingError("a chance is missing; write for example 35%, 0.35 or 1 in 5")
    try:
        return number(said)
    except StillWaitingError:
        raise StillWaitingError(
            f"cannot read {quoted(said)} as a chance; write for example 35%, 0.35 or 1 in 5"
        ) from None
