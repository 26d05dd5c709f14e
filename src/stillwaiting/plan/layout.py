"""Paths become rows: elements in order, branches as contiguous regions."""

from collections.abc import Callable
from dataclasses import replace

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
from stillwaiting.plan.network import Network, Node
from stillwaiting.plan.rows import OUTCOMES, STANDINGS, Kind, Question, Row

Out = tuple[int, int]
"""A row, and which of its successors is not known yet."""

Timed = Callable[[Passing | Gathering, bool], list[Row]]
"""Writes the rows of an element that takes time; the flag says whether it comes after the internal close."""


class Layout:
    """Rows under construction. Ends are linked to the first closing row when that is known."""

    def __init__(
        self, timed: Timed, odds: Callable[[Maybe | Again | Hazard], int], note: Callable[[Mark], Row]
    ) -> None:
        self.timed, self.odds, self.note = timed, odds, note
        self.rows: list[Row] = []
        self.closing = False
        self.entries: dict[str, int] = {}
        """First row of each node, after its join."""
        self.regions: list[tuple[str, int, int]] = []
        """Loops and races, as (what, first row, last row)."""
        self.ends: list[int] = []
        self.questions: list[tuple[int, str, str]] = []
        """Tests for a block begun since an amount started: the row, the block, the amount."""
        self.races: list[int] = []

    def row(self, row: Row, outs: list[Out]) -> int:
        """Append a row and link dangling successors to it."""
        number = len(self.rows)
        self.rows.append(replace(row, within=self.races[0] if self.races else -1))
        self.link(outs, number)
        return number

    def link(self, outs: list[Out], target: int) -> None:
        """Point dangling successors at a row."""
        for number, port in outs:
            known = list(self.rows[number].next)
            known += [-1] * (port + 1 - len(known))
            known[port] = target
            self.rows[number] = replace(self.rows[number], next=tuple(known))

    def passing(self, name: str, outs: list[Out], **columns: int) -> int:
        """A row that only passes on: a fork, a join, an entry."""
        return self.row(replace(Row(Kind.NOTE, name), **columns), outs)  # type: ignore[arg-type]

    def network(self, network: Network, closing: int) -> None:
        """Lay out every node; those of phase `closing` come after the internal close."""
        outs: dict[str, list[Out]] = {}
        for node in network.ordered():
            self.closing = node.phase >= closing
            entering = [out for name in node.after for out in _leaving(outs[name], len(network.followers(name)))]
            arrivals = self._arrive(node, entering)
            followers = network.followers(node.name)
            leaving = self.sequence(node.sequence, arrivals, node.name)
            if node.back is not None:
                leaving = self._back(node, leaving)
            outs[node.name] = self._fork(node.name, leaving, len(followers))

    def _arrive(self, node: Node, entering: list[Out]) -> list[Out]:
        if node.race:
            first = self.entries[f"race:{node.name}"]
            number = self.passing(f"{node.name}.first", entering, race=first)
            self.regions.append(("race", first, number))
            self._mark_race(first, number)
            entering = [(number, 0)]
        elif len(node.after) > 1:
            entering = [(self.passing(f"{node.name}.all", entering, need=len(node.after)), 0)]
        self.entries[node.name] = len(self.rows)
        return [(self.passing(f"{node.name}.entry", entering), 0)] if node.entry else entering

    def _mark_race(self, first: int, last: int) -> None:
        """Rows of a race between steps; inside another race the outer one counts."""
        for number in range(first, last + 1):
            within = self.rows[number].within
            if within < 0 or within > first:
                self.rows[number] = replace(self.rows[number], within=first)

    def _back(self, node: Node, leaving: list[Out]) -> list[Out]:
        assert node.back is not None
        target, cap, chance = node.back
        number = self.row(Row(Kind.CHANCE, chance.chance.name, odds=self.odds(chance), cap=cap), leaving)
        self.link([(number, 0)], self.entries[target])
        self.regions.append(("repeat", self.entries[target], number))
        return [(number, 1)]

    def _fork(self, name: str, leaving: list[Out], followers: int) -> list[Out]:
        """One dangling successor for each follower; alternatives meet in a row of their own first."""
        if (followers == 1 and leaving) or (followers == 0 and not leaving):
            return leaving
        number = self.passing(f"{name}.fork", leaving)
        self.rows[number] = replace(self.rows[number], next=())
        return [(number, port) for port in range(followers)]

    def sequence(self, sequence: Sequence, outs: list[Out], name: str = "") -> list[Out]:
        """Lay out elements one after another; what is left dangling at the end."""
        for element in sequence.elements:
            outs = self._element(element, outs)
        return outs

    def _element(self, element: Element, outs: list[Out]) -> list[Out]:
        match element:
            case Passing() | Gathering():
                for row in self.timed(element, self.closing):
                    outs = [(self.row(row, outs), 0)]
            case Mark():
                outs = [(self.row(self.note(element), outs), 0)]
            case Stand(standing):
                outs = [
                    (
                        self.row(Row(Kind.SET, f"stand.{standing}", argument=STANDINGS.index(standing)), outs),
                        0,
                    )
                ]
            case End():
                outs = self._end(element, outs)
            case Maybe() | Hazard():
                outs = self._maybe(element, outs)
            case When():
                outs = self._when(element, outs)
            case Again():
                outs = self._again(element, outs)
            case Branches():
                outs = self._branches(element, outs)
        return outs

    def _end(self, end: End, outs: list[Out]) -> list[Out]:
        outcome = OUTCOMES.index(end.outcome) if end.outcome else -1
        number = self.row(Row(Kind.END, f"end.{end.outcome or 'told'}", argument=outcome, told=end.told), outs)
        if not end.told and not end.silent:
            self.ends.append(number)
        return []

    def _maybe(self, maybe: Maybe | Hazard, outs: list[Out]) -> list[Out]:
        name, cap = (maybe.name, None) if isinstance(maybe, Hazard) else (maybe.chance.name, maybe.at_most)
        number = self.row(Row(Kind.CHANCE, name, odds=self.odds(maybe), cap=1 << 30 if cap is None else cap), outs)
        return [*self._body(maybe.body, number), (number, 1)]

    def _body(self, body: Sequence, number: int) -> list[Out]:
        """A branch from the first successor of a row; an empty one passes straight on."""
        return self.sequence(body, [(number, 0)])

    def _when(self, when: When, outs: list[Out]) -> list[Out]:
        number = len(self.rows)
        if when.standing is not None:
            row = Row(Kind.TEST, f"{when.owner}.when", argument=STANDINGS.index(when.standing))
        elif when.outcome is not None:
            row = Row(
                Kind.TEST,
                f"{when.owner}.when",
                question=Question.OUTCOME,
                argument=OUTCOMES.index(when.outcome),
            )
        else:
            row = Row(Kind.TEST, f"{when.owner}.when", question=Question.BEGUN)
            self.questions.append((number, when.begun or "", when.since))
        self.row(row, outs)
        return [*self._body(when.body, number), *self.sequence(when.otherwise, [(number, 1)])]

    def _again(self, again: Again, outs: list[Out]) -> list[Out]:
        first = len(self.rows)
        outs = self.sequence(again.body, outs)
        number = self.row(Row(Kind.CHANCE, again.chance.name, odds=self.odds(again), cap=again.at_most), outs)
        self.link([(number, 0)], first)
        self.regions.append(("repeat", first, number))
        return [(number, 1)]

    def _branches(self, branches: Branches, outs: list[Out]) -> list[Out]:
        fork = self.passing(f"{branches.owner}.fork", outs)
        if branches.race:
            self.races.append(fork)
            self.rows[fork] = replace(self.rows[fork], within=self.races[0])
        ends: list[Out] = []
        for place, body in enumerate(branches.bodies):
            ends += self.sequence(body, [(fork, place)])
        if branches.race:
            join = self.passing(f"{branches.owner}.first", ends, race=fork)
            self.regions.append(("race", fork, join))
            self.races.pop()
        else:
            join = self.passing(f"{branches.owner}.all", ends, need=len(branches.bodies))
        return [(join, 0)]


def _leaving(outs: list[Out], followers: int) -> list[Out]:
    """What a node leaves for one of its followers: a branch of its fork, or everything."""
    return [outs.pop(0)] if followers > 1 else outs
