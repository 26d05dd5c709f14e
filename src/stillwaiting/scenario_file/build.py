"""From the plain data of a file to a Scenario, with everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from stillwaiting.delays import DELAYS
from stillwaiting.errors import Path, Problem, ScenarioError
from stillwaiting.part import Part
from stillwaiting.people import Person
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.header import (
    HORIZON,
    SITUATION,
    header_problems,
    read_horizon,
    read_interview,
)
from stillwaiting.scenario_file.problems import expected, missing_key, translate, unknown_key
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS
from stillwaiting.units import quoted

Data = Mapping[str, Any]
AnyPart = TypeVar("AnyPart", bound=Part)
Value = TypeVar("Value")

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
TAKEN = frozenset({"start", "standing"})
"""Names with a meaning of their own."""


def build(data: Data, name: str) -> Scenario:
    """The scenario that the data means; raises ScenarioError with the path of every problem."""
    problems = header_problems(data)
    people = _section(data, "people", lambda key, said: Person, problems)
    process = _section(data, "process", _step, problems)
    delays = _section(data, "delays", _delay, problems)
    problems += _shared_names(data)
    standing = _part(Standing, data.get("standing"), ("standing",), problems)
    horizon = _header(read_horizon, data.get("horizon", HORIZON), "horizon", problems)
    interview = _header(read_interview, data.get("interview"), "interview", problems)
    sources = _sources(data.get("sources"), problems)
    if problems or standing is None or horizon is None:
        raise ScenarioError(problems + inner_problems({"people": people, "process": process, "delays": delays}))
    return Scenario(
        name=name,
        description=str(data.get("description", "")),
        situation=str(data.get("situation", SITUATION)),
        choose_if=str(data.get("choose_if", "")),
        people=people,
        process=process,
        standing=standing,
        delays=delays,
        horizon=horizon,
        interview=interview,
        sources=sources,
    )


def inner_problems(sections: Mapping[str, Mapping[str, Part]]) -> list[Problem]:
    """What single parts find wrong in themselves."""
    return [
        Problem((section, name, *problem.path), problem.message, problem.suggestion, problem.on_key)
        for section, parts in sections.items()
        for name, part in parts.items()
        for problem in part.problems()
    ]


def _section(
    data: Data, section: str, kind: Callable[[str, Data, list[Problem]], type[AnyPart] | None], problems: list[Problem]
) -> dict[str, AnyPart]:
    """The parts of a section, those that could be read."""
    said = data.get(section)
    if said is None or not isinstance(said, Mapping):
        ...
    return {}
