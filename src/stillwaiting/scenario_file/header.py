"""The keys of a scenario beside its parts: what it is called, from when, for how long."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from stillwaiting.amounts import Duration
from stillwaiting.distributions import Constant
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.scenario_file.problems import expected, missing_key, shown, unknown_key
from stillwaiting.units import DAY, quoted

SCHEMA = 1
READS = ("1",)
"""The versions of the language that this version of the program reads."""

TEXTS = ("description", "choose_if", "situation")
SECTIONS = ("people", "process", "standing", "delays")
KEYS = ("schema", *TEXTS, "extends", *SECTIONS, "horizon", "interview", "sources")
REQUIRED = ("schema", "people", "process")
SITUATION = "the interview"
HORIZON = "52 weeks"
LONGEST_TEXT = 500
INTERVIEW = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}:\d\d))?", re.ASCII)


def header_problems(data: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the keys of the scenario themselves, and with its texts."""
    missing = [key for key in REQUIRED if key not in data]
    found = [unknown_key((key,), KEYS, missing) for key in data if key not in KEYS]
    found += [missing_key((key,)) for key in missing if key != "schema"]
    found += schema_problems(data)
    found += [problem for key in TEXTS if key in data for problem in _text_problems(key, data[key])]
    return found


def schema_problems(data: Mapping[str, object]) -> list[Problem]:
    """Whether the scenario says that it is written in a language this program reads."""
    if "schema" not in data:
        return [Problem(("schema",), f"'schema' is missing: write schema: {SCHEMA} at the top", on_key=True)]
    if str(data["schema"]) in READS:
        return []
    told = f"this version of stillwaiting reads schema {' and '.join(READS)}"
    return [Problem(("schema",), f"unknown schema {shown(data['schema'])}: {told}")]


def read_horizon(said: object) -> Duration:
    """How long a case is followed; raises ScenarioError unless it is one length of a day or more."""
    horizon = Duration(said)
    if not isinstance(horizon.family, Constant) or horizon.unsure:
        raise ScenarioError([Problem((), "the horizon is one length of time, such as 52 weeks")])
    if horizon.business:
        raise ScenarioError([Problem((), "the horizon is counted on the calendar; write weeks or days")])
    if horizon.family.value < DAY:
        raise ScenarioError([Problem((), "the horizon is at least 1 day")])
    return horizon


def read_interview(said: object) -> datetime | date:
    """The day, or the minute, on which the interview ended; raises ScenarioError for anything else."""
    found = INTERVIEW.fullmatch(said.strip()) if isinstance(said, str) else None
    try:
        if found is None:
            raise ValueError
        day = date.fromisoformat(found[1])
        return datetime.combine(day, time.fromisoformat(found[2].zfill(5))) if found[2] else day
    except ValueError:
        message = f"cannot read {quoted(said)} as a date; write 2026-03-05 or 2026-03-05 15:00"
        raise ScenarioError([Problem((), message)]) from None


def _text_problems(key: str, said: object) -> list[Problem]:
    if not isinstance(said, str):
        return [expected("a text", (key,), said)]
    if len(said) > LONGEST_TEXT:
        return [Problem((key,), f"longer than {LONGEST_TEXT} characters")]
    return []
