"""Where each number of a scenario comes from, by its key."""

from collections.abc import Iterable, Mapping
from typing import Any

from stillwaiting.errors import Problem
from stillwaiting.part import Part
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.problems import closest, expected
from stillwaiting.units import quoted

MOST_HINTS = 50
"""Unknown keys for which the key that was meant is searched; each search takes milliseconds."""


def read_sources(said: Any, problems: list[Problem], keys: str = "keys such as sign_offs.takes") -> dict[str, str]:
    """The source of each key, as far as it is a text."""
    if said is not None and not isinstance(said, Mapping):
        problems.append(expected(f"{keys}, each with its source", ("sources",), said))
        return {}
    texts = {}
    for key, text in (said or {}).items():
        if isinstance(text, str):
            texts[key] = text
        else:
            problems.append(expected("a text", ("sources", key), text))
    return texts


def source_problems(scenario: Scenario) -> list[Problem]:
    """Sources of numbers that the scenario does not have."""
    return unknown_sources(scenario.sources, ["horizon", "interview", *_keys(scenario)], "scenario")


def unknown_sources(sources: Iterable[str], known: list[str], what: str) -> list[Problem]:
    """Sources of what is none of the known keys of a scenario or mixture."""
    unknown = [key for key in sources if key not in known]
    return [_unknown(key, known if place < MOST_HINTS else [], what) for place, key in enumerate(unknown)]


def _keys(scenario: Scenario) -> Iterable[str]:
    """Every key of every part, those of parts inside included: `instance.field`."""
    for _, name, part in scenario.parts():
        yield name
        yield from _inside(name, part)


def _inside(name: str, part: Part) -> Iterable[str]:
    for key, value in part:
        yield f"{name}.{key}"
        if isinstance(value, Part):
            yield from _inside(f"{name}.{key}", value)


def _unknown(key: str, known: list[str], what: str) -> Problem:
    message = f"nothing in this {what} is called {quoted(key)}"
    return Problem(("sources", key), message, closest(key, known), on_key=True)
