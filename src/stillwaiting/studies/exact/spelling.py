"""Scenario files read once more, and only what a Markov chain can hold: chances, and amounts without memory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

MINUTES = {"min": 1, "h": 60, "day": 1440, "days": 1440, "week": 10080, "weeks": 10080}

Data = Mapping[str, Any]
"""Keys and values of a file, or of a part of it."""


def read(file: Path) -> Data:
    """What the file says, as plain data."""
    found: Data = YAML(typ="safe", pure=True).load(file)
    return found


def minutes(said: object) -> float:
    """The minutes of a length of time: `90 min`, `1.5 days`. Raises ValueError for any other text."""
    number, _, unit = str(said).partition(" ")
    if unit not in MINUTES:
        raise ValueError(f"{said!r} is not a number and one of {', '.join(MINUTES)}")
    return float(number) * MINUTES[unit]


def memoryless(said: object, what: str) -> float:
    """The mean in minutes of an exponential amount, or 0 for one that takes no time.

    Raises ValueError for every other amount: a chain would have to remember how long it has taken.
    """
    if isinstance(said, Mapping) and said.keys() == {"dist", "mean"} and said["dist"] == "exponential":
        return minutes(said["mean"])
    if isinstance(said, str) and minutes(said) == 0:
        return 0.0
    raise ValueError(f"{what}: a Markov chain needs 0 min or {{dist: exponential, mean: ...}}, not {said!r}")


def chance(said: object) -> float:
    """The probability of a chance: `25%`, `0.25`, `1 in 4`."""
    text = str(said)
    if text.endswith("%"):
        return float(text[:-1]) / 100
    hits, _, among = text.partition(" in ")
    return float(hits) / float(among or 1)


def names(said: object) -> tuple[str, ...]:
    """One name, or the names of a list."""
    return (said,) if isinstance(said, str) else tuple(said or ())  # type: ignore[arg-type]


def take(part: Data, *known: str) -> None:
    """Refuse a part that says more than these keys. Raises ValueError that names what is too much."""
    unknown = [key for key in part if key not in known]
    if unknown:
        raise ValueError(f"a Markov chain cannot hold {', '.join(unknown)}")
