"""Amounts of time: what passes on a calendar, and what somebody works."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from stillwaiting import distributions
from stillwaiting.amounts import numbers, schemas
from stillwaiting.amounts.fields import Plain, core, renamed, together
from stillwaiting.amounts.findings import Findings
from stillwaiting.amounts.forms import read_family
from stillwaiting.amounts.readings import amount_reading
from stillwaiting.amounts.unsure import Interval, factors, read_unsure, split
from stillwaiting.distributions import Family
from stillwaiting.draws import Table
from stillwaiting.errors import ScenarioError

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True)
class _Amount:
    """What a form of the scenario language means."""

    family: Family
    business: bool
    unsure: Interval | None


@dataclass(frozen=True, init=False)
class Duration:
    """A length of time that passes by the clock or on business days: `2 to 10 business days`.

    Written as a length, a range (90 in 100 lie in it, lognormal), `{median: ..., p90: ...}`,
    `{dist: ..., ...}`, `{samples: [...]}`, `{mixture: [...]}`; raises ScenarioError with all that is wrong.
    """

    family: Family
    """Its distribution, in minutes; a business day counts 1,440."""

    business: bool
    """Whether it passes on business days only."""

    unsure: Interval | None
    """The least and the largest factor its size may be wrong by."""

    spelling: Plain = field(compare=False)
    """The plain data it was written as."""

    name: str = field(default="", compare=False)
    """Its key, `instance.field`: the name of its random stream."""

    def __init__(self, said: object = None, /, **form: object) -> None:
        _fill(self, together(said, form), effort=False)

    def named(self, name: str) -> Self:
        """The same amount under that name."""
        return renamed(self, name)

    @property
    def mean(self) -> float:
        """Its mean in minutes."""
        return self.family.mean

    def table(self) -> Table:
        """Its distribution as a table of integers."""
        return distributions.table(self.family)

    def factor(self) -> Table | None:
        """The factors its size may be wrong by, 16 fixed bits; half are below 1."""
        return factors(self.unsure) if self.unsure else None

    def reading(self) -> str:
        """How it was understood, in words."""
        return amount_reading(self.family, self.business, self.unsure)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core(cls, cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return schemas.duration()


@dataclass(frozen=True, init=False)
class Effort:
    """Somebody's working time, in hours and minutes: `20 to 90 min`.

    Written like a Duration, but without days: how long a day of work is, the person's hours say.
    Raises ScenarioError with everything that is wrong.
    """

    family: Family
    """Its distribution, in working minutes."""

    unsure: Interval | None
    """The least and the largest factor its size may be wrong by."""

    spelling: Plain = field(compare=False)
    """The plain data it was written as."""

    name: str = field(default="", compare=False)
    """Its key, `instance.field`: the name of its random stream."""

    business: bool = field(default=False, compare=False)
    """Never: it passes in a person's hours."""

    def __init__(self, said: object = None, /, **form: object) -> None:
        _fill(self, together(said, form), effort=True)

    def named(self, name: str) -> Self:
        """The same amount under that name."""
        return renamed(self, name)

    @property
    def mean(self) -> float:
        """Its mean in minutes."""
        return self.family.mean

    def table(self) -> Table:
        """Its distribution as a table of integers."""
        return distributions.table(self.family)

    def factor(self) -> Table | None:
        """The factors its size may be wrong by, 16 fixed bits; half are below 1."""
        return factors(self.unsure) if self.unsure else None

    def reading(self) -> str:
        """How it was understood, in words."""
        return amount_reading(self.family, False, self.unsure)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core(cls, cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return schemas.effort()


def _fill(amount: Duration | Effort, spelling: Plain, effort: bool) -> None:
    """Set the fields of a new amount to what the spelling means."""
    meaning = _read(spelling, effort)
    fields = {"family": meaning.family, "business": meaning.business, "unsure": meaning.unsure}
    for name, value in {**fields, "spelling": spelling, "name": ""}.items():
        object.__setattr__(amount, name, value)


def _read(spelling: Plain, effort: bool) -> _Amount:
    found = Findings(effort, [], set())
    unsure = None
    said: object = spelling
    path: tuple[str, ...] = ()
    if isinstance(spelling, Mapping) and "unsure" in spelling:
        said, interval = split(spelling)
        if not said:
            found.wrong((), "'value' is missing: write for example {value: 3 h, unsure: [0.5x, 2x]}")
            raise ScenarioError(found.problems)
        path = ("value",) if said is spelling.get("value") else ()
        unsure = read_unsure(interval, numbers.factor, 1.0, found)
    family = read_family(said, path, found)
    if len(found.calendars) > 1:
        found.wrong((), "an amount passes on business days or by the clock, not both: use one of the two")
    if family is None or found.problems:
        raise ScenarioError(found.problems)
    return _Amount(family, "business days" in found.calendars, unsure)
