"""The two kinds of row that take time, as SimPy processes."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy import Interrupt
from simpy.events import Event

from stillwaiting.engines.simpy_engine.clock import At, Killed
from stillwaiting.engines.simpy_engine.slots import first_start
from stillwaiting.engines.simpy_engine.token import WORKING, Token
from stillwaiting.plan.rows import Row

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Activity = Generator[Event, None, None]


def take(play: "Play", token: Token, row: Row) -> Activity:
    """Preempt, and resume or restart, on the row's calendar."""
    env, origin, calendar = play.env, play.origin, play.plan.calendars[row.calendar]
    amount = left = play.drawn.minutes(row.amount, token.k)
    token.listens = row.mask != 0
    while True:
        begun = env.now
        if not play.active & row.mask:
            token.charge = WORKING
            end = calendar.finish(begun + origin, left) - origin
            try:
                yield At(env, end, token.row) if end <= play.plan.horizon else Event(env)
                if token.dead:
                    raise Killed
                if token.since == begun:
                    token.complete(play, left)
                else:  # somebody looked at the ledger on the way
                    token.account(play)
                return
            except Interrupt:
                token.account(play)
            if row.restart and play.active & row.mask:
                left = amount
            else:
                left -= calendar.worked(begun + origin, env.now + origin)
        else:
            blocker = play.blocker(row.mask)
            play.note("blocked", row.name, blocker)
            token.charge = play.block_causes + blocker
            yield from play.woken(token)
            token.account(play)


def slot(play: "Play", token: Token, row: Row) -> Activity:
    """Book the first admissible start; miss it where somebody needed is blocked; once begun, hold it come what may."""
    env, plan, drawn, origin = play.env, play.plan, play.drawn, play.origin
    length = drawn.minutes(row.amount, token.k)
    notice = drawn.minutes(row.notice, token.k) if row.notice >= 0 else 0
    token.charge = row.cause
    ready = plan.calendars[row.notice_calendar].finish(env.now + origin, notice) - origin
    begin = first_start(plan, drawn, row, length, ready)
    while True:
        if play.trace is not None:
            play.note("booked", row.name, begin)
        yield from play.until(token, begin, play.slot_rank + token.row)
        blocker = play.blocker(row.mask)
        if blocker < 0:
            break
        play.note("missed", row.name, blocker)
        token.account(play)
        token.charge, token.listens = play.block_causes + blocker, True
        while play.blocker(row.mask) >= 0:
            yield from play.woken(token)
        token.listens = False
        begin = first_start(plan, drawn, row, length, env.now)
    token.account(play)
    token.charge = row.cause
    yield from play.until(token, env.now + length, token.row)
    token.account(play)
