"""How often something arrives at a desk."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import core_schema

from stillwaiting.amounts import schemas
from stillwaiting.amounts.fields import Plain, core, plain
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.units import HOUR, quoted

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

RATE = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(?:per|an?|/)\s*(hour|h|day|week)")
MOST = 10_000


@dataclass(frozen=True, init=False)
class Rate:
    """Arrivals in somebody's working time: `6 per day`, `1.5 per hour`, `20 per week`.

    Raises ScenarioError where it cannot be read.
    """

    number: float
    unit: Literal["hour", "day", "week"]
    spelling: Plain = field(compare=False)
    """The plain data it was written as."""

    def __init__(self, said: object) -> None:
        spelling = plain(said)
        number, unit = _read(spelling)
        for name, one in {"number": number, "unit": unit, "spelling": spelling}.items():
            object.__setattr__(self, name, one)

    def per_minute(self, minutes_a_day: float, days_a_week: float = 5) -> float:
        """Arrivals per working minute of somebody with so many working minutes a day."""
        span = {"hour": HOUR, "day": minutes_a_day, "week": minutes_a_day * days_a_week}[self.unit]
        return self.number / span

    def reading(self) -> str:
        """How it was understood, in words."""
        return f"{self.number:g} a working {self.unit}, at random moments"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core(cls, cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return schemas.rate()


def _read(said: Plain) -> tuple[float, str]:
    found = RATE.fullmatch(said.lower()) if isinstance(said, str) else None
    if found is None:
        message = f"cannot read {quoted(said)} as a rate; write for example 6 per day, 1.5 per hour or 20 per week"
        raise ScenarioError([Problem((), message)])
    if not 0 < float(found[1]) <= MOST:
        raise ScenarioError([Problem((), f"a rate lies above 0 and at most at {MOST:,}, unlike {quoted(said)}")])
    return float(found[1]), "hour" if found[2] == "h" else found[2]
