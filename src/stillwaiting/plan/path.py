"""A path through the plan and the verbs that lengthen it."""

from stillwaiting.amounts import Chance, Count, Duration, Effort
from stillwaiting.distributions import Constant, Discrete
from stillwaiting.plan.elements import (
    Again,
    Branches,
    Element,
    End,
    Gathering,
    Hazard,
    Mark,
    Maybe,
    Passing,
    Sequence,
    Stand,
    When,
)
from stillwaiting.plan.rows import OUTCOMES, STANDINGS


class Path:
    """A sequence under construction; every verb adds to its end, in the order of the calls.

    Verbs that open a branch (`sometimes`, `when`, `again`, `race`, `beside`, `times`) return the branch as a path of
    its own; the path they were called on goes on after it.
    """

    def __init__(self, owner: str, sequence: Sequence) -> None:
        self.owner = owner
        self.sequence = sequence

    def _add(self, element: Element) -> None:
        self.sequence.elements.append(element)

    def _inner(self, sequence: Sequence) -> "Path":
        return Path(self.owner, sequence)

    def work(self, who: str, effort: Effort, *, label: str = "", restart: bool = False) -> None:
        """A person works so long, in their hours, after what already lies on their desk."""
        self._add(Passing(self.owner, effort, who, label, restart))

    def message(self, who: str, effort: Effort) -> None:
        """A person writes to the candidate; the only voice does it instead where there is one."""
        self._add(Passing(self.owner, effort, who, message=True))

    def elapse(
        self,
        duration: Duration,
        *,
        who: str | None = None,
        inside: bool = False,
        label: str = "",
        restart: bool = False,
    ) -> None:
        """Time passes; with `who`, only while that person is not away and nothing is on hold.

        `inside` is for others of the company, whom only a hold on everybody stops; without either nothing does.
        """
        self._add(Passing(self.owner, duration, who, label, restart, desk=False, inside=inside))

    def meet(
        self,
        people: tuple[str, ...],
        lasts: Duration,
        *,
        notice: Duration | None = None,
        days: frozenset[int] | None = None,
    ) -> None:
        """People meet in the first half-hour slot that suits all of their diaries."""
        if not isinstance(people, tuple) or not people:  # type: ignore[redundant-expr]
            raise ValueError(f"meet takes the names of at least one person, as a tuple, not {people!r}")
        self._add(Gathering(self.owner, people, lasts, notice, days))

    def sign(
        self,
        who: str,
        takes: Effort | Duration,
        *,
        days: frozenset[int] | None = None,
        delegate: str | None = None,
        delegate_after: Duration | None = None,
    ) -> None:
        """A signature: on a signing day, after the signer's desk or delay; a delegate who starts later may be first."""
        own, other = (self, None) if delegate is None else self.race(2)
        own._sign(who, takes, who)
        if days is not None:
            own.signing_day(who, days, Duration("1 min").named(f"{takes.name}.signing_day"), label=who)
        if other is not None and delegate is not None:
            assert delegate_after is not None
            other.elapse(delegate_after, label=who)
            other._sign(delegate, takes, f"{who}.delegate")

    def _sign(self, who: str, takes: Effort | Duration, label: str) -> None:
        if isinstance(takes, Effort):
            self.work(who, takes, label=label)
        else:
            self.elapse(takes, who=who, label=label)

    def signing_day(self, who: str, days: frozenset[int], sitting: Duration, *, label: str = "") -> None:
        """Wait for a day on which a person signs."""
        self._add(Gathering(self.owner, (), sitting, days=days, hours_of=who, label=label))

    def sometimes(self, chance: Chance, *, at_most: int | None = None) -> "Path":
        """A branch taken with a chance."""
        body = Sequence()
        self._add(Maybe(self.owner, chance, body, at_most))
        return self._inner(body)

    def when(self, standing: str) -> "Path":
        """A branch taken while the candidate's standing is this."""
        return self.either(standing)[0]

    def either(self, standing: str) -> tuple["Path", "Path"]:
        """Two branches: one taken while the candidate's standing is this, one while it is not."""
        _check_word(standing, STANDINGS, "standing")
        element = When(self.owner, standing=standing)
        self._add(element)
        return self._inner(element.body), self._inner(element.otherwise)

    def when_outcome(self, outcome: str) -> "Path":
        """A branch taken where the case was closed with this outcome."""
        _check_word(outcome, OUTCOMES, "outcome")
        element = When(self.owner, outcome=outcome)
        self._add(element)
        return self._inner(element.body)

    def when_begun(self, block: str, since: str) -> "Path":
        """A branch taken where a block began since the amount named `since` last started to pass."""
        element = When(self.owner, begun=block, since=since)
        self._add(element)
        return self._inner(element.body)

    def again(self, chance: Chance, at_most: int) -> "Path":
        """A branch that, once through, is gone through again with a chance, at most so many times a play.

        Raises ValueError for a number of times that is negative or above MOST_TURNS.
        """
        if not 0 <= at_most <= MOST_TURNS:
            raise ValueError(f"again takes 0 to {MOST_TURNS} times at most, not {at_most}")
        body = Sequence()
        self._add(Again(self.owner, body, chance, at_most))
        return self._inner(body)

    def times(self, count: Count) -> list["Path"]:
        """One branch for every number that a count can be; the caller fills each with one turn of the same work.

        Each is nested in the one before, taken with the chance that the count is at least that large.
        """
        turns, current = [], self.sequence
        for number, hazard in enumerate(_hazards(count), 1):
            body = Sequence()
            current.elements.append(Hazard(f"{count.name}#{number}", hazard, body))
            turns.append(self._inner(body))
            current = body
        return turns

    def side_by_side(self, count: int) -> list["Path"]:
        """Branches that start together and are joined by the last. Raises ValueError for fewer than one."""
        _check_branches(count, 1)
        bodies = tuple(Sequence() for _ in range(count))
        self._add(Branches(self.owner, bodies))
        return [self._inner(body) for body in bodies]

    def race(self, count: int) -> list["Path"]:
        """Branches that start together; the first to arrive goes on and ends the others.

        Raises ValueError for fewer than two.
        """
        _check_branches(count, 2)
        bodies = tuple(Sequence() for _ in range(count))
        self._add(Branches(self.owner, bodies, race=True))
        return [self._inner(body) for body in bodies]

    def stand(self, standing: str) -> None:
        """The candidate's standing becomes this."""
        _check_word(standing, STANDINGS, "standing")
        self._add(Stand(standing))

    def mark(self, milestone: str) -> None:
        """The minute of a milestone is noted."""
        self._add(Mark(milestone))

    def tell(self, sign: str) -> None:
        """The candidate notices a sign; its minute is noted."""
        self._add(Mark(sign, sign=True))

    def promise(self, sign: str, ahead: Duration) -> None:
        """The candidate is told a date that lies so far ahead; that date is noted."""
        self._add(Mark(sign, sign=True, ahead=ahead))

    def until_promised(self, ahead: Duration) -> None:
        """The promised date comes: the same draw of the same amount passes."""
        self._add(Passing(self.owner, ahead, desk=False, promised=True))

    def end(self, outcome: str) -> None:
        """The case is closed with an outcome; whatever else is under way ends."""
        _check_word(outcome, OUTCOMES, "outcome")
        self._add(End(outcome))

    def silence(self) -> None:
        """Nobody ever tells the candidate."""
        self._add(End(silent=True))


MOST_TURNS = 20
"""Turns that a count is unrolled to; a geometric count goes no further."""


def _hazards(count: Count) -> list[float]:
    """For k = 1, 2, ...: the chance that the count is at least k, given that it is at least k - 1."""
    family = count.family
    if isinstance(family, Constant):
        return [1.0] * min(int(family.value), MOST_TURNS)
    if isinstance(family, Discrete):
        pairs = list(zip(family.values, family.probabilities, strict=True))
        least = [sum(share for value, share in pairs if value >= turn) for turn in range(MOST_TURNS + 1)]
        return [least[turn] / least[turn - 1] for turn in range(1, MOST_TURNS + 1) if least[turn] > 1e-12]
    return [1.0, *[1.0 - 1.0 / family.mean] * (MOST_TURNS - 1)]


def _check_word(word: str, words: tuple[str, ...], what: str) -> None:
    if word not in words:
        raise ValueError(f"{word!r} is no {what}; there are {', '.join(words)}")


def _check_branches(count: int, least: int) -> None:
    if count < least:
        raise ValueError(f"at least {least} branches are needed, not {count}")
