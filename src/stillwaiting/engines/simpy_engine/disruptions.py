"""Blocks as SimPy processes: somebody or everybody stops, again and again."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy.events import Event

from stillwaiting.engines.simpy_engine.clock import At
from stillwaiting.plan.rows import Block

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Disruption = Generator[Event, None, None]


def open_block(play: "Play", number: int, block: Block) -> None:
    """Put a block into its state at minute 0, and plan what it does next where that lies before the horizon."""
    drawn = play.drawn
    if not block.equilibrium or not drawn.at_start(number):
        _plan(play, number, block, drawn.minutes(block.first_gap, 0), 0)
        return
    length = drawn.minutes(block.first_length, 0)
    begun = -(drawn.age(number) * length >> 64)
    stops = _stops(play, block, begun, begun + length, 0)
    begin = begun + length + drawn.minutes(block.gap, 1)
    if stops > 0:
        play.active |= 1 << number
        play.env.process(_first_stop(play, number, block, stops, begin))
    else:
        _plan(play, number, block, begin, 1)


def _plan(play: "Play", number: int, block: Block, begin: int, cycle: int) -> None:
    """Start the block's process when it first begins: most plays are over before that."""
    if begin <= play.plan.horizon:
        first = At(play.env, begin, play.begin_rank + number)
        first.callbacks.append(lambda _: play.env.process(_alternate(play, number, block, cycle)))


def _stops(play: "Play", block: Block, begun: int, end: int, cycle: int) -> int:
    """When the block stops blocking: at its end, or when somebody stands in."""
    return end if block.stand_in < 0 else min(end, begun + play.drawn.minutes(block.stand_in, cycle))


def _first_stop(play: "Play", number: int, block: Block, stops: int, begin: int) -> Disruption:
    """A block that was under way at minute 0 stops; that was its cycle 0."""
    yield At(play.env, stops, play.end_rank + number)
    play.block_ends(number, False)
    yield At(play.env, begin, play.begin_rank + number)
    yield from _alternate(play, number, block, 1)


def _alternate(play: "Play", number: int, block: Block, cycle: int) -> Disruption:
    """Begin now, stop, begin, stop ..."""
    env, drawn = play.env, play.drawn
    while True:
        begin = env.now
        again = block.redo >= 0 and drawn.hit(block.redo, cycle)
        end = begin + drawn.minutes(block.length, cycle)
        stops = _stops(play, block, begin, end, cycle)
        play.block_begins(number, block.end >= 0 and drawn.hit(block.end, cycle))
        yield At(env, stops, play.end_rank + number)
        play.block_ends(number, again)
        cycle += 1
        yield At(env, end + drawn.minutes(block.gap, cycle), play.begin_rank + number)
