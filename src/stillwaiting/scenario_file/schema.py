"""The JSON Schema (2020-12) by which an editor completes, explains and checks a scenario file.

It is made from the parts: the sentence below each field is what an editor shows.
"""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic.json_schema import models_json_schema

from stillwaiting.amounts import schemas
from stillwaiting.amounts.fields import text_schema
from stillwaiting.delays import DELAYS
from stillwaiting.mixture import PIECE
from stillwaiting.part import Part
from stillwaiting.people import Person
from stillwaiting.scenario_file.header import MIXTURE_KEYS, READS, REQUIRED
from stillwaiting.standing import Standing
from stillwaiting.steps import STEPS
from stillwaiting.steps.disorder import NAME

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
AMOUNTS = {
    "Duration": schemas.duration(),
    "Effort": schemas.effort(),
    "Chance": schemas.chance(),
    "Count": schemas.count(),
    "Rate": schemas.rate(),
}
HEADER = {
    "description": "One sentence: which employer, which process, who decides.",
    "choose_if": "For whom this scenario is the right one, in words that follow `choose this if`.",
    "situation": "Where the wait began, as the headline says it: 4 weeks after ...",
    "extends": "A shipped scenario, or a path from this file's folder, of which this one is a variant.",
    "country": "Whose public holidays are kept where nothing else is said, such as US, DE or US-CA.",
    "timezone": "The company's clock, such as Europe/Berlin; matters only for people elsewhere.",
}
OFF: Schema = {"const": "off", "description": "Turns off a delay of the scenario that is extended."}
NOTHING: Schema = {"type": "null", "description": "All defaults."}
BOOKED = r"(?:\s+booked)?"
"""How full a diary is may be said as `60% booked`."""
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{1,2}:[0-9]{2})?"


def schema() -> Schema:
    """The schema of a scenario file."""
    models: list[type[Part]] = [Person, Standing, *STEPS.values(), *DELAYS.values()]
    refs, made = models_json_schema([(model, "validation") for model in models])
    definitions: Schema = {name: _shortened(definition) for name, definition in made["$defs"].items()}
    for model in {model for one in models for model in (one, *_inside(one))}:
        _explain(definitions[model.__name__], model)
    for kind, model in DELAYS.items():
        definitions[model.__name__]["properties"]["kind"] = {"const": kind, "description": "The kind of delay."}
    ref = {model: refs[model, "validation"] for model in models}
    needed = {model: definitions[model.__name__].pop("required", []) for model in models}
    return {
        "$schema": DIALECT,
        "title": "A stillwaiting scenario",
        "type": "object",
        "properties": _properties(ref),
        "required": ["schema"],
        "additionalProperties": False,
        "allOf": _forms(needed),
        "$defs": dict(sorted({**definitions, **AMOUNTS, "Chance": schemas.chance(BOOKED)}.items())),
    }


def _properties(ref: Mapping[type[Part], Schema]) -> Schema:
    """The keys of a file."""
    versions = {"enum": [int(version) for version in READS], "description": "The version of this language."}
    texts = {key: {"type": "string", "description": words} for key, words in HEADER.items()}
    steps = {"anyOf": [ref[step] for step in STEPS.values()]}
    kinds = {"anyOf": [*({"allOf": [ref[kind]], "required": ["kind"]} for kind in DELAYS.values()), OFF]}
    delays = {kind: {"anyOf": [ref[model], NOTHING, OFF]} for kind, model in DELAYS.items()}
    people = {"anyOf": [ref[Person], {"type": "null", "description": "All defaults."}]}
    return {
        "schema": versions,
        **texts,
        "mixture": _mixture(),
        "people": _named("Everybody whose time the decision needs, by a name of your own.", people),
        "process": _named("The steps that lead to an answer, in their order.", steps),
        "standing": ref[Standing],
        "delays": {
            **_named("The delays that exist, by kind, or by name with `kind`.", kinds),
            "properties": delays,
        },
        "horizon": {
            "$ref": "#/$defs/Duration",
            "default": "52 weeks",
            "description": "How long a case is followed.",
        },
        "interview": _interview(),
        "sources": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Where a number comes from, by its key such as sign_offs.takes.",
        },
    }


