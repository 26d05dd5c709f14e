"""Who does what in a scenario: the part, the kind and the people behind a row of its plan."""

import re
from dataclasses import dataclass

from stillwaiting.delays import DELAYS, HrControlsCommunication
from stillwaiting.part import Part
from stillwaiting.plan.rows import Kind, Plan, Row
from stillwaiting.scenario import Scenario
from stillwaiting.steps import STEPS, Message

OF_WHO = {
    ("hr_controls_communication", "clearing"),
    ("priority_project", "pick_up"),
    ("job_rethought", "rewriting"),
    ("team_matching", "choosing"),
    ("elapse", "elapse"),
}
"""Amounts that pass in the hands of the part's `who`."""
SIGNED = {"sign_offs", "sign_off"}
"""Kinds whose amounts are labelled with the signer."""
ROW = re.compile(r"(?P<field>[^.#@]*)\.?(?P<label>[^#@]*)(?:#\d+)?(?:@(?P<desk>.+)\.desk)?")


@dataclass(frozen=True)
class Role:
    """What a row is, in the words of the scenario."""

    part: str
    kind: str
    field: str
    label: str
    people: tuple[str, ...]
    desk: bool


@dataclass(frozen=True)
class Roles:
    """A scenario and its plan, and who does what in them."""

    scenario: Scenario
    plan: Plan

    def of(self, row: Row) -> Role:
        """What a row is: the part it belongs to, which of its amounts passes, and in whose hands."""
        first, _, rest = row.name.partition(".")
        part = first if self.part(first) is not None else self.plan.causes[row.cause]
        found = ROW.match(rest)
        assert found is not None
        kind, field, label = self.kind(part), found["field"], found["label"]
        if row.kind is Kind.SLOT and row.people:
            people = tuple(self.plan.people[seat].name for seat in row.people)
        elif found["desk"]:
            people = (found["desk"],)
        else:
            people = self._doer(part, kind, field, label)
        return Role(part, kind, field, label, people, bool(found["desk"]))

    def named(self, row: str) -> Role:
        """What the row of this name is."""
        return self.of(next(one for one in self.plan.rows if one.name == row and one.kind in (Kind.TAKE, Kind.SLOT)))

    def part(self, name: str) -> Part | None:
        """The step or delay of this name, if there is one."""
        return self.scenario.delays.get(name) or self.scenario.process.get(name)

    def kind(self, name: str) -> str:
        """The kind of a delay, the verb of a step, or the name itself."""
        if name in self.scenario.delays:
            return self.scenario.kind(name)
        step = self.scenario.process.get(name)
        return next((verb for verb, known in STEPS.items() if known is type(step)), name)

    def absent(self, block: str) -> str | None:
        """Whom a block keeps away; None is everybody."""
        return getattr(self.scenario.delays.get(block), "who", None)

    def voice(self) -> str | None:
        """The only person who may write to the candidate, if there is one."""
        return next((p.who for p in self.scenario.delays.values() if isinstance(p, HrControlsCommunication)), None)

    def way(self) -> str:
        """How the answer reaches the candidate: phone, email or letter."""
        answers = (step for step in self.scenario.process.values() if step.milestone == "answered")
        return next((step.by for step in answers if isinstance(step, Message)), "email")

    def _own(self) -> bool:
        """Whether there is a delay of one's own, which might have made somebody the only voice."""
        return any(type(part) not in DELAYS.values() for part in self.scenario.delays.values())

    def _doer(self, name: str, kind: str, field: str, label: str) -> tuple[str, ...]:
        part = self.part(name)
        if kind in SIGNED:
            signer = label.removeprefix("signing_day.").partition(".")[0]
            delegate = getattr(part, "delegate", None) if label.endswith(".delegate") else None
            return (delegate or signer,) if field in ("takes", "effort") else ()
        if kind == "message" or (kind, field) == ("promised_date", "effort"):
            writer = self.voice() or (None if self._own() else getattr(part, kind, getattr(part, "who", None)))
        elif kind == "work":
            writer = getattr(part, "work", None)
        else:
            writer = getattr(part, "who", None) if (kind, field) in OF_WHO else None
        return (writer,) if writer else ()
