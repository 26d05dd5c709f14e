"""Every number somebody chose: the defaults of the parts, and what the shipped scenarios set; as they are spelled."""

import ast
import dataclasses
import inspect
import textwrap
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from stillwaiting.amounts import Chance, Duration, Effort, Rate
from stillwaiting.delays import DELAYS
from stillwaiting.mixture import Mixture
from stillwaiting.part import Amount, Part
from stillwaiting.people import Desk, Person
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.scenario_file.write import flow
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS, Repeat
from stillwaiting.your_note import YourNote

TIMETABLES = ("hours", "signs_on", "on", "closures")
"""Texts that say when: numbers too."""
NONE = "–"
UNITS = {Effort: "working time", Chance: "chance", Rate: "rate"}
SHARE = "How many in 100 meet this kind of employer"


class Row(NamedTuple):
    """A row of docs/evidence.md but for its key, column by column."""

    value: str
    unit: str
    what: str
    population: str
    year: str
    source: str
    quality: str
    unsure: str


def kinds():
    """Every class with default numbers by the name these go by: the parts, and what you do yourself."""
    parts = {**DELAYS, **STEPS, "repeat": Repeat, "person": Person, "desk": Desk, "standing": Standing}
    return {**parts, "your_note": YourNote}


def is_number(key, value):
    """Whether a field's value is a number somebody chose."""
    chosen = isinstance(value, Amount | Rate) or (isinstance(value, int) and not isinstance(value, bool))
    return chosen or (key in TIMETABLES and bool(value))


def spelled(value):
    """The value as it is spelled in a scenario, without `unsure`, and the interval of `unsure`."""
    plain = getattr(value, "spelling", value)
    if not isinstance(plain, dict) or "unsure" not in plain:
        return flow(plain) if plain is not None else "none", NONE
    low, high = plain["unsure"]
    rest = {key: one for key, one in plain.items() if key != "unsure"}
    return flow(rest["value"] if rest.keys() == {"value"} else rest), f"{low} to {high}"


def unit(key, value):
    """What a number is counted in, beside the unit that it is spelled with."""
    if isinstance(value, Duration):
        return "business days" if value.business else "clock time"
    if value is None:
        return NONE
    return UNITS.get(type(value), "timetable" if key in TIMETABLES else "count")


def chosen_fields(part):
    """The fields of a class that have a default, and their defaults."""
    if not issubclass(part, Part):
        return {field.name: field.default for field in dataclasses.fields(part)}
    return {name: info.default for name, info in part.model_fields.items() if not info.is_required()}


def defaults(part):
    """The default numbers of a class by field, and the fields whose default is to have none by assumption.

    Each as it is spelled, with what is unsure about it, and its unit.
    """
    fields = chosen_fields(part)
    chosen = {key: value for key, value in fields.items() if is_number(key, value) or key in part.assumed}
    return {key: (*spelled(value), unit(key, value)) for key, value in chosen.items()}


@cache
def sentences(part):
    """The sentence under each field of a class, those it has from other classes included."""
    found = {}
    for owner in reversed(part.__mro__):
        if issubclass(owner, Part) and owner is not Part:
            body = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0].body
            for field, text in pairwise(body):
                if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
                    found[field.target.id] = " ".join(text.value.value.split())
    return found


def meaning(part, field):
    """What a field is, in the words of its class."""
    return sentences(part)[field].rstrip(".")


def of_scenario():
    """The defaults of a scenario itself."""
    return {"horizon": (*spelled(Scenario.horizon), "clock time"), "interview": ("none", NONE, NONE)}


@cache
def scenarios():
    """For each shipped scenario or mixture the numbers its file sets: value, unsure, unit, meaning, source."""
    return {name: _numbers(path) for name, path in shipped().items()}


def _numbers(path):
    said, scenario = YAML(typ="safe").load(path.read_text(encoding="utf-8")), load_employer(path)
    if isinstance(scenario, Mixture):
        shares = {name: f"{share}%" for name, share in scenario.shares.items()}
        source = scenario.sources.get
        return {name: (share, NONE, "chance", SHARE, source(name, "nothing")) for name, share in shares.items()}
    found = {}
    if "horizon" in said:
        found["horizon"] = (scenario.horizon, "clock time", "how long a replication is followed")
    for (section, *_), name, part in scenario.parts():
        fields = said.get(section) or {}
        found |= _set(name, part, fields if section == "standing" else fields.get(name) or {})
    return {
        key: (*spelled(value), *told, scenario.sources.get(key, "nothing")) for key, (value, *told) in found.items()
    }


def _set(name, part, fields):
    """The numbers among the fields that are written down for a part."""
    found = {}
    for key in fields:
        value = getattr(part, key, None)
        if isinstance(value, Part):
            found |= _set(f"{name}.{key}", value, fields[key])
        elif is_number(key, value):
            found[f"{name}.{key}"] = (value, unit(key, value), meaning(type(part), key))
    return found


@cache
def rows():
    """The rows of docs/evidence.md by key."""
    text = (Path(__file__).parent.parent / "docs" / "evidence.md").read_text(encoding="utf-8")
    lines = [line.strip("|") for line in text.splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    keys = [row[0].strip("`") for row in cells]
    assert len(keys) == len(set(keys)), "a key stands there twice"
    return {key: Row(*row[1:]) for key, row in zip(keys, cells, strict=True)}
