"""The keys of a scenario beside its parts."""

from collections.abc import Mapping

from stillwaiting.errors import Problem
from stillwaiting.scenario_file.problems import expected, missing_key, shown, unknown_key

SCHEMA = 1
READS = ("1",)
"""The versions of the language that this version of the program reads."""

TEXTS = ("description", "choose_if", "situation", "interview", "country", "timezone")
SECTIONS = ("people", "process", "standing", "delays")
KEYS = ("schema", *TEXTS, "extends", *SECTIONS, "horizon", "sources")
REQUIRED = ("people", "process")
LONGEST_TEXT = 500


def header_problems(data: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the keys themselves, and with the texts."""
    missing = [key for key in REQUIRED if key not in data]
    found = [unknown_key((key,), KEYS, missing) for key in data if key not in KEYS]
    found += [missing_key((key,)) for key in missing]
    found += [problem for key in TEXTS if key in data for problem in _text_problems(key, data[key])]
    return found


def schema_problems(data: Mapping[str, object]) -> list[Problem]:
    """Whether a file says that it is written in a language this program reads."""
    if "schema" not in data:
        return [Problem(("schema",), f"'schema' is missing: write schema: {SCHEMA} at the top", on_key=True)]
    if str(data["schema"]) in READS:
        return []
    told = f"this version of stillwaiting reads schema {' and '.join(READS)}"
    return [Problem(("schema",), f"unknown schema {shown(data['schema'])}: {told}")]


def _text_problems(key: str, said: object) -> list[Problem]:
    if said is None:
        return []
    if not isinstance(said, str):
        return [expected("a text", (key,), said)]
    if len(said) > LONGEST_TEXT:
        return [Problem((key,), f"longer than {LONGEST_TEXT} characters")]
    return []
