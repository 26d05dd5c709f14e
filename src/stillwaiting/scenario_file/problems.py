"""What a model finds wrong with its data, in plain words and with the name that was probably meant."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from stillwaiting.amounts.fields import ERROR_TYPE
from stillwaiting.errors import Path, Problem
from stillwaiting.units import quoted

OWN = frozenset(get_args(ErrorType))
"""Errors whose words are the library's own; ours are said as they are."""
EXPECTED = {
    "string_type": "a text",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of a usual size",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "list_type": "a list in [ ]",
    "tuple_type": "a list in [ ]",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
}
LIMITS = {
    "greater_than": ("gt", "above"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "below"),
    "less_than_equal": ("le", "at most"),
}


def translate(error: ValidationError, model: type[BaseModel], data: object, above: Path) -> list[Problem]:
    """The problems of one part whose data stands at the path `above`."""
    found: dict[Path, list[Problem]] = {}
    for detail in error.errors(include_url=False):
        path = _indexing(detail["loc"], data, missing=detail["type"] in ("missing", "extra_forbidden"))
        for problem in _problems(detail, path, model, data):
            found.setdefault(problem.path, []).append(problem)
    merged = [one for problems in found.values() for one in _one_of_each(problems)]
    return [_under(above, problem) for problem in explained(merged)]


def explained(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the missing keys that a misspelt key beside them explains."""
    listed = list(problems)
    meant = {(*one.path[:-1], one.suggestion) for one in listed if one.on_key and one.suggestion}
    return [one for one in listed if not (_says_missing(one) and one.path in meant)]


def unknown_key(path: Path, known: Iterable[str], missing: Iterable[str] = ()) -> Problem:
    """The problem of a key that nobody knows; a missing one is the likeliest meant."""
    key, names = str(path[-1]), list(known)
    meant = closest(key, missing) or closest(key, names)
    listed = "" if meant else f"; the keys here are {', '.join(names)}"
    return Problem(path, f"unknown key {quoted(key)}{listed}", meant, on_key=True)


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, if one is near enough."""
    return next(iter(get_close_matches(name, list(known), n=1)), None)


def missing_key(path: Path) -> Problem:
    """The problem of a key that must be there; its path ends with the key."""
    return Problem(path, f"{str(path[-1])!r} is missing", on_key=True)


def expected(what: str, path: Path, said: object) -> Problem:
    """The problem of a value of another kind than expected."""
    return Problem(path, f"expected {what}, got {shown(said)}")


def shown(said: object) -> str:
    """The value in a message."""
    return "keys and values" if isinstance(said, Mapping) else quoted(said)


def _says_missing(problem: Problem) -> bool:
    return bool(problem.path) and problem.message == missing_key(problem.path).message


def _under(above: Path, problem: Problem) -> Problem:
    return Problem((*above, *problem.path), problem.message, problem.suggestion, problem.on_key)


def _indexing(loc: Sequence[str | int], data: object, missing: bool) -> Path:
    """The parts of a model's location that lead through the data; the rest names branches of unions."""
    path: list[str | int] = []
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        if isinstance(data, Mapping) and (part in data or (missing and last)):
            data = data.get(part)
            path.append(part)
        elif isinstance(data, list | tuple) and isinstance(part, int) and part < len(data):
            data = data[part]
            path.append(part)
    return tuple(path)


def _problems(detail: ErrorDetails, path: Path, model: type[BaseModel], data: object) -> list[Problem]:
    """The problems that one error of the model stands for."""
    kind, context, said = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == ERROR_TYPE:
        return [_under(path, problem) for problem in context["problems"]]
    if kind == "missing":
        return [missing_key(path)]
    if kind == "extra_forbidden":
        fields, given = _fields(model, path[:-1]), _value(data, path[:-1])
        return [unknown_key(path, fields, [name for name in fields if name not in given])]
    if kind == "literal_error":
        return [_choice(path, str(context["expected"]), said)]
    return [Problem(path, _words(detail, kind, context, said))]


def _words(detail: ErrorDetails, kind: str, context: Mapping[str, Any], said: object) -> str:
    if kind in EXPECTED:
        return f"expected {EXPECTED[kind]}, got {shown(said)}"
    if kind in LIMITS:
        key, words = LIMITS[kind]
        return f"must be {words} {context[key]}, not {shown(said)}"
    if kind in ("value_error", "assertion_error"):
        return str(context.get("error", "this does not fit here"))
    return f"{shown(said)} does not fit here" if kind in OWN else detail["msg"]


def _choice(path: Path, names: str, said: object) -> Problem:
    """The problem of a text that is none of a few words."""
    words = [name.strip(" '") for name in names.replace(" or ", ",").split(",")]
    listed = ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else words[0]
    return Problem(
        path, f"expected {listed}, got {shown(said)}", closest(said, words) if isinstance(said, str) else None
    )


def _one_of_each(problems: list[Problem]) -> list[Problem]:
    """The problems at one path, those of the branches of a union as one."""
    kinds = [one.message.removeprefix("expected ") for one in problems if one.message.startswith("expected ")]
    if len(kinds) < 2 or len(kinds) < len(problems):
        return problems
    words = " or ".join(dict.fromkeys(kind.rsplit(", got ", 1)[0] for kind in kinds))
    got = kinds[0].rsplit(", got ", 1)[1]
    return [Problem(problems[0].path, f"expected {words}, got {got}")]


def _value(data: object, path: Path) -> Any:
    for part in path:
        data = data[part]  # type: ignore[index]
    return data


def _fields(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the model at that path inside another."""
    for part in path:
        info = model.model_fields.get(str(part))
        inner = _model_in(info.annotation) if info else None
        model = inner or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in an annotation such as `Desk | None` or `tuple[Signer, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)
