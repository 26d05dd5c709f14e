"""A scenario file as a net, laid out from the answer back to the interview."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stillwaiting.studies.exact.delays import DELAYS, blocks_of
from stillwaiting.studies.exact.net import Ask, Close, First, Fork, Join, Net, Told, Toss
from stillwaiting.studies.exact.order import START, Order, order_of
from stillwaiting.studies.exact.parts import Parts, piece_of
from stillwaiting.studies.exact.sheet import Sheet
from stillwaiting.studies.exact.spelling import Data, chance, memoryless

CLOSED = "closed"
"""What the first steps after the close wait for."""


def net_of(data: Data) -> Net:
    """The net of a scenario; raises ValueError or KeyError where it says more, or less, than a chain can hold.

    Nothing is taken for granted: what a scenario leaves to a default has to be written out.
    """
    sheet, order, delays = Sheet(), order_of(data["process"]), delays_of(data)
    voice = next((said["who"] for _, kind, said in delays if kind == "hr_controls_communication"), None)
    parts = Parts(sheet, blocks_of(data, delays), voice, sheet.reserve())
    for name, kind, said in delays:
        DELAYS[kind](parts, name, said)
    drawing = Drawing(parts, order, data["process"])
    drawing.after_the_close()
    drawing.up_to_the_close(data.get("standing", {}))
    leaves = [memoryless(said["after"], name) for name, kind, said in delays if kind == "candidate_moves_on"]
    blocks = parts.blocks
    return Net(tuple(sheet.places), drawing.start, parts.closing, blocks, leaves[0] if leaves else None, drawing.redo)


def delays_of(data: Data) -> list[tuple[str, str, Data]]:
    """Name, kind and keys of each delay: in the order of their kinds, then by name."""
    found = [(name, (said or {}).get("kind", name), said or {}) for name, said in (data.get("delays") or {}).items()]
    unknown = [kind for _, kind, _ in found if kind not in DELAYS]
    if unknown:
        raise ValueError(f"a Markov chain cannot hold {', '.join(unknown)}")
    return sorted(found, key=lambda one: (list(DELAYS).index(one[1]), one[0]))


@dataclass
class Drawing:
    """The net of the steps under construction."""

    parts: Parts
    order: Order
    process: Data
    entered: dict[str, int] = field(default_factory=dict)
    """Where each step is entered by what it waits for."""
    begins: dict[str, int] = field(default_factory=dict)
    """Where each step begins, its waiting over."""
    own: dict[str, frozenset[int]] = field(default_factory=dict)
    """The places of each step."""
    returns: list[tuple[int, Data]] = field(default_factory=list)
    """Tosses that go back to an earlier step, and what is said of them."""
    races: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """First joins, and the steps of which they take the first."""
    redo: dict[str, tuple[int, frozenset[int]]] = field(default_factory=dict)
    first: int = 0
    """The first place of the range that may be done again."""
    start: int = 0
    joins_decided: int = 0
    """The join at which what runs beside everything arrives."""

    @property
    def sheet(self) -> Sheet:
        """What is written on."""
        return self.parts.sheet

    def after_the_close(self) -> None:
        """The steps between the close and the answer, and what delays put before them."""
        told, closing = self.sheet.add(Told()), self.order.closing
        for name in reversed([step for step in self.order.steps if step in closing]):
            ends = [told] if name == self.order.reached["answered"] else []
            self.lay(name, [*ends, *self.followers(name)], closed=True)
        first = [self.entered[name] for name in self.order.steps if name in closing and self.waits(name) == {CLOSED}]
        entry = self.sheet.in_turn(self.parts.at("closing"))(self.fork(first))
        self.sheet.places[self.parts.closing] = Fork((entry,))

    def up_to_the_close(self, standing: Data) -> None:
        """The steps up to the close, and how the candidate stands."""
        offer, no = (self.sheet.add(Close(outcome, self.parts.closing)) for outcome in ("offer", "rejection"))
        verdict = self.sheet.add(Ask("first_choice", offer, no))
        steps = [step for step in self.order.steps if step not in self.order.closing]
        last = [step for step in steps if not set(self.order.followers(step)) - self.order.closing]
        done = verdict if "approved" in self.order.reached else self.all_done(len(last), verdict)
        for name in reversed(steps):
            self.lay(name, [done] if name in last else self.followers(name), closed=False)
        self.settle_standing(standing, [self.entered[step] for step in steps if START in self.order.waits[step]])
        self.write_what_was_open()

    def all_done(self, count: int, verdict: int) -> int:
        """What is approved where no step is: that all steps are done which the answer waits for."""
        answer = self.order.reached["answered"]
        first = self.process[answer].get("join") == "first"
        return self.gathered(count, self.milestone("approved", verdict), self.order.racing(answer) if first else None)

    def settle_standing(self, standing: Data, roots: list[int]) -> None:
        """How the candidate stands, settled before everything else."""
        sheet, first, second = self.sheet, chance(standing["first_choice"]), chance(standing["next_in_line"])
        share = second / (1 - first) if first < 1 else 0.0
        beside = [piece(self.joins_decided) for piece in self.parts.at("beside")]
        pieces = [
            sheet.stand("out"),
            sheet.sometimes(first, sheet.stand("first_choice")),
            sheet.when("out", [sheet.sometimes(share, sheet.stand("next_in_line"))]),
        ]
        self.start = sheet.in_turn(pieces)(self.fork([*roots, *beside]))
        self.redo["start"] = self.start, sheet.since(self.first)

    def write_what_was_open(self) -> None:
        """Ways back to steps, and the places of races, which were not known when these were written."""
        places = self.sheet.places
        for here, said in self.returns:
            toss, since = places[here], str(said["since"])
            assert isinstance(toss, Toss)
            since = self.order.reached.get(since, since)
            places[here] = Toss(chance(said["chance"]), self.begins[since], toss.no, int(said.get("at_most", 1)))
        for here, racing in self.races:
            first = places[here]
            assert isinstance(first, First)
            places[here] = First(frozenset[int]().union(*(self.own[step] for step in racing)), first.then)

    # Steps

    def waits(self, name: str) -> set[str]:
        """What a step waits for; after the close, the close stands for everything before it."""
        known, closing = self.order.waits[name], self.order.closing
        return {before if before in closing else CLOSED for before in known} if name in closing else set(known)

    def followers(self, name: str) -> list[int]:
        """Where the steps that wait for this one are entered."""
        return [self.entered[step] for step in self.order.followers(name)]

    def lay(self, name: str, then: Sequence[int], *, closed: bool) -> None:
        """Write a step, after all that follow it."""
        said, first = self.process[name], len(self.sheet.places)
        after = self.milestone(said.get("milestone", ""), self.fork(then))
        repeat = said.get("repeat", {})
        if repeat and repeat.get("since", name) != name:
            after = self.sheet.add(Toss(0.0, after, after))
            self.returns.append((after, repeat))
        self.begins[name] = piece_of(self.parts, name, said, closed)(after)
        racing = self.order.racing(name) if said.get("join") == "first" else None
        self.entered[name] = self.gathered(len(self.waits(name)), self.begins[name], racing)
        self.own[name] = self.sheet.since(first)

    def milestone(self, name: str, then: int) -> int:
        """What delays put before and after a milestone; where it is entered."""
        parts = self.parts
        after = self.sheet.in_turn(parts.at(f"after {name}"))(then)
        if name == "decided":
            self.redo["approved"] = after, self.sheet.since(self.first)
        if name in ("decided", "approved"):
            self.first = len(self.sheet.places)
        if name == "decided" and parts.at("beside"):
            self.joins_decided = after = self.sheet.add(Join(1 + len(parts.at("beside")), after))
        return self.sheet.in_turn(parts.at(f"before {name}"))(after)

    def gathered(self, count: int, then: int, racing: frozenset[str] | None) -> int:
        """Where the last, or in a race the first, of so many arrivals goes on."""
        if count == 1:
            return then
        if racing is None:
            return self.sheet.add(Join(count, then))
        here = self.sheet.add(First(frozenset(), then))
        self.races.append((here, racing))
        return here

    def fork(self, ways: Sequence[int]) -> int:
        """One way, or a fork of several."""
        return ways[0] if len(ways) == 1 else self.sheet.add(Fork(tuple(ways)))
