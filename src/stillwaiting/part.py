"""Parts: what a scenario is made of, each one model that can write itself into a plan."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from stillwaiting.amounts import Chance, Count, Duration, Effort
from stillwaiting.calendar import parse_weekdays
from stillwaiting.errors import Path, Problem, StillWaitingError
from stillwaiting.plan.builder import Builder
from stillwaiting.units import quoted

Amount = Chance | Count | Duration | Effort


def _without_booked(said: object) -> object:
    return said.strip().removesuffix("booked").strip() if isinstance(said, str) else said


PersonName = Annotated[str, "person"]
"""The name of one of the scenario's people."""

StepName = Annotated[str, "step"]
"""The name of a step or milestone of the process, or `start`."""

AtMost = Annotated[int, Field(ge=0, le=20)]
"""How often something may happen again."""

OnceAtLeast = Annotated[int, Field(ge=1, le=20)]
"""How many there are of something that is there."""

Several = Annotated[int, Field(ge=2, le=20)]
"""How many there are of something to choose from."""

Booked = Annotated[Chance, BeforeValidator(_without_booked)]
"""The share of somebody's half-hours that is taken: `60% booked`."""


class Part(BaseModel):
    """A person, a step or a delay: the fields are the keys of the scenario file, each with a sentence.

    `assumed` names the fields whose default is a guess; docs/evidence.md gives the source of the others.
    """

    assumed: ClassVar[frozenset[str]] = frozenset()

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def add_to(self, plan: Builder) -> None:
        """Write this part into a plan under construction."""
        raise NotImplementedError(f"{type(self).__name__} must define add_to(plan)")

    def problems(self) -> list[Problem]:
        """What is wrong inside this part, with paths from the part."""
        return []

    def named(self, name: str) -> Self:
        """The same part, its amounts under their keys `name.field`."""
        fields = {key: _named(value, f"{name}.{key}") for key, value in self}
        return self.model_copy(update=fields)

    def amounts(self) -> Iterator[tuple[str, Amount]]:
        """Every amount of this part with its key, such as ("effort", ...) or ("desk.effort", ...)."""
        for key, value in self:
            if isinstance(value, Amount):
                yield key, value
            elif isinstance(value, Part):
                yield from ((f"{key}.{inner}", amount) for inner, amount in value.amounts())

    def references(self, what: str) -> Iterator[tuple[Path, str]]:
        """Every name of a person ("person") or a step ("step") in this part, with its place."""
        for key, info in type(self).model_fields.items():
            value = getattr(self, key)
            if isinstance(value, Part):
                yield from (((key, *path), name) for path, name in value.references(what))
            if what in info.metadata or _mentions(info.annotation, what):
                names = value if isinstance(value, tuple) else () if value is None else (value,)
                for place, name in enumerate(names):
                    yield ((key, place) if isinstance(value, tuple) else (key,)), str(name)


def _named(value: Any, name: str) -> Any:
    return value.named(name) if isinstance(value, Amount | Part) else value


def _mentions(annotation: Any, what: str) -> bool:
    if what in getattr(annotation, "__metadata__", ()):
        return True
    return any(_mentions(inner, what) for inner in getattr(annotation, "__args__", ()))


def people_problems(names: tuple[str, ...], key: str) -> list[Problem]:
    """What is wrong with a list of people who come together."""
    twice = [place for place, name in enumerate(names) if name in names[:place]]
    found = [Problem((key, place), f"{quoted(names[place])} is named twice") for place in twice]
    return found if names else [Problem((key,), "name at least one person")]


def weekday_problems(text: str | None, key: str) -> list[Problem]:
    """What is wrong with a list of weekdays."""
    try:
        parse_weekdays("Mon" if text is None else text)
    except StillWaitingError as error:
        return [Problem((key,), str(error))]
    return []
