"""One replication, played by SimPy: a clock, tokens, blocks, and the candidate's case."""

from collections.abc import Generator
from typing import NamedTuple

import simpy
from simpy.events import Event, Process

from stillwaiting.calendar import NEVER
from stillwaiting.engines.simpy_engine.activities import slot, take
from stillwaiting.engines.simpy_engine.bank import Drawn
from stillwaiting.engines.simpy_engine.clock import At, Clock, Killed
from stillwaiting.engines.simpy_engine.disruptions import open_blocks
from stillwaiting.engines.simpy_engine.settle import Worklist
from stillwaiting.engines.simpy_engine.token import WORKING, Token
from stillwaiting.engines.simpy_engine.trace import Entry, Trace
from stillwaiting.plan.rows import OPEN, OUT, OUTCOMES, STANDINGS, WITHDRAWN, Kind, Plan, Row

TOLD, NEVER_TOLD, WITHDREW, OPEN_AT_HORIZON = range(4)
NOT_TOLD, ANSWERED = -1, -2


_TAKE = Kind.TAKE


class Outcome(NamedTuple):
    """All that a replication leaves behind. Minutes are -1 where a thing never happened."""

    how: int
    end: int
    outcome: int
    decided: int
    told: int
    standing: int
    notes: tuple[int, ...]
    ledger: tuple[int, ...]
    holding: int
    """Cause that held the case at the probe minute, NOT_TOLD or ANSWERED."""
    probed: tuple[int, ...]
    """Ledger at the probe minute; empty where the play had ended."""
    starts: tuple[int, ...]
    origin: int
    """Minute, after the calendars' day 0, at which the interview ended."""


