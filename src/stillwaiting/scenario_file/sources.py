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


def read_sources(said: Any, problems: list[Problem]) -> dict[str, str]:
    """The source of each key, as far as it is a text."""
    if said is not None and not isinstance(said, Mapping):
        problems.append(expected("keys such as sign_offs.takes, each with its source", ("sources",), said))
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
    known = ["horizon", "interview", *_keys(scenario)]
    unknown = [key for key in scenario.sources if key not in known]
    return [_unknown(key, known if place < MOST_HINTS else []) for place, key in enumerate(unknown)]


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


def _unknown(key: str, known: list[str]) -> Problem:
    message = f"nothing in this scenario is called {quoted(key)}"
    return Problem(("sources", key), message, closest(key, known), on_key=True)
