"""Where the candidate stands among the finalists."""

from typing import ClassVar

from stillwaiting.amounts import Chance
from stillwaiting.errors import Problem
from stillwaiting.part import Part
from stillwaiting.plan.builder import DECIDED, Builder
from stillwaiting.plan.elements import Hazard, Sequence
from stillwaiting.plan.path import Path


class Standing(Part):
    """Settled when the interview ends; the decision reveals it, a successor who starts over settles it anew."""

    assumed: ClassVar = frozenset(
        {"first_choice", "next_in_line", "top_candidate_if_first", "top_candidate_if_not", "verbal_offer"}
    )

    first_choice: Chance = Chance("30%", unsure=("15%", "50%"))
    """The chance that the offer is meant for you first."""

    next_in_line: Chance = Chance("20%")
    """The chance that you get it if somebody else declines."""

    top_candidate_if_first: Chance = Chance("25%", unsure=("10%", "40%"))
    """The chance that the first choice is told at the end of the interview: you are the top candidate."""

    top_candidate_if_not: Chance = Chance("8%", unsure=("3%", "20%"))
    """The chance that anybody else is told the same: one person's view, and true when it was said."""

    verbal_offer: Chance = Chance("30%", unsure=("10%", "60%"))
    """The chance that the first choice hears a yes by word of mouth when the decision falls, before any paper."""

    def problems(self) -> list[Problem]:
        """Chances that leave nothing over."""
        highest = self.first_choice.unsure[1] if self.first_choice.unsure else self.first_choice.value
        if max(highest, self.first_choice.value) + self.next_in_line.value > 1 + 1e-9:
            return [
                Problem(
                    (),
                    "first_choice and next_in_line add up to more than 100%, at the most first_choice may be",
                )
            ]
        if self.next_in_line.unsure:
            return [
                Problem(
                    ("next_in_line",),
                    "only first_choice takes `unsure`: what is left is shared in proportion",
                )
            ]
        return []

    def add_to(self, plan: Builder) -> None:
        """Settle the standing at the beginning of the plan."""
        path = plan.open_frame()
        path.stand("out")
        path.sometimes(self.first_choice).stand("first_choice")
        left = 1 - self.first_choice.value
        share = min(1.0, self.next_in_line.value / left) if left > 0 else 0.0
        body = Sequence()
        path.when("out").sequence.elements.append(Hazard(self.next_in_line.name, share, body))
        Path(path.owner, body).stand("next_in_line")

    def speak(self, plan: Builder) -> None:
        """What you are told about it: at the end of the interview, and when the decision falls."""
        first, others = plan.aside().either("first_choice")
        first.sometimes(self.top_candidate_if_first).tell("top_candidate")
        others.sometimes(self.top_candidate_if_not).tell("top_candidate")
        if DECIDED in plan.reached:
            plan.after(DECIDED).when("first_choice").sometimes(self.verbal_offer).tell("verbal_offer")