class Play:
    """The state of one replication. Minutes count from the end of the interview."""

    def __init__(self, plan: Plan, drawn: Drawn, trace: Trace | None = None) -> None:
        rows, blocks, causes = len(plan.rows), len(plan.blocks), len(plan.causes)
        self.plan, self.drawn, self.trace = plan, drawn, trace
        self.end_rank, self.begin_rank, self.slot_rank, self.clock_rank = (
            rows,
            rows + blocks,
            rows + 2 * blocks,
            2 * rows + 2 * blocks,
        )
        self.block_causes, self.off_hours, self.silence = causes, causes + blocks, causes + blocks + 1
        self.origin = drawn.origin()
        self.env = Clock()
        self.active = 0
        self.live: dict[int, Token] = {}
        self.parked: dict[int, int] = {}
        self.starts, self.yes, self.redone = [0] * rows, [0] * rows, [0] * rows
        self.passes: dict[int, tuple[int, int]] = {}
        self.started, self.begun = [-1] * rows, [-1] * blocks
        self.standing, self.outcome, self.decided = OUT, -1, -1
        self.notes = [-1] * len(plan.notes)
        self.silent: tuple[int, list[int]] | None = None
        self.result: Outcome | None = None
        self.worklist = Worklist(plan.rows)
        self.holding = ANSWERED
        self.probed: tuple[int, ...] = ()
        self.done = False

    def run(self) -> Outcome:
        """Play to the answer, the withdrawal or the horizon."""
        plan = self.plan
        open_blocks(self)
        self.withdrawal = self.drawn.minutes(plan.withdrawal, 0) if plan.withdrawal >= 0 else NEVER
        clocks = (
            (self.withdrawal, self._withdraw),
            (plan.probe, self._probe),
            (plan.horizon, self._reach_horizon),
        )
        for rank, (minute, action) in enumerate(clocks):
            if 0 <= minute <= plan.horizon:
                At(self.env, minute, self.clock_rank + rank).callbacks.append(action)
        self.settle((0,), [0] * (self.silence + 1))
        step = self.env.step
        while not self.done:
            step()
        self._forget()
        assert self.result is not None
        return self.result

    def _forget(self) -> None:
        """Undo the references that run in circles; a million plays leave no work for the garbage collector."""
        self.env.forget()
        for token in self.live.values():
            token.process = None
        self.live.clear()
        self.worklist.started.clear()

    # What happens to tokens

    def settle(self, rows: tuple[int, ...], ledger: list[int], follow: bool = False) -> Token | None:
        """Settle arrivals at rows; each token they start gets an event or a process, but the first with `follow`."""
        started = self.worklist.settle(self, rows, ledger)
        mine = started.pop(0) if follow and started else None
        for token in started:
            row = self.plan.rows[token.row]
            if row.kind is _TAKE and row.mask == 0:
                self._pass(token, row)
            else:
                token.process = Process(self.env, self._path(token))
        if self.silent is not None and not self.done:
            self._nothing_left()
        return mine

    def _pass(self, token: Token, row: Row) -> None:
        """A take that nothing can stop needs no process: it is one event."""
        left = self.drawn.minutes(row.amount, token.k)
        end = self.plan.calendars[row.calendar].finish(self.env.now + self.origin, left) - self.origin
        if end <= self.plan.horizon:
            At(self.env, end, token.row).callbacks.append(lambda _: self._passed(token, row))

    def _passed(self, token: Token, row: Row) -> None:
        if not token.dead:
            token.account(self)
            self._finished(token, row)
            self.settle(row.next, token.ledger)

    def _finished(self, token: Token, row: Row) -> None:
        del self.live[token.row]
        if self.trace is not None:
            self.note("finish", row.name)

    def _path(self, token: Token | None) -> Generator[Event, None, None]:
        """One path of the case: row after row, until it ends, joins or is killed."""
        rows, process = self.plan.rows, self.env.active_process
        while token is not None:
            row = rows[token.row]
            token.process = process
            try:
                yield from (take if row.kind is _TAKE else slot)(self, token, row)
            except Killed:
                return
            self._finished(token, row)
            token = self.settle(row.next, token.ledger, follow=True)

    def use_in_race(self, number: int, row: Row) -> int:
        """The number k of the draw of a row inside a race.

        Elsewhere k counts earlier starts of the row. Here it counts those of the outermost race's first row, so
        that which branch won last time does not shift a stream; a row that starts again within one pass adds 2^32.
        """
        turn = self.starts[row.within] - 1
        seen, again = self.passes.get(number, (-1, 0))
        again = again + 1 if seen == turn else 0
        self.passes[number] = (turn, again)
        return turn + (again << 32)

    def begin(self, number: int, ledger: list[int], k: int, now: int) -> Token:
        """A new token in a row that takes time; a fork's copies part here."""
        assert number not in self.live, f"row {self.plan.rows[number].name} is live twice"
        token = self.live[number] = Token(number, ledger[:], now, k)
        if self.trace is not None:
            self.note("start", self.plan.rows[number].name)
        return token

    def joined(self, number: int, need: int) -> bool:
        """Whether this arrival is the last that an all join waits for."""
        count = self.parked.pop(number, 0) + 1
        if count < need:
            self.parked[number] = count
        return count == need

    def kill(self, first: int, last: int) -> None:
        """End every token in rows first to last, and clear arrivals parked there."""
        for number in [row for row in self.live if first <= row <= last]:
            # Its process, or its event, finds out when its minute comes; most plays are over by then.
            self.live.pop(number).dead = True
            if self.trace is not None:
                self.note("killed", self.plan.rows[number].name)
        if self.parked:
            for number in [row for row in self.parked if first <= row <= last]:
                del self.parked[number]

    def lowest(self, first: int, last: int) -> list[int] | None:
        """A copy of the ledger of the lowest live row in first to last, charged up to now."""
        rows = [row for row in self.live if first <= row <= last]
        if not rows:
            return None
        token = self.live[min(rows)]
        token.account(self)
        return token.ledger[:]

    def until(self, token: Token, minute: int, rank: int) -> Generator[Event, None, bool]:
        """True when the minute came, False when blocks changed before. Raises Killed when the token ended."""
        try:
            yield At(self.env, minute, rank) if minute <= self.plan.horizon else Event(self.env)
        except simpy.Interrupt:
            return False
        if token.dead:
            raise Killed
        return True

    def woken(self, token: Token) -> Generator[Event, None, None]:
        """Wait until blocks change. Raises Killed when the token ended."""
        yield from self.until(token, NEVER, 0)

    # Chances, notes, standing

    def allowed(self, number: int, row: Row) -> bool:
        """Count a yes of a chance row, where its cap allows another."""
        if self.yes[number] >= row.cap:
            return False
        self.yes[number] += 1
        return True

    def stand(self, standing: int) -> None:
        """The candidate's standing changes."""
        self.standing = standing
        if self.trace is not None:
            self.note("standing", STANDINGS[standing])

    def write(self, row: Row, k: int) -> None:
        """Note this minute, or the minute that lies an amount ahead; a note keeps its first."""
        if self.notes[row.argument] >= 0:
            return
        minute = self.env.now
        if row.amount >= 0:
            ahead = self.drawn.minutes(row.amount, k)
            date = self.plan.calendars[row.calendar].finish(minute + self.origin, ahead)
            if date == NEVER:
                return  # beyond the calendar: no date that anybody could name
            minute = date - self.origin
        self.notes[row.argument] = minute
        if self.trace is not None:
            self.note("note", self.plan.notes[row.argument], minute)

    # Blocks

    def blocker(self, mask: int) -> int:
        """The lowest-numbered active block in a mask, or -1."""
        stopping = self.active & mask
        return (stopping & -stopping).bit_length() - 1

    def block_begins(self, number: int, ends_case: bool) -> None:
        """A block begins; it may end the case, unless that is closed already."""
        block = self.plan.blocks[number]
        self.active |= 1 << number
        self.begun[number] = self.env.now
        self.note("begins", block.name)
        if ends_case and self.decided < 0:
            ledger = self.lowest(0, len(self.plan.rows))
            assert ledger is not None
            self.close(block.outcome)
            if block.end_row >= 0:
                self.settle((block.end_row,), ledger)
            else:
                self.fall_silent(ledger)
                self._nothing_left()
        self._changed(number)

    def block_ends(self, number: int, again: bool) -> None:
        """A block stops blocking; it may demand that rows be done again."""
        block = self.plan.blocks[number]
        self.active &= ~(1 << number)
        self.note("ends", block.name)
        if again:
            self._redo(block.redo_first, block.redo_last)
        self._changed(number)

    def _changed(self, number: int) -> None:
        bit = 1 << number
        for token in list(self.live.values()):
            if token.listens and token.process is not None and self.plan.rows[token.row].mask & bit:
                token.process.interrupt()

    def _redo(self, first: int, last: int) -> None:
        """Rows first to last once more, if any is live and the cap of the first allows."""
        if self.redone[first] >= self.plan.rows[first].redo_cap:
            return
        ledger = self.lowest(first, last)
        if ledger is not None:
            self.redone[first] += 1
            self.note("redo", self.plan.rows[first].name)
            self.kill(first, last)
            self.settle((first,), ledger)

    # Ends

    def close(self, outcome: int) -> None:
        """The internal close: every token ends; the first internal outcome stays."""
        if self.decided < 0:
            self.decided, self.outcome = self.env.now, outcome
            self.note("closed", OUTCOMES[outcome])
        self.kill(0, len(self.plan.rows))

    def told(self, ledger: list[int]) -> None:
        """The candidate has the answer."""
        self.note("told", OUTCOMES[self.outcome])
        self._finish(TOLD, self.env.now, self.env.now, ledger)

    def fall_silent(self, ledger: list[int]) -> None:
        """Closed, and nobody will say so."""
        self.note("silent", OUTCOMES[self.outcome])
        self.silent = (self.env.now, ledger[:])

    def _nothing_left(self) -> None:
        """After the silence began only the clocks are left, and their order is known: no need to wait for them.

        Whoever takes another job after that was never told all the same.
        """
        plan, now = self.plan, self.env.now
        gone = self.withdrawal <= plan.horizon
        end = self.withdrawal if gone else plan.horizon
        if now <= plan.probe <= end and not (gone and plan.probe == end):
            self.holding, self.probed = NOT_TOLD, self._silent_ledger(plan.probe)
        self._finish(NEVER_TOLD, end, -1, list(self._silent_ledger(end)))

    def _silent_ledger(self, minute: int) -> tuple[int, ...]:
        assert self.silent is not None
        since, ledger = self.silent
        return (*ledger[: self.silence], ledger[self.silence] + minute - since)

    def _withdraw(self, _: Event) -> None:
        if self.decided < 0:
            self.decided, self.outcome = self.env.now, WITHDRAWN
        self.note("withdrawn", "candidate")
        self._finish(WITHDREW, self.env.now, -1, self._spent())

    def _probe(self, _: Event) -> None:
        token = self.live[min(self.live)]
        ledger = self.lowest(0, len(self.plan.rows))
        assert ledger is not None
        self.probed = tuple(ledger)
        self.holding = self.plan.rows[token.row].cause if token.charge == WORKING else token.charge

    def _reach_horizon(self, _: Event) -> None:
        self.note("horizon", "")
        self._finish(OPEN_AT_HORIZON, self.env.now, -1, self._spent())

    def _spent(self) -> list[int]:
        ledger = self.lowest(0, len(self.plan.rows))
        assert ledger is not None, "the case is neither live nor silent"
        return ledger

    def _finish(self, how: int, end: int, told: int, ledger: list[int]) -> None:
        self.done = True
        self.result = Outcome(
            how,
            end,
            self.outcome if self.decided >= 0 else OPEN,
            self.decided,
            told,
            self.standing,
            tuple(self.notes),
            tuple(ledger),
            self.holding,
            self.probed,
            tuple(self.starts),
            self.origin,
        )

    def note(self, what: str, name: str, detail: int = -1) -> None:
        """Write to the trace, where there is one."""
        if self.trace is not None:
            self.trace.append(Entry(self.env.now, what, name, detail))
