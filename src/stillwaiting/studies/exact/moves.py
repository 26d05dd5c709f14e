"""How a case begins, and the jumps from each of its states to the next."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from stillwaiting.studies.exact.net import Block, Net, Place, Wait
from stillwaiting.studies.exact.state import (
    OFF,
    ON,
    STOOD_IN,
    Shares,
    State,
    closed,
    counted,
    once_more,
    settled,
    stopped,
    without,
)

# The start


def initial(net: Net) -> Shares:
    """The states in which a case can be when it has begun, and their probabilities."""
    found: Shares = defaultdict(float)
    for blocks, p in blocks_at_start(net.blocks):
        for state, q in settled(net, State(blocks=blocks), (net.start,)):
            found[state] += p * q
    return dict(found)


def blocks_at_start(blocks: tuple[Block, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Who is away at the start, and how probable that is."""
    if not blocks:
        yield (), 1.0
        return
    for rest, p in blocks_at_start(blocks[1:]):
        for state, q in block_at_start(blocks[0]):
            yield (state, *rest), p * q


def block_at_start(block: Block) -> list[tuple[str, float]]:
    """The states of one block at the start: of two that alternate, each is met as often as it is long."""
    if not block.in_equilibrium:
        return [(OFF, 1.0)]
    round_trip = block.gap + block.length
    alone = 0.0 if block.stand_in is None else 1 / block.stand_in
    on = 1 / (1 / block.length + alone) / round_trip
    away = block.length / round_trip
    return [(OFF, 1 - away), (ON, on), (STOOD_IN, away - on)] if alone else [(OFF, 1 - away), (ON, on)]


# What happens in time


def moves(net: Net, state: State) -> Iterator[tuple[State, float]]:
    """The states that may come next, each with its rate per minute; the end of a case is left by none."""
    if state.label:
        return
    if net.leaves is not None:
        yield State(label="withdrawn"), 1 / net.leaves
    for here in sorted(state.live):
        place = net.places[here]
        assert isinstance(place, Wait)
        if place.mean > 0 and not stopped(net, state, place.blocks):
            yield from rated(net, without(state, frozenset({here})), (place.then,), 1 / place.mean)
    for number, block in enumerate(net.blocks):
        yield from block_moves(net, state, number, block)


def rated(net: Net, state: State, arrivals: tuple[int, ...], rate: float) -> Iterator[tuple[State, float]]:
    """What follows from arrivals that come at a rate."""
    return ((after, rate * p) for after, p in settled(net, state, arrivals))


def block_moves(net: Net, state: State, number: int, block: Block) -> Iterator[tuple[State, float]]:
    """How a block begins, stops blocking and ends."""
    now = state.blocks[number]

    def turned(to: str) -> State:
        return replace(state, blocks=(*state.blocks[:number], to, *state.blocks[number + 1 :]))

    if now == OFF:
        yield from begins(net, turned(ON), block)
    elif now == STOOD_IN:
        yield turned(OFF), 1 / block.length
    else:
        yield from stops(net, turned(OFF), block, 1 / block.length)
        if block.stand_in is not None:
            yield from stops(net, turned(STOOD_IN), block, 1 / block.stand_in)


def begins(net: Net, state: State, block: Block) -> Iterator[tuple[State, float]]:
    """A block is on from now; it may cancel the case, and it may have something done again when it stops."""
    state = replace(state, begun=state.begun | ({block.name} & net.asked))
    rate = 1 / block.gap
    if state.outcome:
        yield state, rate
        return
    yield from rated(net, closed(state, "cancelled"), (net.cancelled,), rate * block.ends)
    later = replace(state, again=state.again | {block.name})
    for after, p in ((later, block.again), (state, 1 - block.again)):
        yield after, rate * (1 - block.ends) * p


def stops(net: Net, state: State, block: Block, rate: float) -> Iterator[tuple[State, float]]:
    """A block stops blocking: what waited for nothing else goes on, what is to be done again begins anew."""
    arrivals: tuple[int, ...] = ()
    if block.name in state.again:
        state = replace(state, again=state.again - {block.name})
        entered, places = net.redo[block.redo]
        if state.live & places and counted(state.used, block.redo) < block.at_most:
            state, arrivals = replace(without(state, places), used=once_more(state.used, block.redo)), (entered,)
    ready = [here for here in sorted(state.live) if is_ready(net, state, net.places[here])]
    yield from rated(net, without(state, frozenset(ready)), (*ready, *arrivals), rate)


def is_ready(net: Net, state: State, place: Place) -> bool:
    """Whether something that takes no time need wait no longer."""
    return isinstance(place, Wait) and place.mean == 0 and not stopped(net, state, place.blocks)
