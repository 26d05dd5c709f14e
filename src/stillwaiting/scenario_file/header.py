"""The keys of a scenario beside its parts."""

from collections.abc import Iterable, Mapping

from stillwaiting.errors import Problem
from stillwaiting.scenario_file.problems import expected, missing_key, shown, unknown_key

SCHEMA = 1
READS = ("1",)
"""The versions of the language that this version of the program reads."""

TEXTS = ("description", "choose_if", "situation", "interview", "country", "timezone")
SECTIONS = ("people", "process", "standing", "delays")
KEYS = ("schema", *TEXTS, "extends", "mixture", *SECTIONS, "horizon", "sources")
REQUIRED = ("people", "process")
MIXTURE_TEXTS = ("description", "choose_if", "situation", "interview")
MIXTURE_KEYS = ("schema", *MIXTURE_TEXTS, "mixture", "sources")
"""The keys of a file that mixes kinds of employer."""
LONGEST_TEXT = 500


def header_problems(data: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the keys themselves, and with the texts."""
    missing = [key for key in REQUIRED if key not in data]
    found = [unknown_key((key,), KEYS, missing) for key in data if key not in KEYS]
    if not any(problem.suggestion == "mixture" for problem in found):
        found += [missing_key((key,)) for key in missing]
    return [*found, *_texts_problems(TEXTS, data)]


def mixture_problems(data: Mapping[str, object]) -> list[Problem]:
    """The same for a file that mixes kinds of employer."""
    own = [key for key in data if key in KEYS and key not in MIXTURE_KEYS]
    told = "belongs to one kind of employer; a file with `mixture` only names its kinds"
    found = [Problem((key,), f"{key!r} {told}", on_key=True) for key in own]
    found += [unknown_key((key,), MIXTURE_KEYS) for key in data if key not in KEYS]
    return [*found, *_texts_problems(MIXTURE_TEXTS, data)]


def schema_problems(data: Mapping[str, object]) -> list[Problem]:
    """Whether a file says that it is written in a language this program reads."""
    if "schema" not in data:
        return [Problem(("schema",), f"'schema' is missing: write schema: {SCHEMA} at the top", on_key=True)]
    if str(data["schema"]) in READS:
        return []
    told = f"this version of stillwaiting reads schema {' and '.join(READS)}"
    return [Problem(("schema",), f"unknown schema {shown(data['schema'])}: {told}")]


def _texts_problems(keys: Iterable[str], data: Mapping[str, object]) -> list[Problem]:
    return [problem for key in keys if key in data for problem in _text_problems(key, data[key])]


def _text_problems(key: str, said: object) -> list[Problem]:
    if said is None:
        return []
    if not isinstance(said, str):
        return [expected("a text", (key,), said)]
    if len(said) > LONGEST_TEXT:
        return [Problem((key,), f"longer than {LONGEST_TEXT} characters")]
    return []
