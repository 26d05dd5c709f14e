"""An amount of time, as plain data, times a factor."""

from collections.abc import Mapping

from stillwaiting.errors import StillWaitingError
from stillwaiting.studies.varied import digits
from stillwaiting.units import DAY, Span, SpanError, parse_range, parse_span, quoted, split_range

KEPT = frozenset({"dist", "shape", "p", "weight"})
"""What a length of time has beside lengths."""


def scaled(said: object, factor: float) -> object:
    """The amount with every length in it so many times as long, and without what stands under `unsure`.

    Raises StillWaitingError where there is no amount of time.
    """
    if isinstance(said, Mapping):
        return {key: _inside(key, each, factor) for key, each in said.items() if key != "unsure"}
    if isinstance(said, str):
        return _text(said, factor)
    what = "nothing is said there" if said is None else "no length of time stands there"
    raise StillWaitingError(f"a factor multiplies a length of time, and {what}; write values instead of factors")


def _inside(key: str, said: object, factor: float) -> object:
    """What stands under a key of an amount."""
    if key == "values" and isinstance(said, Mapping):
        return {_text(length, factor): chance for length, chance in said.items()}
    if isinstance(said, list):
        return [scaled(each, factor) for each in said]
    return said if key in KEPT else scaled(said, factor)


def _text(said: str, factor: float) -> str:
    """A length of time, or a range of two."""
    try:
        if split_range(said) is None:
            return _length(parse_span(said), factor)
        ends = parse_range(said)
    except SpanError:
        message = f"a factor multiplies a length of time, and {quoted(said)} is none; write values instead of factors"
        raise StillWaitingError(message) from None
    return f"{_length(ends.low, factor)} to {_length(ends.high, factor)}"


def _length(span: Span, factor: float) -> str:
    """A length in minutes, or in business days where it was said in those."""
    business = span.measure == "business"
    number = digits(round(span.minutes * factor / (DAY if business else 1), 6))
    return f"{number} business days" if business else f"{number} min"