def _mixture() -> Schema:
    whole = range(PIECE, 101, PIECE)
    shares = {"enum": [*(f"{share}%" for share in whole), *(share / 100 for share in whole)]}
    one_in = text_schema(r"[0-9]+\s+in\s+[0-9]+", f"write a share such as 40%, a multiple of {PIECE}%")
    words = "Kinds of employer and how many in 100 meet each: shipped names, or paths from this file's folder."
    return {"type": "object", "description": words, "additionalProperties": {"anyOf": [shares, one_in]}}


def _interview() -> Schema:
    hint = "write 2026-03-05 or 2026-03-05 15:00"
    return {
        **text_schema(DATE, hint),
        "description": "When the interview ended; any working day unless given.",
    }


def _named(words: str, member: Schema) -> Schema:
    names = {
        "pattern": f"^{NAME.pattern}$",
        "patternErrorMessage": "a name: lower-case letters, digits and _",
    }
    return {"type": "object", "description": words, "propertyNames": names, "additionalProperties": member}


def _forms(needed: Mapping[type[Part], list[str]]) -> list[Schema]:
    """What a mixture may say, and what a scenario must that is neither a mixture nor a variant of another."""
    variant = {"anyOf": [{"required": ["extends"]}, {"required": ["mixture"]}]}
    whole = {"required": list(REQUIRED), "properties": _complete(needed)}
    mixture = {"propertyNames": {"enum": list(MIXTURE_KEYS)}}
    return [{"if": {"required": ["mixture"]}, "then": mixture}, {"if": {"not": variant}, "then": whole}]


def _complete(needed: Mapping[type[Part], list[str]]) -> Schema:
    """What must be there where no other scenario is extended."""
    steps = {"anyOf": [{"required": [verb, *_without(needed[step], verb)]} for verb, step in STEPS.items()]}
    delays = {kind: {"required": needed[model]} for kind, model in DELAYS.items() if needed[model]}
    people = {"additionalProperties": {"required": needed[Person]}} if needed[Person] else {}
    return {"people": people, "process": {"additionalProperties": steps}, "delays": {"properties": delays}}


def _without(names: list[str], one: str) -> list[str]:
    return [name for name in names if name != one]


def _shortened(node: Any) -> Any:
    """The schema with amounts by reference, and without the titles that say nothing."""
    if isinstance(node, list):
        return [_shortened(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "title"}
    for name, amount in AMOUNTS.items():
        ref = {"$ref": f"#/$defs/{name}"}
        if amount.items() <= kept.items():
            return {**ref, **{key: value for key, value in kept.items() if key not in amount}}
        forms, options = amount.get("anyOf", [amount]), kept.get("anyOf", [])
        if all(form in options for form in forms):
            kept["anyOf"] = [ref, *(option for option in options if option not in forms)]
    return {key: _shortened(value) for key, value in kept.items()}


def _inside(model: type[Part]) -> list[type[Part]]:
    """Parts that are fields of a part."""
    found = []
    for info in model.model_fields.values():
        options = [info.annotation, *getattr(info.annotation, "__args__", ())]
        found += [one for one in options if isinstance(one, type) and issubclass(one, Part)]
    return found


def _explain(definition: Schema, model: type[Part]) -> None:
    """Put the sentence below each field into its schema."""
    for cls in reversed(model.__mro__):
        if issubclass(cls, Part):
            for field, words in _sentences(cls).items():
                if field in definition["properties"]:
                    definition["properties"][field]["description"] = words
    for field, info in model.model_fields.items():
        if hasattr(info.default, "spelling"):
            definition["properties"][field]["default"] = info.default.spelling


def _sentences(cls: type[Part]) -> dict[str, str]:
    """The text that follows each field in the class's source."""
    body = ast.parse(dedent(inspect.getsource(cls))).body[0].body  # type: ignore[attr-defined]
    sentences = {}
    for field, text in pairwise(body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            sentences[field.target.id] = inspect.cleandoc(str(text.value.value))
    return sentences
