"""Distributions given by parameters: `{dist: gamma, mean: 2 weeks, sd: 4 days}`."""

import math
from collections.abc import Mapping
from itertools import pairwise

from stillwaiting.amounts import numbers
from stillwaiting.amounts.findings import Findings, read_number, read_span
from stillwaiting.amounts.shapes import (
    ASCENDING,
    BY_QUANTILES,
    NOT_ZERO,
    OPTIONS,
    QUANTILES,
    Maker,
    usage,
)
from stillwaiting.distributions import Family
from stillwaiting.errors import Path, StillWaitingError
from stillwaiting.units import LONGEST


def read_parametric(form: Mapping[str, object], dist: str, path: Path, found: Findings) -> Family | None:
    """The distribution of that name with the parameters in the form, whose keys are all known."""
    given = [name for name in form if name != "dist"]
    maker = _maker(given, dist, path, found)
    values = {name: _read_parameter(name, form[name], (*path, name), found) for name in given}
    known = {name: value for name, value in values.items() if value is not None}
    if maker is None or len(known) < len(values) or not _consistent(known, path, found):
        return None
    return made(maker, known, path, found)


def made(maker: Maker, values: dict[str, float], path: Path, found: Findings) -> Family | None:
    """The distribution, unless nothing has these parameters or its mean has no bound."""
    try:
        family = maker(**values)
        mean = family.mean
    except StillWaitingError as error:
        found.wrong(path, str(error))
        return None
    if not mean <= LONGEST:
        size = "above 5 years" if math.isfinite(mean) else "infinite"
        found.wrong(path, f"its mean is {size}: the tail is too heavy to simulate")
        return None
    return family


def _maker(given: list[str], dist: str, path: Path, found: Findings) -> Maker | None:
    """What builds the distribution from the parameters given."""
    if len(given) == 2 and set(given) <= set(QUANTILES):
        return BY_QUANTILES[dist]
    for option, maker in OPTIONS[dist].items():
        if set(given) == set(option):
            return maker
    missing = _missing(given, dist)
    told = " and ".join(map(repr, missing)) + (" is missing: " if len(missing) == 1 else " are missing: ")
    found.wrong(path, (told if missing else "") + f"{dist} takes {usage(dist)}")
    return None


def _missing(given: list[str], dist: str) -> list[str]:
    """The parameters that would complete what is given, if that is clear."""
    if len(given) == 1 and given[0] in QUANTILES:
        return ["p90" if given[0] == "median" else "median"]
    options = [option for option in OPTIONS[dist] if set(given) <= set(option)]
    clear = len(options) == 1 and (given or dist not in BY_QUANTILES)
    return [name for name in options[0] if name not in given] if clear else []


def _read_parameter(name: str, said: object, path: Path, found: Findings) -> float | None:
    """The value of one parameter: minutes, but for `shape` (a number) and `p` (a chance)."""
    if name in ("shape", "p"):
        value = read_number(numbers.probability if name == "p" else numbers.number, said, path, found)
    else:
        value = read_span(said, path, found)
    if value is not None and value <= 0 and name in NOT_ZERO:
        hint = "; for no spread write the length alone" if name == "sd" else ""
        found.wrong(path, f"{name} must be above 0{hint}")
        return None
    return value


def _consistent(values: dict[str, float], path: Path, found: Findings) -> bool:
    """Whether what must hold between the parameters holds."""
    before = len(found.problems)
    ends = [name for name in ASCENDING if name in values]
    for one, two in pairwise(ends):
        if values[one] > values[two]:
            found.wrong((*path, one), f"{one} is above {two}")
    if len(ends) > 1 and values["low"] == values["high"]:
        found.wrong((*path, "low"), "low is not below high")
    for one, two in pairwise(name for name in QUANTILES if name in values):
        if values[one] >= values[two]:
            found.wrong((*path, two), f"{two} is {'below' if values[one] > values[two] else 'not above'} {one}")
    if values.get("unit", 0) > values.get("mean", math.inf):
        found.wrong((*path, "mean"), "mean is below unit, and the first value is one unit")
    return len(found.problems) == before
