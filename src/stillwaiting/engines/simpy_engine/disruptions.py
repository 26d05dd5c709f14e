"""Blocks as SimPy processes: somebody or everybody stops, again and again."""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from simpy.events import Event, Process

from stillwaiting.calendar import NEVER
from stillwaiting.engines.simpy_engine.clock import At
from stillwaiting.plan.rows import Block

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Disruption = Generator[Event, None, None]


First = tuple[int, int, int]
"""When a block first begins, its number, and the cycle that is."""


def open_blocks(play: "Play") -> None:
    """Put every block into its state at minute 0, and plan the first beginning of each that lies before the horizon."""
    drawn, blocks = play.drawn, play.plan.blocks
    if drawn.anybody_away():
        _begin_in_turn(play, iter(sorted(_open(play, number, block) for number, block in enumerate(blocks))))
    else:
        in_turn = drawn.in_turn()
        _begin_in_turn(play, ((drawn.minutes(blocks[number].first_gap, 0), number, 0) for number in in_turn))


def _open(play: "Play", number: int, block: Block) -> First:
    drawn = play.drawn
    if not drawn.away(number):
        return drawn.minutes(block.first_gap, 0), number, 0
    length = drawn.minutes(block.first_length, 0)
    begun = -(drawn.age(number) * length >> 64)
    stops = _stops(play, block, begun, begun + length, 0)
    if stops > 0:
        play.active |= 1 << number
        stop = At(play.env, stops, play.end_rank + number)
        stop.callbacks.append(lambda _: play.block_ends(number, False))
    return begun + length + drawn.minutes(block.gap, 1), number, 1


def _begin_in_turn(play: "Play", firsts: Iterator[First]) -> None:
    """Start each block's process when it first begins, one after another: most plays are over before that."""
    begin, number, cycle = next(firsts, (NEVER, 0, 0))
    if begin > play.plan.horizon:
        return

    def start(_: Event) -> None:
        Process(play.env, _alternate(play, number, play.plan.blocks[number], cycle))
        _begin_in_turn(play, firsts)

    At(play.env, begin, play.begin_rank + number).callbacks.append(start)


def _stops(play: "Play", block: Block, begun: int, end: int, cycle: int) -> int:
    """When the block stops blocking: at its end, or when somebody stands in."""
    return end if block.stand_in < 0 else min(end, begun + play.drawn.minutes(block.stand_in, cycle))


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
