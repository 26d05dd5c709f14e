"""A scenario or a mixture as the text of a file: every default filled in, every amount as it was spelled."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stillwaiting.delays import DELAYS
from stillwaiting.errors import StillWaitingError
from stillwaiting.mixture import Employer, Mixture
from stillwaiting.part import Part
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file.header import MIXTURE_TEXTS, SCHEMA, TEXTS
from stillwaiting.scenario_file.tree import NOTHING
from stillwaiting.steps import Step

PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _.,;/%+:'()-]*[A-Za-z0-9_.;/%+')(])?")
NOT_PLAIN = re.compile(r":\s|\s#")
INDENT = "  "


def dumps(employer: Employer, readings: bool = False) -> str:
    """The text of the resolved scenario or mixture, itself valid; with readings, how each amount was understood.

    A mixture names its kinds; where one is not shipped, the text is valid in the folder of the mixture's file.
    Raises StillWaitingError for a delay of one's own, which a file cannot name.
    """
    if isinstance(employer, Mixture):
        lines = [*_head(employer, MIXTURE_TEXTS), *_kinds(employer, readings)]
    else:
        lines = [*_head(employer, TEXTS), *_parts(employer, readings)]
    if employer.sources:
        lines += ["sources:", *(f"{INDENT}{flow(key)}: {flow(text)}" for key, text in employer.sources.items())]
    return "\n".join(lines) + "\n"


def _head(employer: Employer, keys: tuple[str, ...]) -> Iterator[str]:
    yield f"schema: {SCHEMA}"
    texts = {key: getattr(employer, key) for key in keys}
    yield from (f"{key}: {flow(text)}" for key, text in texts.items() if text)


def _parts(scenario: Scenario, readings: bool) -> Iterator[str]:
    """The sections of a scenario."""
    own = [name for name, part in scenario.delays.items() if type(part) not in DELAYS.values()]
    if own:
        raise StillWaitingError(f"a file cannot say what {', '.join(own)} does: a delay of your own lives in Python")
    yield f"horizon: {flow(scenario.horizon.spelling)}"
    yield from _section("people", scenario.people, readings)
    yield from _section("process", scenario.process, readings)
    yield "standing:"
    yield from _part(scenario.standing, 1, readings)
    kinds = {name: scenario.kind(name) for name in scenario.delays}
    yield from _section("delays", scenario.delays, readings, kinds)


def _kinds(mixture: Mixture, readings: bool) -> Iterator[str]:
    """The kinds of a mixture with their shares; with readings, when to choose which."""
    yield "mixture:"
    for name, share in mixture.shares.items():
        words = " ".join(mixture.kinds[name].choose_if.split())
        remark = f"  # {words}" if readings and words.isprintable() and words else ""
        yield f"{INDENT}{flow(mixture.files.get(name, name))}: {share}%{remark}"


def dump(employer: Employer, path: str | Path, readings: bool = False) -> None:
    """Write the resolved scenario or mixture to a file, whole or not at all."""
    target = Path(path)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        unfinished.write_text(dumps(employer, readings), encoding="utf-8")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def flow(value: Any, inside: bool = False) -> str:
    """A value on one line; inside brackets a text with a comma needs quotes."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key, True)}: {flow(one, True)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(one, True) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else _text(str(value), inside)


def _section(
    section: str, parts: Mapping[str, Part], readings: bool, kinds: Mapping[str, str] | None = None
) -> Iterator[str]:
    yield f"{section}:" if parts else f"{section}: {{}}"
    for name, part in parts.items():
        yield f"{INDENT}{name}:"
        if kinds and kinds[name] != name:
            yield f"{INDENT * 2}kind: {kinds[name]}"
        yield from _part(part, 2, readings)


def _part(part: Part, depth: int, readings: bool) -> Iterator[str]:
    """The fields of a part, a line each; what a step does stands before what every step may say."""
    spelled = part.model_dump(mode="json")
    shared = set(Step.model_fields) if isinstance(part, Step) else set()
    told = {key: f"  # {amount.reading()}" for key, amount in part.amounts()} if readings else {}
    for key in sorted(spelled, key=lambda key: key in shared):
        inner = getattr(part, key)
        if isinstance(inner, Part):
            yield f"{INDENT * depth}{key}:"
            yield from _part(inner, depth + 1, readings)
        else:
            yield f"{INDENT * depth}{key}: {flow(spelled[key])}{told.get(key, '')}"


def _text(text: str, inside: bool) -> str:
    """The text, in quotes where it would not be read back as itself."""
    comma = inside and "," in text
    if PLAIN.fullmatch(text) and not NOT_PLAIN.search(text) and text not in NOTHING and not comma:
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
