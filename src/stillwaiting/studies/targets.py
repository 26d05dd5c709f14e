"""Published totals that finished scenarios are compared with, and what each holds that a scenario does not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from stillwaiting.amounts import Duration
from stillwaiting.errors import ScenarioError, StillWaitingError
from stillwaiting.units import DAY, counted

PACKAGE = Path(__file__).parent.parent
FILES = (PACKAGE / "targets.yaml", PACKAGE.parent.parent / "validation" / "targets.yaml")
"""Where the published totals lie once installed, and in a checkout."""
MEAN, CANCELLED, NEVER_TOLD, LONGER = "mean", "cancelled", "never_told", "longer than"
ANSWERED, OFFERS, EVERYBODY = "answered", "offers", "everybody"
STATISTIC = re.compile(rf"{MEAN}|{CANCELLED}|{NEVER_TOLD}|{LONGER} (\d+) days")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)( days|%)")


@dataclass(frozen=True)
class Stage:
    """A stage that the published clock holds and the scenario does not."""

    name: str
    takes: Duration
    source: str


@dataclass(frozen=True)
class Target:
    """A published total; numbers are days where the statistic is a mean, else shares from 0 to 1."""

    name: str
    scenario: str
    statistic: str
    among: str
    """Whose waits are counted: ANSWERED, OFFERS or EVERYBODY."""
    value: float | None
    """The published number; nothing where there is but a bracket."""
    low: float
    high: float
    """How far the published number could be off; both are the number itself where nothing is known of that."""
    between_is: str
    """What the two ends are."""
    population: str
    year: str
    clock: str
    missing: tuple[Stage, ...]
    source: str
    too_long: str
    """The likely reason, should the simulation come out longer, or with more."""
    too_short: str
    """The likely reason, should it come out shorter, or with less."""

    @property
    def in_days(self) -> bool:
        """Whether the number is one of days."""
        return self.statistic == MEAN

    @cached_property
    def limit(self) -> int | None:
        """Minutes beyond which a wait counts as long, for a share of long waits."""
        found = STATISTIC.fullmatch(self.statistic)
        return int(found[1]) * DAY if found and found[1] else None

    @property
    def what(self) -> str:
        """What is compared, in words."""
        names = {MEAN: "mean", CANCELLED: "share with the job gone", NEVER_TOLD: "share never told"}
        said = names.get(self.statistic) or f"share that takes longer than {counted((self.limit or 0) // DAY, 'day')}"
        who = {ANSWERED: "of all answers", OFFERS: "of offers", EVERYBODY: "of everybody who stays"}
        return f"{said} {who[self.among]}"


@dataclass(frozen=True)
class LeftOut:
    """A published total that nothing here can be compared with, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Published:
    """All published totals that were found."""

    targets: tuple[Target, ...]
    left_out: tuple[LeftOut, ...]
    first_compared: str
    """The day of the first comparison."""
    first_fingerprints: Mapping[str, str]
    """By scenario, its digest on that day."""


def load_targets() -> Published:
    """The published totals, and those that are left out.

    Raises StillWaitingError where their file is not there, or says what cannot be read.
    """
    for path in FILES:
        if path.is_file():
            return read_targets(path.read_text(encoding="utf-8"))
    raise StillWaitingError("the file of the published totals is not there: install again")


def read_targets(text: str) -> Published:
    """The same from the text of such a file."""
    said = YAML(typ="safe").load(text)
    targets = tuple(_target(name, form) for name, form in said["targets"].items())
    left_out = tuple(LeftOut(each["what"], each["why"]) for each in said["left_out"])
    return Published(targets, left_out, str(said["first_compared"]["on"]), said["first_compared"]["scenarios"])


def _target(name: str, form: Mapping[str, Any]) -> Target:
    """One published total; raises StillWaitingError with its name where it cannot be read."""
    if not STATISTIC.fullmatch(form["statistic"]):
        raise StillWaitingError(f"{name}: cannot read the statistic {form['statistic']!r}")
    value = _number(name, form["value"]) if "value" in form else None
    low, high = (_number(name, each) for each in form.get("between", [form.get("value")] * 2))
    if not low <= (low if value is None else value) <= high:
        raise StillWaitingError(f"{name}: the value must lie between the two ends")
    plain = ("scenario", "statistic", "among", "population", "clock", "source", "too_long", "too_short")
    return Target(
        name=name,
        value=value,
        low=low,
        high=high,
        between_is=form.get("between_is", "nothing is said of how far it could be off"),
        year=str(form["year"]),
        missing=_stages(name, form["missing"]),
        **{key: form[key] for key in plain},
    )


def _number(name: str, said: str) -> float:
    """`25.1 days` as days, `38%` as a share."""
    found = NUMBER.fullmatch(str(said))
    if found is None:
        raise StillWaitingError(f"{name}: expected such as `25.1 days` or `38%`, not {said!r}")
    return float(found[1]) / (100 if found[2] == "%" else 1)


def _stages(name: str, said: Sequence[Mapping[str, Any]]) -> tuple[Stage, ...]:
    """What the published clock holds beside."""
    try:
        return tuple(Stage(each["stage"], Duration(each["takes"]), each["source"]) for each in said)
    except ScenarioError as error:
        raise StillWaitingError(f"{name}: {error}") from None
