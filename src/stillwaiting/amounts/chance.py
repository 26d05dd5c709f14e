"""The chance that something happens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from stillwaiting import draws
from stillwaiting.amounts import numbers, schemas
from stillwaiting.amounts.fields import Plain, core, renamed, together
from stillwaiting.amounts.findings import Findings, read_number
from stillwaiting.amounts.readings import per_hundred
from stillwaiting.amounts.unsure import Interval, chances, read_unsure
from stillwaiting.draws import Table
from stillwaiting.errors import ScenarioError

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True, init=False)
class Chance:
    """A probability: `35%`, `0.35`, `1 in 5`, or `{value: 35%, unsure: [20%, 50%]}`.

    Raises ScenarioError with everything that is wrong.
    """

    value: float

    unsure: Interval | None
    """The least and the most it may be."""

    spelling: Plain = field(compare=False)
    """The plain data it was written as."""

    name: str = field(default="", compare=False)
    """Its key, `instance.field`: the name of its random stream."""

    def __init__(self, said: object = None, /, **form: object) -> None:
        spelling = together(said, form)
        value, unsure = _read(spelling)
        for name, one in {"value": value, "unsure": unsure, "spelling": spelling, "name": ""}.items():
            object.__setattr__(self, name, one)

    def named(self, name: str) -> Self:
        """The same chance under that name."""
        return renamed(self, name)

    @property
    def threshold(self) -> int:
        """The probability out of 2^32; 0 and 1 are exact."""
        return draws.threshold(self.value)

    def unsure_table(self) -> Table | None:
        """What it may be instead, out of 2^30; half are below its value."""
        return chances(self.value, self.unsure) if self.unsure else None

    def reading(self) -> str:
        """How it was understood, in words."""
        words = f"{per_hundred(self.value)} in 100"
        if self.unsure is None:
            return words
        return f"{words}; it could be {per_hundred(self.unsure[0])} to {per_hundred(self.unsure[1])} in 100"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core(cls, cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return schemas.chance()


def _read(spelling: Plain) -> tuple[float, Interval | None]:
    found = Findings(False, [], set())
    if isinstance(spelling, Mapping):
        value, unsure = _read_mapping(spelling, found)
    else:
        value, unsure = read_number(numbers.probability, spelling, (), found), None
    if value is None or found.problems:
        raise ScenarioError(found.problems)
    return value, unsure


def _read_mapping(form: Mapping[str, object], found: Findings) -> tuple[float | None, Interval | None]:
    extra = [key for key in form if key not in ("value", "unsure")]
    missing = [key for key in ("value", "unsure") if key not in form]
    meant = [found.unknown((), key, missing, "a chance takes value and unsure") for key in extra]
    if "value" not in form:
        if "value" not in meant:
            found.wrong((), "'value' is missing: write for example {value: 35%, unsure: [20%, 50%]}")
        return None, None
    value = read_number(numbers.probability, form["value"], ("value",), found)
    if "unsure" not in form:
        return value, None
    return value, read_unsure(form["unsure"], numbers.probability, value, found)
