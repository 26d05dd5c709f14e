"""Blocks as SimPy processes: somebody or everybody stops, again and again."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy.events import Event

from stillwaiting.draws import stream_key
from stillwaiting.engines.simpy_engine.clock import At
from stillwaiting.plan.rows import Block

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Disruption = Generator[Event, None, None]


def open_block(play: "Play", number: int, block: Block) -> None:
    """Put a block into its state at minute 0 and start its process, where it has any event before the horizon."""
    drawn = play.drawn
    if block.equilibrium and _away_at_start(play, block):
        length = drawn.minutes(block.first_length, 0)
        begun = -(drawn.uniform(stream_key(block.name + ".age")) * length >> 64)
        stops = _stops(play, block, begun, begun + length, 0)
        begin = begun + length + drawn.minutes(block.gap, 1)
        if stops > 0:
            play.active |= 1 << number
            play.env.process(_alternate(play, number, block, stops, begin, 1))
            return
        cycle = 1
    else:
        begin, cycle = drawn.minutes(block.first_gap, 0), 0
    if begin <= play.plan.horizon:
        play.env.process(_alternate(play, number, block, -1, begin, cycle))


def _away_at_start(play: "Play", block: Block) -> bool:
    """True with probability E[L] / (E[G] + E[L]), each mean scaled by its factor in this world."""
    length = block.mean_length * play.drawn.factor(block.length)
    gap = block.mean_gap * play.drawn.factor(block.gap)
    return play.drawn.uniform(stream_key(block.name + ".at_start")) * (length + gap) < length << 64


def _stops(play: "Play", block: Block, begun: int, end: int, cycle: int) -> int:
    """When the block stops blocking: at its end, or when somebody stands in."""
    return end if block.stand_in < 0 else min(end, begun + play.drawn.minutes(block.stand_in, cycle))


def _alternate(play: "Play", number: int, block: Block, stops: int, begin: int, cycle: int) -> Disruption:
    """Stop, begin, stop, begin ...; `stops` is -1 where the block is off at minute 0."""
    env, drawn, again = play.env, play.drawn, False
    while True:
        if stops >= 0:
            yield At(env, stops, play.end_rank + number)
            play.block_ends(number, again)
        yield At(env, begin, play.begin_rank + number)
        again = block.redo >= 0 and drawn.hit(block.redo, cycle)
        end = begin + drawn.minutes(block.length, cycle)
        stops = _stops(play, block, begin, end, cycle)
        play.block_begins(number, block.end >= 0 and drawn.hit(block.end, cycle))
        cycle += 1
        begin = end + drawn.minutes(block.gap, cycle)
