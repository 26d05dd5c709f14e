"""The states in which a case can be, and what an arrival at a place changes at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stillwaiting.studies.exact.net import Ask, Close, First, Fork, Join, Net, Place, Silence, Stand, Told, Toss, Wait

OFF, ON, STOOD_IN = "off", "on", "stood in"
Counts = frozenset[tuple[int | str, int]]


@dataclass(frozen=True)
class State:
    """Everything that matters for what comes next."""

    live: frozenset[int] = frozenset()
    """Places where time passes."""
    parked: Counts = frozenset()
    """Arrivals at a join that waits for more."""
    used: Counts = frozenset()
    """How often a way with a cap was taken, and a range done again."""
    standing: str = "out"
    outcome: str = ""
    blocks: tuple[str, ...] = ()
    again: frozenset[str] = frozenset()
    """Blocks after which something is done again."""
    begun: frozenset[str] = frozenset()
    """Blocks that have begun since the start."""
    label: str = ""
    """How the case has ended; empty where it goes on."""


Shares = dict[State, float]
"""States with the probability, or the rate, of each."""


def counted(counts: Counts, key: int | str) -> int:
    """How often."""
    return dict(counts).get(key, 0)


def once_more(counts: Counts, key: int | str) -> Counts:
    """The counts with one more of the key."""
    return frozenset({**dict(counts), key: counted(counts, key) + 1}.items())


def settled(net: Net, state: State, arrivals: tuple[int, ...]) -> Iterator[tuple[State, float]]:
    """The states that follow at once from arrivals, with their probabilities."""
    if not arrivals or state.label:
        yield state, 1.0
        return
    here, rest = arrivals[0], arrivals[1:]
    place = net.places[here]
    if isinstance(place, Toss):
        for p, after, way in ways(state, here, place):
            for found, q in settled(net, after, (way, *rest)):
                yield found, p * q
        return
    yield from settled(net, *step(net, state, here, place, rest))


def ways(state: State, here: int, toss: Toss) -> Iterator[tuple[float, State, int]]:
    """The ways of a toss: probability, the state, and where to go."""
    p = toss.p if toss.cap is None or counted(state.used, here) < toss.cap else 0.0
    if p > 0:
        yield p, state if toss.cap is None else replace(state, used=once_more(state.used, here)), toss.yes
    if p < 1:
        yield 1 - p, state, toss.no


def step(net: Net, state: State, here: int, place: Place, rest: tuple[int, ...]) -> tuple[State, tuple[int, ...]]:
    """The state after an arrival where nothing is left to chance, and the arrivals that are left."""
    match place:
        case Wait(mean, blocks, then):
            if mean == 0 and not stopped(net, state, blocks):
                return state, (then, *rest)
            return replace(state, live=state.live | {here}), rest
        case Ask(word, yes, no):
            return state, (yes if word in (state.standing, state.outcome, *state.begun) else no, *rest)
        case Stand(standing, then):
            return replace(state, standing=standing), (then, *rest)
        case Fork(ways):
            return state, (*ways, *rest)
        case Join(need, then):
            if counted(state.parked, here) + 1 < need:
                return replace(state, parked=once_more(state.parked, here)), rest
            return without(state, frozenset({here})), (then, *rest)
        case First(race, then):
            return without(state, race), (then, *(arrival for arrival in rest if arrival not in race))
        case Close(outcome, then):
            return closed(state, outcome), (then,)
        case Silence():
            return State(label="never_told"), ()
        case Told():
            return State(label=state.outcome), ()
    raise AssertionError(place)


def closed(state: State, outcome: str) -> State:
    """The state once the case is closed: every token has ended, and of what was before only little matters."""
    return State(standing=state.standing, outcome=state.outcome or outcome, blocks=state.blocks)


def without(state: State, places: frozenset[int]) -> State:
    """The state with nobody at these places."""
    parked = frozenset((here, count) for here, count in state.parked if here not in places)
    return replace(state, live=state.live - places, parked=parked)


def stopped(net: Net, state: State, blocks: frozenset[str]) -> bool:
    """Whether one of these blocks is on."""
    return any(on == ON and block.name in blocks for block, on in zip(net.blocks, state.blocks, strict=True))
