"""What is varied: `delays.sign_offs.takes="0.5x to 2x"`, `standing.first_choice="20% to 50%"`, or a list of choices."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor

from stillwaiting.amounts import numbers
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.scenario_file.header import SECTIONS
from stillwaiting.scenario_file.places import plain
from stillwaiting.scenario_file.read import read_text
from stillwaiting.scenario_file.write import flow
from stillwaiting.units import NUMBER, SpanError, parse_span, quoted, split_range

VARY = "--vary"
"""What a varied number is called where it is wrong."""
FACTOR = "x"
EXAMPLE = 'write such as delays.sign_offs.takes="0.5x to 2x", standing.first_choice="20% to 50%" or a list, [20%, 35%]'
END = re.compile(rf"({NUMBER})\s*(.*)", re.DOTALL)
WHOLE = re.compile(r"[0-9]+")
MOST_CHOICES = 1_000

Value = float | str
"""A number in the unit of what is varied, or a text where it has none."""


@dataclass(frozen=True)
class Varied:
    """A number of a scenario, and all it may be: between two ends, or one of several choices."""

    keys: tuple[str, ...]
    """The path of keys from the top of the scenario."""
    unit: str = ""
    """What stands behind each number, as in a scenario file; a FACTOR multiplies the amount that is there."""
    ends: tuple[float, float] = (0.0, 0.0)
    whole: bool = False
    """Whether only whole numbers lie between the ends."""
    choices: Mapping[Value, object] = field(default_factory=dict)
    """Each choice as it is shown, and as plain data; none where there are two ends."""

    @property
    def path(self) -> str:
        """The path as it was written."""
        return ".".join(self.keys)

    @property
    def column(self) -> str:
        """The name of its column: the path, with the unit of its numbers."""
        return f"{self.path} ({self.unit})" if self.unit else self.path

    def at(self, u: float) -> Value:
        """The value that a share u of all lie below, 0 <= u < 1."""
        if self.choices:
            return list(self.choices)[floor(u * len(self.choices))]
        low, high = self.ends
        return low + floor(u * (high - low + 1)) if self.whole else self._between(u)

    def levels(self, count: int) -> list[Value]:
        """All choices, or so many values at equal steps from one end to the other."""
        if self.choices:
            return list(self.choices)
        steps = [place / (count - 1) for place in range(count)] if count > 1 else [0.5]
        return list(dict.fromkeys(self._between(step) for step in steps))

    def corners(self) -> tuple[Value, ...]:
        """The two ends, or all choices."""
        return tuple(self.choices) or self.ends

    def _between(self, share: float) -> float:
        """A value on the way from one end to the other; factors go by equal ratios."""
        low, high = self.ends
        value = low * (high / low) ** share if self.unit == FACTOR else low + share * (high - low)
        return float(round(value)) if self.whole else float(f"{value:.6g}")

    def said(self, value: Value) -> object:
        """A value as a scenario file says it; a factor is said as one: `0.5 x`."""
        if value in self.choices and self.unit != FACTOR:
            return self.choices[value]
        return f"{digits(float(value))} {self.unit}".strip()


def digits(number: float) -> str:
    """A number without an exponent."""
    return f"{number:.12f}".rstrip("0").rstrip(".")


# From text


def parse_varied(texts: Iterable[str]) -> tuple[Varied, ...]:
    """All that is varied, each written as PATH=WHAT. Raises StillWaitingError with a line for each that cannot be read,
    and for each that is about the same thing as another.
    """
    found, wrong = list[Varied](), list[str]()
    for text in texts:
        try:
            found.append(parse_one(text))
        except StillWaitingError as error:
            wrong.append(str(error))
    wrong += [f"{VARY} {one.path}: {other} is varied already; say it once" for one, other in _twice(found)]
    if wrong:
        raise StillWaitingError("\n".join(wrong))
    return tuple(found)


def parse_one(text: str) -> Varied:
    """What one PATH=WHAT says. Raises StillWaitingError where it cannot be read."""
    path, sign, said = (part.strip() for part in text.partition("="))
    keys = tuple(part.strip() for part in path.split("."))
    if not sign or not all(keys) or not said:
        raise StillWaitingError(f"{VARY} {text}: expected PATH=WHAT; {EXAMPLE}")
    if keys[0] not in SECTIONS or len(keys) < 2:
        raise StillWaitingError(f"{VARY} {path}: what can be varied stands under {', '.join(SECTIONS)}; {EXAMPLE}")
    try:
        found = _choices(keys, said) if said.startswith("[") else _range(keys, said)
        for value in found.corners() if found.unit == FACTOR else ():
            numbers.factor(digits(float(value)))
        return found
    except StillWaitingError as error:
        raise StillWaitingError(f"{VARY} {path}: {error}") from None


def _twice(found: Sequence[Varied]) -> Iterator[tuple[Varied, str]]:
    """Each with the path of an earlier one that is the same, or inside of it, or around it."""
    for place, one in enumerate(found):
        for other in found[:place]:
            short, long = sorted((one.keys, other.keys), key=len)
            if long[: len(short)] == short:
                yield one, other.path


def _range(keys: tuple[str, ...], said: str) -> Varied:
    """Between two ends."""
    ends = split_range(said)
    read = [_number(end) for end in ends] if ends else []
    if ends is None or None in read:
        raise StillWaitingError(f"cannot read {quoted(said)} as LOW to HIGH; {EXAMPLE}")
    (low, one), (high, unit) = read  # type: ignore[misc]
    low = _in_unit(low, one, unit, said)
    if low >= high:
        raise StillWaitingError(f"the low end must be below the high end, unlike in {quoted(said)}")
    whole = not unit and high > 1 and all(WHOLE.fullmatch(end.strip()) for end in ends)
    return Varied(keys, unit, (low, high), whole)


def _number(text: str) -> tuple[float, str] | None:
    """A number and what stands behind it."""
    found = END.fullmatch(text.strip())
    return (float(found[1]), " ".join(found[2].split()).replace("×", FACTOR)) if found else None


def _in_unit(number: float, unit: str, other: str, said: str) -> float:
    """A number of a unit in another one."""
    if other.startswith(unit):
        return number
    try:
        return parse_span(f"{digits(number)} {unit}").minutes / parse_span(f"1 {other}").minutes
    except SpanError:
        raise StillWaitingError(f"both ends need one unit, unlike in {quoted(said)}") from None


def _choices(keys: tuple[str, ...], said: str) -> Varied:
    """Each entry of a list; numbers of one unit where all of them are."""
    entries = _entries(said)
    if not 2 <= len(entries) <= MOST_CHOICES:
        raise StillWaitingError(f"a list has two choices or more, up to {MOST_CHOICES:,}, unlike {quoted(said)}")
    shown, unit = _shown(entries)
    if len(set(shown)) < len(shown):
        raise StillWaitingError(f"a choice stands twice in {quoted(said)}")
    return Varied(keys, unit, choices=dict(zip(shown, entries, strict=True)))


def _shown(entries: Sequence[object]) -> tuple[list[Value], str]:
    """Each entry as it is shown: a number of the last one's unit, or else its text."""
    known = [one for entry in entries if isinstance(entry, str) and (one := _number(entry))]
    try:
        unit = known[-1][1] if len(known) == len(entries) else ""
        shown: list[Value] = [_in_unit(number, one, unit, "") for number, one in known]
    except StillWaitingError:
        shown = []
    if len(shown) < len(entries):
        return [entry if isinstance(entry, str) else flow(entry) for entry in entries], ""
    return shown, unit


def _entries(said: str) -> list[object]:
    """A list as plain data."""
    if len(said.splitlines()) > 1:
        raise StillWaitingError("write the list on one line")
    try:
        found = plain(read_text(f"value: {said}", VARY).root)
    except ScenarioError:
        found = None
    values = found.get("value") if isinstance(found, dict) and list(found) == ["value"] else None
    if not isinstance(values, list):
        raise StillWaitingError(f"cannot read {quoted(said)} as a list, such as [20%, 35%, 50%]")
    return values
