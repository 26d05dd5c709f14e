"""The job is rethought.

Article: reason 6; HR must approve a reclassification, because a candidate (perhaps you) fits something better, or
because they like two people and split the post.
How it delays: the job is written anew, and the new grade or title waits for approval.
Evidence: docs/evidence.md, job_rethought
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.part import Part, PersonName
from stillwaiting.plan.builder import Builder


class JobRethought(Part):
    """Somebody has a better idea of the job than the advertisement."""

    assumed: ClassVar = frozenset({"chance", "rewriting", "because_of_you", "split"})

    who: PersonName
    """Who writes the job anew."""

    chance: Chance = Chance("8%", unsure=("3%", "16%"))
    """The chance that it is rethought."""

    rewriting: Effort = Effort("2 to 10 h")
    """Work to describe the other job."""

    approval: Duration = Duration("5 to 45 business days")
    """Until HR approves the reclassification."""

    because_of_you: Chance = Chance("25%", unsure=("10%", "50%"))
    """The chance that it was rethought to fit you: then you are the first choice."""

    split: Chance = Chance("10%", unsure=("3%", "25%"))
    """The chance that, where you were next in line, the post is split in two and one is yours."""

    def add_to(self, plan: Builder) -> None:
        rethought = plan.after("decided").sometimes(self.chance)
        rethought.work(self.who, self.rewriting)
        rethought.elapse(self.approval, inside=True)
        rethought.sometimes(self.because_of_you).stand("first_choice")
        rethought.when("next_in_line").sometimes(self.split).stand("first_choice")
