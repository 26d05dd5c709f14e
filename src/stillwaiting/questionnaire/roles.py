"""Who is who in a shipped scenario, as far as the answers need it."""

from typing import NamedTuple

from stillwaiting.delays import CalendarSearch, HrControlsCommunication, OtherCandidates, SignOffs
from stillwaiting.plan.builder import ANSWERED, START
from stillwaiting.scenario import Scenario
from stillwaiting.steps import Meeting, Message
from stillwaiting.steps.order import reached, waits

DEBRIEFED, DECIDED = "debriefed", "decided"
HR = "recruiter"
"""What the person is called who is added where an employer has nobody of that kind."""


class Roles(NamedTuple):
    """A shipped scenario, seen by what it is asked about."""

    scenario: Scenario
    """The scenario itself."""
    debrief: str
    """The step in which those who decide together meet."""
    meet: tuple[str, ...]
    """Who they are; the one who decides first, then who sees other candidates too."""
    decision: str
    """The step in which it is decided."""
    answer: str
    """The step that tells."""
    sender: str
    """Who writes it, unless somebody alone may."""
    voice: str | None
    """Who alone may write, where it is so."""
    chain: tuple[str, ...]
    """Who signs."""

    def has(self, delay: str) -> bool:
        """Whether the scenario has a delay of this name."""
        return delay in self.scenario.delays

    def before(self, step: str) -> tuple[str, ...]:
        """The steps that a step waits for."""
        return tuple(one for one in waits(self.scenario.process)[step] if one != START)

    def hr(self) -> str:
        """Whoever writes where HR does: the only voice, or who keeps a desk and did not meet you, or somebody new."""
        people = self.scenario.people.items()
        offices = [name for name, person in people if person.desk is not None and not person.met_you]
        return self.voice or next(iter(offices), HR)


def roles_in(scenario: Scenario) -> Roles:
    """The roles of a shipped scenario."""
    by, delays = reached(scenario.process), scenario.delays.values()
    together = scenario.process[by[DEBRIEFED]]
    last = scenario.process[by[ANSWERED]]
    assert isinstance(together, Meeting)
    assert isinstance(last, Message)
    interviewers = {
        name for part in delays if isinstance(part, OtherCandidates | CalendarSearch) for name in part.people
    }
    return Roles(
        scenario=scenario,
        debrief=by[DEBRIEFED],
        meet=tuple(sorted(together.meeting, key=lambda name: name not in interviewers)),
        decision=by[DECIDED],
        answer=by[ANSWERED],
        sender=last.message,
        voice=next((part.who for part in delays if isinstance(part, HrControlsCommunication)), None),
        chain=next((part.chain for part in delays if isinstance(part, SignOffs)), ()),
    )
