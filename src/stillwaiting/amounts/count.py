"""How many there are of something."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from stillwaiting import distributions
from stillwaiting.amounts import numbers, schemas
from stillwaiting.amounts.fields import Plain, core, renamed, together
from stillwaiting.amounts.findings import Findings, read_number
from stillwaiting.amounts.forms import discrete
from stillwaiting.amounts.readings import per_hundred
from stillwaiting.distributions import Constant, Discrete, Family, Geometric
from stillwaiting.draws import RAW, STEP, Table
from stillwaiting.errors import ScenarioError
from stillwaiting.units import quoted, split_range

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

MOST = 1000
PARAMETERS = {"geometric": ("mean", "p"), "discrete": ("values",)}
EXAMPLE = "write a whole number, 1 to 5, {dist: geometric, mean: 2} or {dist: discrete, values: {0: 30%, 1: 70%}}"


@dataclass(frozen=True, init=False)
class Count:
    """A whole number: `3`, or `1 to 5` where each is as likely.

    Also `{dist: geometric, mean: 2}` and `{dist: discrete, values: {0: 30%, 1: 70%}}`.
    Raises ScenarioError with everything that is wrong.
    """

    family: Family
    """Its distribution."""

    spelling: Plain = field(compare=False)
    """The plain data it was written as."""

    name: str = field(default="", compare=False)
    """Its key, `instance.field`: the name of its random stream."""

    def __init__(self, said: object = None, /, **form: object) -> None:
        spelling = together(said, form)
        found = Findings(False, [], set())
        family = _read(spelling, found)
        if family is None or found.problems:
            raise ScenarioError(found.problems)
        for name, one in {"family": family, "spelling": spelling, "name": ""}.items():
            object.__setattr__(self, name, one)

    def named(self, name: str) -> Self:
        """The same count under that name."""
        return renamed(self, name)

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.family.mean

    def table(self) -> Table:
        """Its distribution as a table of integers, 256 for one."""
        if isinstance(self.family, Discrete):
            return _steps(self.family)
        return distributions.table(self.family)

    def reading(self) -> str:
        """How it was understood, in words."""
        if isinstance(self.family, Constant):
            return f"always {self.family.value:g}"
        if isinstance(self.family, Discrete):
            pairs = zip(self.family.values, self.family.probabilities, strict=True)
            return ", ".join(f"{value:g} in {per_hundred(p)} of 100" for value, p in pairs)
        return f"1 or more, {self.mean:.3g} on average, each further one as likely as the last"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core(cls, cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return schemas.count()


def _steps(family: Discrete) -> Table:
    """The table of single values; unlike an amount of time, a count may be 0 by chance."""
    pairs = [(value, p) for value, p in zip(family.values, family.probabilities, strict=True) if p > 0]
    below = accumulate(p for _, p in pairs[:-1])
    values = tuple(round(value * RAW) for value, _ in pairs)
    return Table(STEP, tuple(min(round(p * 2**64), 2**64 - 1) for p in below), values)


def _whole(said: object) -> int:
    return numbers.whole(said, MOST)


def _read(said: Plain, found: Findings) -> Family | None:
    if isinstance(said, Mapping):
        return _read_mapping(said, found)
    ends = split_range(said) if isinstance(said, str) else None
    if ends is not None:
        return _uniform(ends, found)
    if said is None or said == "":
        found.wrong((), f"a number is missing; {EXAMPLE}")
        return None
    value = read_number(_whole, said, (), found)
    return None if value is None else Constant(value)


def _uniform(ends: tuple[str, str], found: Findings) -> Family | None:
    low, high = (read_number(_whole, end, (), found) for end in ends)
    if low is None or high is None:
        return None
    if low >= high:
        found.wrong((), f"the low end of a range must be below the high end, unlike in '{low:g} to {high:g}'")
        return None
    values = tuple(float(value) for value in range(int(low), int(high) + 1))
    return Discrete(values, (1 / len(values),) * len(values))


def _read_mapping(form: Mapping[str, Plain], found: Findings) -> Family | None:
    dist = str(form.get("dist"))
    if dist not in PARAMETERS:
        close = get_close_matches(dist, PARAMETERS, n=1)
        path = ("dist",) if "dist" in form else ()
        message = f"unknown distribution of a whole number {quoted(dist)}" if path else "'dist' is missing"
        found.wrong(path, f"{message}; {EXAMPLE}", close[0] if close else None)
        return None
    names = PARAMETERS[dist]
    usage = f"{dist} takes {' or '.join(names)}"
    given = [name for name in names if name in form]
    for key in form:
        if key not in (*names, "dist"):
            found.unknown((), key, [name for name in names if name not in form], usage)
    if len(given) != 1 and not found.problems:
        found.wrong((), usage + (", not both" if given else ""))
    if found.problems:
        return None
    return _discrete(form["values"], found) if dist == "discrete" else _geometric(given[0], form[given[0]], found)


def _geometric(name: str, said: Plain, found: Findings) -> Family | None:
    """The distribution of 1, 2, 3, ... by its mean or by the chance that one is the last."""
    value = read_number(numbers.probability if name == "p" else numbers.number, said, (name,), found)
    if value is None:
        return None
    mean = value if name == "mean" else 1 / value if value else math.inf
    if not 1 <= mean <= MOST:
        limits = f"the mean of 1, 2, 3, ... lies between 1 and {MOST:,}"
        found.wrong((name,), limits if name == "mean" else f"p must be at least 1 in {MOST:,}")
        return None
    return Geometric(p=1 / mean, unit=1.0)


def _discrete(said: Plain, found: Findings) -> Family | None:
    path = ("values",)
    if not isinstance(said, Mapping) or not said:
        found.wrong(path, "values are whole numbers, each with its chance, such as {0: 30%, 1: 70%}")
        return None
    numbers_read = [read_number(_whole, key, (*path, key), found) for key in said]
    chances_read = [read_number(numbers.probability, said[key], (*path, key), found) for key in said]
    values = [value for value in numbers_read if value is not None]
    chances = [chance for chance in chances_read if chance is not None]
    return discrete(values, chances, path, found) if len(values) == len(chances) == len(said) else None
