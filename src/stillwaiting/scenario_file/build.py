"""From the plain data of a file to a Scenario, with everything that is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from stillwaiting.amounts import Duration
from stillwaiting.delays import DELAYS
from stillwaiting.errors import Path, Problem, ScenarioError
from stillwaiting.part import Part
from stillwaiting.people import Person
from stillwaiting.scenario import MOST, Scenario, too_many
from stillwaiting.scenario_file.header import TEXTS, header_problems
from stillwaiting.scenario_file.inherit import OFF
from stillwaiting.scenario_file.problems import closest, expected, explained, translate, unknown_key
from stillwaiting.scenario_file.sources import read_sources, source_problems
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS, Step
from stillwaiting.steps.disorder import NAME, NAMES
from stillwaiting.units import quoted

AnyPart = TypeVar("AnyPart", bound=Part)
Chosen = Callable[[Path, Mapping[str, Any], list[Problem]], tuple[type[AnyPart], Mapping[str, Any]] | None]
"""The class of an instance and the fields for it, or nothing after noting why there is none."""

TAKEN = frozenset({"start", "standing", "off", "off_hours", "silence"})
"""Names with a meaning of their own."""


def build(data: Mapping[str, Any], name: str) -> Scenario:
    """The scenario that the data means; raises ScenarioError with the path of every problem."""
    problems = header_problems(data)
    fields: dict[str, Any] = {
        "people": _section(data, "people", _person, problems),
        "process": _section(data, "process", _step, problems),
        "delays": _section(data, "delays", _delay, problems),
        **{key: data[key].strip() for key in TEXTS if isinstance(data.get(key), str)},
    }
    if data.get("standing") is not None:
        fields["standing"] = _part(Standing, data["standing"], ("standing",), problems) or Standing()
    if "horizon" in data:
        fields["horizon"] = _horizon(data["horizon"], problems) or Duration("52 weeks")
    fields["sources"] = read_sources(data.get("sources"), problems)
    scenario = Scenario(name=name, **fields)
    problems = explained([*problems, *_further(scenario, data, partial=bool(problems))])
    if problems:
        raise ScenarioError(problems)
    return scenario


def _further(scenario: Scenario, data: Mapping[str, Any], partial: bool) -> list[Problem]:
    """What the scenario finds wrong in itself; where parts are left out, only what cannot come from that."""
    if not partial:
        return [*scenario.problems(), *source_problems(scenario)]
    people, process = (_mapping(data.get(section)) for section in ("people", "process"))
    if not people or not process:
        return []
    everybody = {name: scenario.people.get(name, Person()) for name in people}
    whole = set(process) == set(scenario.process)
    found = scenario.with_(people=everybody).problems(ordered=whole)
    milestones = [_mapping(step).get("milestone") for step in process.values()]
    steps = {*process, *(one for one in milestones if isinstance(one, str))}
    sure = (*TEXTS, "horizon", *(["process"] if whole else []))
    inside = [one for one in found if len(one.path) > 2 or one.on_key or one.path[0] in sure]
    return [one for one in inside if _value(data, one.path) not in steps]


def _mapping(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {}


def _value(data: Any, path: Path) -> str | None:
    """The text at that path, if there is one."""
    for part in path:
        inside = isinstance(part, int) and isinstance(data, list) and part < len(data)
        data = data[part] if inside else _mapping(data).get(str(part))
    return data if isinstance(data, str) else None


def _section(
    data: Mapping[str, Any], section: str, choose: Chosen[AnyPart], problems: list[Problem]
) -> dict[str, AnyPart]:
    """The parts of a section, as far as they can be read."""
    said = data.get(section)
    if section in data and said is not None and not isinstance(said, Mapping):
        problems.append(expected("names, each with what it is", (section,), said))
    if len(_mapping(said)) > MOST[section]:
        problems.append(too_many(section, len(_mapping(said))))
        return {}
    parts = {}
    for name, fields in _mapping(said).items():
        path = (section, name)
        chosen = choose(path, fields, problems)
        if chosen or section != "delays":  # a delay that nobody knows is told as that alone
            problems += _name_problems(path, name)
        part = _part(chosen[0], chosen[1], path, problems) if chosen else None
        if part is not None:
            parts[name] = part
    return parts


def _name_problems(path: Path, name: str) -> list[Problem]:
    if name in TAKEN:
        return [Problem(path, f"the name {quoted(name)} has a meaning of its own; choose another", on_key=True)]
    if NAME.fullmatch(name):
        return []
    return [Problem(path, f"{quoted(name)} cannot be a name: {NAMES}", on_key=True)]


def _part(model: type[AnyPart], fields: Any, path: Path, problems: list[Problem]) -> AnyPart | None:
    """One part, or nothing after noting what is wrong."""
    if not isinstance(fields, Mapping):
        problems.append(expected("keys and values", path, fields))
        return None
    try:
        return model.model_validate(dict(fields))
    except ValidationError as error:
        problems += translate(error, model, fields, path)
        return None


def _person(path: Path, fields: Any, problems: list[Problem]) -> tuple[type[Person], Mapping[str, Any]]:
    return Person, {} if fields is None else fields


def _step(path: Path, fields: Any, problems: list[Problem]) -> tuple[type[Step], Mapping[str, Any]] | None:
    """The class of a step by its verb."""
    if not isinstance(fields, Mapping):
        problems.append(expected(f"a step with exactly one of {', '.join(STEPS)}", path, fields))
        return None
    verbs = [verb for verb in STEPS if verb in fields]
    if len(verbs) == 1:
        return STEPS[verbs[0]], fields
    if verbs:
        message = f"a step has exactly one of {', '.join(STEPS)}, not {' and '.join(verbs)}"
        problems.append(Problem((*path, verbs[1]), message, on_key=True))
        return None
    known = {key for step in STEPS.values() for key in step.model_fields}
    unknown = [unknown_key((*path, key), STEPS) for key in fields if key not in known]
    misspelt = [one for one in unknown if one.suggestion]
    message = f"a step has exactly one of {', '.join(STEPS)}"
    problems += misspelt or [Problem(path, message, on_key=True)]
    return None


def _delay(path: Path, fields: Any, problems: list[Problem]) -> tuple[type[Part], Mapping[str, Any]] | None:
    """The class of a delay by its kind, or else by its name."""
    if fields == OFF:
        return None  # said where the scenario is put on top of the one it extends
    if fields is not None and not isinstance(fields, Mapping):
        problems.append(expected("keys and values, or nothing for all defaults", path, fields))
        return None
    said = fields or {}
    kind = said.get("kind", path[-1])
    if not isinstance(kind, str):
        problems.append(expected("a kind of delay, such as on_leave", (*path, "kind"), kind))
        return None
    if kind in DELAYS:
        return DELAYS[kind], {key: value for key, value in said.items() if key != "kind"}
    place, noun = ((*path, "kind"), "kind of delay") if "kind" in said else (path, "delay")
    message = f"unknown {noun} {quoted(kind)}; `stillwaiting delays` lists them"
    problems.append(Problem(place, message, closest(kind, DELAYS), on_key=place == path))
    return None


def _horizon(said: Any, problems: list[Problem]) -> Duration | None:
    try:
        return Duration(said)
    except ScenarioError as error:
        for one in error.problems:
            problems.append(Problem(("horizon", *one.path), one.message, one.suggestion, one.on_key))
        return None
