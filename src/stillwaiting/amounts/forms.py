"""From the plain data of one amount to its distribution, with everything that is wrong with it."""

from collections.abc import Mapping
from difflib import get_close_matches

from stillwaiting.amounts import numbers
from stillwaiting.amounts.findings import Findings, added_up, fits, read_number, read_span
from stillwaiting.amounts.parametric import made, read_parametric
from stillwaiting.amounts.shapes import LISTED, NAMES, QUANTILES, parameters, usage
from stillwaiting.distributions import Constant, Discrete, Family, Lognormal, Mixture, Samples
from stillwaiting.errors import Path
from stillwaiting.units import SpanError, parse_range, quoted, split_range

Form = Mapping[str, object]

MIXTURE_EXAMPLE = "[{weight: 70%, value: 2 to 5 days}, {weight: 30%, value: 2 to 4 weeks}]"
HEADS = ("dist", "median", "p90", "samples", "mixture", "value", "unsure")
EVERY_PARAMETER = frozenset(name for dist in NAMES for name in parameters(dist))


def read_family(said: object, path: Path, found: Findings) -> Family | None:
    """The distribution of any form an amount is written in, or nothing where it is wrong."""
    before = len(found.problems)
    if isinstance(said, Mapping):
        family = _read_mapping(said, path, found)
    elif isinstance(said, str) and split_range(said) is not None:
        family = _read_range(said, path, found)
    else:
        minutes = read_span(said, path, found)
        family = None if minutes is None else Constant(minutes)
    return family if len(found.problems) == before else None


def discrete(values: list[float], chances: list[float], path: Path, found: Findings) -> Discrete | None:
    """The distribution of single values, in ascending order."""
    if len(set(values)) < len(values):
        found.wrong(path, "a value is named twice")
    elif added_up(chances, "probabilities", path, found):
        pairs = sorted(zip(values, chances, strict=True))
        return Discrete(tuple(value for value, _ in pairs), tuple(chance for _, chance in pairs))
    return None


def _read_range(said: str, path: Path, found: Findings) -> Family | None:
    try:
        ends = parse_range(said)
    except SpanError as error:
        found.wrong(path, error.message, error.suggestion)
        return None
    if not fits(ends.low, path, found) or not fits(ends.high, path, found):
        return None
    if ends.low.minutes == 0:
        found.wrong(path, f"a range cannot begin at 0, as {quoted(said)} does; write {{dist: uniform, ...}}")
        return None
    return made(Lognormal.from_range, {"low": ends.low.minutes, "high": ends.high.minutes}, path, found)


def _read_mapping(form: Form, path: Path, found: Findings) -> Family | None:
    dist = _distribution(form, path, found)
    if dist is None or not _known(form, dist, path, found):
        return None
    if dist == "mixture":
        return _read_mixture(form["mixture"], (*path, "mixture"), found)
    if dist == "samples":
        return _read_samples(form["samples"], (*path, "samples"), found)
    if dist == "discrete":
        return _read_discrete(form["values"], (*path, "values"), found)
    if form.keys() == {"value"}:
        return read_family(form["value"], (*path, "value"), found)
    return read_parametric(form, dist, path, found)


def _distribution(form: Form, path: Path, found: Findings) -> str | None:
    """The distribution the mapping names, or shows by its keys."""
    if "dist" in form:
        dist = str(form["dist"])
        if dist not in NAMES:
            close = get_close_matches(dist, NAMES, n=1)
            found.wrong((*path, "dist"), f"unknown distribution {quoted(dist)}", close[0] if close else None)
        return dist if dist in NAMES else None
    for key, dist in {"samples": "samples", "mixture": "mixture", "value": "constant"}.items():
        if key in form:
            return dist
    if any(name in form for name in QUANTILES):
        return "lognormal"
    _nameless(form, path, found)
    return None


def _nameless(form: Form, path: Path, found: Findings) -> None:
    """Note that no distribution is named, or the misspelt key that explains it."""
    misspelt = [key for key in form if key not in EVERY_PARAMETER and get_close_matches(key, HEADS, n=1)]
    for key in misspelt:
        found.unknown(path, key, HEADS, "an amount starts with dist, median, samples, mixture or value")
    if not misspelt:
        found.wrong(path, "say which distribution: {dist: gamma, mean: ..., sd: ...} or {median: ..., p90: ...}")


def _known(form: Form, dist: str, path: Path, found: Findings) -> bool:
    """Whether every key belongs to the distribution, and a listed one has its list."""
    allowed = parameters(dist)
    missing = [name for name in allowed if name not in form]
    known = missing if path else [*missing, "unsure"]
    unknown = [key for key in form if key not in (*allowed, "dist")]
    for key in unknown:
        inner = "unsure belongs to the whole amount, not to a part of it"
        found.unknown(path, key, known, inner if key == "unsure" else f"{dist} takes {usage(dist)}")
    if dist in LISTED and missing and not unknown:
        found.wrong(path, f"{missing[0]!r} is missing beside 'dist: {dist}'")
    return not unknown and not (dist in LISTED and missing)


def _read_samples(said: object, path: Path, found: Findings) -> Family | None:
    if not isinstance(said, list | tuple) or not said:
        found.wrong(path, "samples are a list of lengths of time, such as [3 d, 5 d, 8 d]")
        return None
    values = [read_span(one, (*path, index), found) for index, one in enumerate(said)]
    known = tuple(value for value in values if value is not None)
    return Samples(known) if len(known) == len(values) else None


def _read_discrete(said: object, path: Path, found: Findings) -> Family | None:
    if not isinstance(said, Mapping) or not said:
        found.wrong(path, "values are lengths of time, each with its chance, such as {2 days: 70%, 5 days: 30%}")
        return None
    values = [read_span(key, (*path, key), found) for key in said]
    chances = [read_number(numbers.probability, said[key], (*path, key), found) for key in said]
    times = [value for value in values if value is not None]
    shares = [chance for chance in chances if chance is not None]
    return discrete(times, shares, path, found) if len(times) == len(shares) == len(said) else None


def _read_mixture(said: object, path: Path, found: Findings) -> Family | None:
    if not isinstance(said, list | tuple) or not said:
        found.wrong(path, f"a mixture is a list of parts, such as {MIXTURE_EXAMPLE}")
        return None
    parts = [_read_part(part, (*path, index), found) for index, part in enumerate(said)]
    known = [(weight, family) for weight, family in parts if weight is not None and family is not None]
    if len(known) < len(said) or not added_up([weight for weight, _ in known], "weights", path, found):
        return None
    return Mixture(tuple(weight for weight, _ in known), tuple(family for _, family in known))


def _read_part(part: object, path: Path, found: Findings) -> tuple[float | None, Family | None]:
    """The weight and the distribution of one part of a mixture."""
    usage = "a part of a mixture takes weight and value"
    if not isinstance(part, Mapping):
        found.wrong(path, f"{usage}, such as in {MIXTURE_EXAMPLE}")
        return None, None
    missing = [key for key in ("weight", "value") if key not in part]
    extra = [key for key in part if key not in ("weight", "value")]
    meant = [found.unknown(path, key, missing, usage) for key in extra]
    for key in missing:
        if key not in meant:
            found.wrong(path, f"{key!r} is missing: {usage}")
    weight = part.get("weight")
    share = read_number(numbers.probability, weight, (*path, "weight"), found) if "weight" in part else None
    family = read_family(part["value"], (*path, "value"), found) if "value" in part else None
    return share, family
