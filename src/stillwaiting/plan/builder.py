"""The verbs with which parts write themselves into a plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from stillwaiting.amounts import Chance, Duration
from stillwaiting.calendar import Calendar
from stillwaiting.draws import Table
from stillwaiting.errors import Path as Place
from stillwaiting.errors import Problem, ScenarioError
from stillwaiting.plan.elements import Again, End, Mark, Sequence
from stillwaiting.plan.network import Network, Node
from stillwaiting.plan.path import Path

START, DEBRIEFED, DECIDED, APPROVED, ANSWERED = "start", "debriefed", "decided", "approved", "answered"
TO_DECIDED, TO_APPROVED, TO_VERDICT, ASIDE, CLOSING = range(5)


@dataclass(frozen=True)
class Worker:
    """A person of the plan."""

    name: str
    hours: Calendar
    diary: Chance | None
    desk: Table | None
    """Work already lying there at a visit."""
    met_you: bool


@dataclass(frozen=True)
class Absence:
    """A block under construction: whom it stops, and what its beginning may cause."""

    name: str
    every: Duration
    lasts: Duration
    who: str | None = None
    """None: everybody."""
    stand_in_after: Duration | None = None
    again: Chance | None = None
    again_from: str = START
    """`start` or `decided`: what is done again reaches from there to the next of decided, approved."""
    again_at_most: int = 1
    ends: Chance | None = None
    outcome: str = "cancelled"


@dataclass
class Builder:
    """A plan under construction. Parts call its verbs; `assemble` turns it into rows."""

    days: list[date]
    clock: Calendar
    business: Calendar
    horizon: int
    network: Network = field(default_factory=Network)
    people: dict[str, Worker] = field(default_factory=dict)
    absences: list[Absence] = field(default_factory=list)
    voice: str | None = None
    withdrawal: Duration | None = None
    problems: list[Problem] = field(default_factory=list)
    owner: str = ""
    """Name of the part that is writing."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where each part stands in the scenario, by name."""
    last: dict[str, str] = field(default_factory=dict)
    """For each step and milestone, the node after which its followers come."""
    reached: dict[str, str] = field(default_factory=dict)
    """For each milestone the step that reaches it."""

    def __post_init__(self) -> None:
        self.network.add(Node(START, TO_DECIDED))
        self.last[START] = START

    # People

    def person(self, name: str, hours: Calendar, diary: Chance | None, desk: Table | None, met_you: bool) -> None:
        """Somebody with hours, a diary and a desk."""
        self.people[name] = Worker(name, hours, diary, desk, met_you)

    def send_away(
        self,
        who: str,
        *,
        every: Duration,
        lasts: Duration,
        stand_in_after: Duration | None = None,
        starts_over: Chance | None = None,
        at_most: int = 1,
    ) -> None:
        """A person is away, again and again; a successor may start over from the beginning."""
        self.absences.append(
            Absence(self.owner, every, lasts, who, stand_in_after, again=starts_over, again_at_most=at_most)
        )

    def stand_still(
        self,
        *,
        every: Duration,
        lasts: Duration,
        approve_again: Chance | None = None,
        at_most: int = 1,
        ends: Chance | None = None,
    ) -> None:
        """Everybody inside stops, again and again; approval may be asked anew, or the case cancelled."""
        self.absences.append(
            Absence(
                self.owner,
                every,
                lasts,
                again=approve_again,
                again_from=DECIDED,
                again_at_most=at_most,
                ends=ends,
            )
        )

    def only_voice(self, who: str) -> None:
        """Nobody but this person may write to the candidate."""
        self.voice = who

    def leave(self, patience: Duration) -> None:
        """The candidate takes another job after so long."""
        self.withdrawal = patience

    # The network of steps

    def step(self, name: str, after: Iterable[str], *, race: bool = False, closing: bool = False) -> Path:
        """A step that waits for others (steps, milestones or `start`), for all of them or as a race for the first."""
        phase = CLOSING if closing else TO_DECIDED
        node = self.network.add(Node(f"step:{name}", phase, after=[self.last[before] for before in after], race=race))
        self.last[name] = node.name
        return Path(self.owner or name, node.sequence)

    def go_back(self, name: str, target: str, chance: Chance, at_most: int) -> None:
        """After a step, go back to an earlier one, or to a milestone's, with a chance, at most so many times a play."""
        node = self.network.nodes[f"step:{name}"]
        node.back = (f"step:{self.reached.get(target, target)}", at_most, Again(name, Sequence(), chance, at_most))

    def milestone(self, name: str, step: str) -> None:
        """A step reaches a milestone; what delays attach before and after it goes between."""
        phase = self.network.nodes[self.last[step]].phase
        before = self.network.add(Node(f"before:{name}", phase, after=[self.last[step]]))
        reached = self.network.add(Node(name, phase, Sequence([Mark(name)]), after=[before.name]))
        after = self.network.add(Node(f"after:{name}", phase, after=[reached.name], entry=name == DECIDED))
        self.last[step] = self.last[name] = after.name
        self.reached[name] = step

    def before(self, milestone: str) -> Path:
        """What happens just before a milestone is reached, after what earlier parts put there."""
        return Path(self.owner, self._node(f"before:{milestone}").sequence)

    def after(self, milestone: str) -> Path:
        """What happens just after a milestone is reached, after what earlier parts put there."""
        return Path(self.owner, self._node(f"after:{milestone}").sequence)

    def beside(self, since: str, until: str) -> Path:
        """What runs beside everything else from one milestone (or `start`) on; `until` waits for it."""
        node = self.network.add(Node(f"beside:{self.owner}", self._node(until).phase, after=[self.last_of(since)]))
        self._node(until).after.append(node.name)
        return Path(self.owner, node.sequence)

    def aside(self) -> Path:
        """What runs beside everything from the start on and delays nothing; it ends when the case is closed."""
        node = self.network.add(Node(f"aside:{self.owner}", ASIDE, after=[START]))
        return Path(self.owner, node.sequence)

    def closing(self, outcome: str | None = None, *, first: bool = False) -> Path:
        """What happens between the internal close (with an outcome, or any) and the message that tells it.

        With `first` it comes before what earlier parts put there.
        """
        elements = self._node("closing").sequence.elements
        path = Path(self.owner, self._node("closing").sequence)
        if outcome is None:
            return path
        inner = path.when_outcome(outcome)
        if first:
            elements.insert(0, elements.pop())
        return inner

    def last_of(self, name: str) -> str:
        """The node after which the followers of a step or milestone come; unknown milestones are the start."""
        return "standing" if name == START else self.last.get(name, "standing")

    def _node(self, name: str) -> Node:
        if name not in self.network.nodes:
            milestone = name.removeprefix("before:").removeprefix("after:")
            message = f"{self.owner} needs the milestone {milestone!r}, which no step has"
            raise ScenarioError([Problem(self.places.get(self.owner, ()), message)])
        return self.network.nodes[name]

    # The frame around the steps

    def open_frame(self) -> Path:
        """The beginning of every plan; the path in which the standing is settled."""
        node = self.network.add(Node("standing", TO_DECIDED, after=[START], entry=True))
        self.last[START] = node.name
        return Path("standing", node.sequence)

    def close_inside(self, after: str) -> None:
        """The internal decision, after a step or milestone: an offer to the first choice, a rejection to others."""
        node = self.network.add(Node("verdict", TO_VERDICT, after=[self.last[after]]))
        path = Path("verdict", node.sequence)
        path.when("first_choice").end("offer")
        path.end("rejection")
        self.network.add(Node("closing", CLOSING))
        self.last["closing"] = "closing"

    def tell(self, after: str) -> None:
        """After this step the candidate has the answer."""
        self.network.add(Node("told", CLOSING, Sequence([End(told=True)]), after=[self.last[after]]))
