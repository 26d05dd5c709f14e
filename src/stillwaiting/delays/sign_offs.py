"""People who never met you must sign off, step after step.

Article: reason 7.
How it delays: each signer in turn takes their time, or signs on certain days only; a delegate may sign instead, after a
while; a paper that comes back runs through the whole chain again.
Evidence: docs/evidence.md, sign_offs
"""

from typing import ClassVar

from stillwaiting.amounts import Chance, Duration, Effort
from stillwaiting.calendar import parse_weekdays
from stillwaiting.errors import Problem
from stillwaiting.part import AtMost, Part, PersonName, weekday_problems
from stillwaiting.plan.builder import Builder

LONGEST_CHAIN = 20


class SignOffs(Part):
    """A chain of signatures between the decision and the offer."""

    assumed: ClassVar = frozenset({"delegate_after", "returned_at_most"})

    chain: tuple[PersonName, ...]
    """Who signs, in this order."""

    takes: Duration = Duration(dist="gamma", mean="2.88 days", sd="3.87 days", unsure=("0.5x", "2x"))
    """From each inbox to the signature, while the signer is not away."""

    effort: Effort | None = None
    """Working time of a signature after what lies on the signer's desk; used instead of `takes` when given."""

    signs_on: str | None = None
    """Weekdays on which papers are signed, such as `Thu`; any unless given."""

    delegate: PersonName | None = None
    """Who may sign for any of them."""

    delegate_after: Duration = Duration("5 business days", unsure=("0.5x", "2x"))
    """After how long the delegate gets to see a paper."""

    returned: Chance = Chance("2.7%")
    """The chance, once the chain is through, that the paper goes back to its beginning."""

    returned_at_most: AtMost = 3
    """How often at most."""

    def problems(self) -> list[Problem]:
        """A chain that is empty or endless, or weekdays that cannot be read."""
        found = weekday_problems(self.signs_on, "signs_on")
        if len(self.chain) > LONGEST_CHAIN:
            found.append(Problem(("chain",), f"at most {LONGEST_CHAIN} sign, not {len(self.chain):,}"))
        return found if self.chain else [*found, Problem(("chain",), "name at least one person")]

    def add_to(self, plan: Builder) -> None:
        chain = plan.before("approved").again(self.returned, self.returned_at_most)
        days = parse_weekdays(self.signs_on) if self.signs_on else None
        for signer in self.chain:
            chain.sign(
                signer,
                self.effort or self.takes,
                days=days,
                delegate=self.delegate if self.delegate != signer else None,
                delegate_after=self.delegate_after,
            )
