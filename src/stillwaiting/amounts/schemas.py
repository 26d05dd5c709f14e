"""The amounts as an editor's JSON Schema sees them: texts with a pattern, and mappings."""

from typing import Any

from stillwaiting.amounts.fields import text_schema
from stillwaiting.amounts.shapes import BY_QUANTILES, LISTED, NAMES, OPTIONS, QUANTILES

Schema = dict[str, Any]

NUMBER = "[0-9]*\\.?[0-9]+"
WORKED = "(?:min|mins|minute|minutes|h|hr|hrs|hour|hours)"
CLOCK = f"(?:{WORKED}|d|day|days|w|wk|wks|week|weeks|y|yr|year|years)"
BUSINESS = "(?:business|working)\\s+(?:d|day|days)"
ISO = f"P(?:{NUMBER}[YWD])*(?:T(?:{NUMBER}[HM])+)?"
TIME_HINT = "write for example 4 weeks, 2 business days, 36 h, 90 min, or a range: 2 to 10 business days"
EFFORT_HINT = "effort is working time: write for example 3 h, 45 min, or a range: 20 to 90 min"
CHANCE_HINT = "write a chance, for example 35%, 0.35 or 1 in 5"
FACTOR_HINT = "write a factor, for example 0.5x"


def duration() -> Schema:
    """Every form of a length of time."""
    unit = f"(?:{CLOCK}|{BUSINESS})"
    span = f"(?:(?:{NUMBER}\\s*{unit}\\s*)+|{ISO})"
    return _amount(_spans(span), TIME_HINT)


def effort() -> Schema:
    """Every form of working time."""
    return _amount(_spans(f"(?:(?:{NUMBER}\\s*{WORKED}\\s*)+|PT(?:{NUMBER}[HM])+)"), EFFORT_HINT)


def chance(suffix: str = "") -> Schema:
    """Every form of a chance, and the words that may follow its text."""
    plain = _chance(suffix)
    unsure = {"type": "array", "items": plain, "minItems": 2, "maxItems": 2}
    mapping = _mapping({"value": plain, "unsure": unsure}, ["value"])
    return {"anyOf": [*plain["anyOf"], mapping]}


def count() -> Schema:
    """Every form of a whole number."""
    number = {"type": "integer", "minimum": 0, "maximum": 1000}
    text = text_schema("[0-9]+(?:\\s*(?:to|-)\\s*[0-9]+)?", "write a whole number, or a range: 1 to 5")
    shapes = [
        _mapping({"dist": {"const": "geometric"}, "mean": {"type": ["number", "string"]}}, ["dist", "mean"]),
        _mapping({"dist": {"const": "geometric"}, "p": _chance()}, ["dist", "p"]),
        _mapping({"dist": {"const": "discrete"}, "values": _values()}, ["dist", "values"]),
    ]
    return {"anyOf": [number, text, *shapes]}


def rate() -> Schema:
    """A rate of arrivals."""
    pattern = f"{NUMBER}\\s*(?:per|a|an|/)\\s*(?:hour|h|day|week)"
    return text_schema(pattern, "write for example 6 per day, 1.5 per hour or 20 per week")


def _spans(span: str) -> str:
    return f"{span}|(?:{NUMBER}|{span})\\s*(?:to|-|–)\\s*{span}"


def _amount(pattern: str, hint: str) -> Schema:
    """The text of a length and the mappings that can stand for it."""
    text = text_schema(pattern, hint)
    form: Schema = {"anyOf": [text, {"type": "object"}]}
    factor = text_schema(f"{NUMBER}\\s*[x×]?", FACTOR_HINT)
    factors = {
        "type": "array",
        "items": {"anyOf": [{"type": "number"}, factor]},
        "minItems": 2,
        "maxItems": 2,
    }
    part = _mapping({"weight": _chance(), "value": form}, ["weight", "value"])
    length = text_schema("[0-9.P].*", "write one length of time, for example 3 d")
    keys: Schema = {name: length for option in OPTIONS.values() for names in option for name in names}
    keys |= {name: length for name in QUANTILES}
    keys |= {"dist": {"enum": list(NAMES)}, "value": form, "unsure": factors, "values": _values()}
    keys |= {"shape": {"type": ["number", "string"]}, "p": _chance()}
    keys |= {"samples": {"type": "array", "items": length}, "mixture": {"type": "array", "items": part}}
    return {"anyOf": [text, {**_mapping(keys, []), "description": _usage()}]}


def _usage() -> str:
    listed = ", ".join(sorted({*OPTIONS, *LISTED}))
    solved = ", ".join(BY_QUANTILES)
    return f"{{dist: ...}} with its parameters ({listed}), or two quantiles ({solved}; lognormal unless named)"


def _chance(suffix: str = "") -> Schema:
    form = f"{NUMBER}\\s*%|{NUMBER}|{NUMBER}\\s+in\\s+{NUMBER}"
    text = text_schema(f"(?:{form}){suffix}", CHANCE_HINT)
    return {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, text]}


def _values() -> Schema:
    return {"type": "object", "additionalProperties": _chance()}


def _mapping(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
