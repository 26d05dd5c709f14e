"""A second opinion: plays a plan without SimPy, heap or interrupts, from the same rules.

The blocks' whole future is a list of spells, made before anything happens. What becomes of a row (when it ends, which
meetings it misses, what it is charged to) is worked out when it starts, by walking those spells. The next thing to
happen is looked for among all of them. Calendars are walked day by day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from stillwaiting import draws
from stillwaiting.plan.rows import OPEN, OUT, WITHDRAWN, WORLD, Kind, Plan, Question, Row

DAY = 1440
TOLD, NEVER_TOLD, WITHDREW, OPEN_AT_HORIZON = range(4)
NOT_TOLD, ANSWERED = -1, -2

Opening = Sequence[tuple[int, int]]
Key = tuple[int, int]
"""A minute, and a rank within it."""


class Ending(NamedTuple):
    """The fields of an engine's outcome, in its order."""

    how: int
    end: int
    outcome: int
    decided: int
    told: int
    standing: int
    notes: tuple[int, ...]
    ledger: tuple[int, ...]
    holding: int
    probed: tuple[int, ...]
    starts: tuple[int, ...]
    origin: int


def open_minutes(days: Sequence[Opening], begin: int, end: int) -> int:
    """Open minutes in [begin, end), added up day by day."""
    total = 0
    for day in range(begin // DAY, min(len(days), -(-end // DAY))):
        for start, stop in days[day]:
            total += max(0, min(end, day * DAY + stop) - max(begin, day * DAY + start))
    return total


def done_at(days: Sequence[Opening], begin: int, amount: int) -> int | None:
    """The first minute by which so many open minutes have passed; None beyond the last day."""
    if amount == 0:
        return begin
    for day in range(begin // DAY, len(days)):
        for start, stop in days[day]:
            at = max(begin, day * DAY + start)
            there = day * DAY + stop - at
            if there >= amount:
                return at + amount
            amount -= max(0, there)
    return None


@dataclass(frozen=True)
class Spell:
    """One time that a block stops somebody: [begin, end), and when its two events come."""

    block: int
    begin: int
    end: int
    cycle: int
    """-1 for one that was under way before the play began."""


class Dice:
    """The draws of one replication."""

    def __init__(self, plan: Plan, seed: int, replication: int) -> None:
        self.plan = plan
        self.key = draws.replication_key(seed, replication)
        self.world = draws.replication_key(seed, replication // WORLD)

    def uniform(self, name: str, k: int = 0) -> int:
        """The k-th uniform of a stream."""
        return draws.uniform(draws.start(self.key, draws.stream_key(name)), k)

    def of_the_world(self, table: draws.Table, name: str) -> int:
        """A value drawn once per world."""
        return draws.raw(table, draws.uniform(draws.start(self.world, draws.stream_key(name)), 0))

    def factor(self, number: int) -> int:
        """The factor of a draw in this world."""
        draw = self.plan.draws[number]
        return 65536 if draw.factor is None else self.of_the_world(draw.factor, draw.unsure)

    def minutes(self, number: int, k: int) -> int:
        """The k-th amount of a draw."""
        draw = self.plan.draws[number]
        return draws.minutes(draws.raw(draw.table, self.uniform(draw.name, k)), self.factor(number))

    def hit(self, number: int, k: int) -> bool:
        """The k-th answer of a chance."""
        odds = self.plan.odds[number]
        limit = odds.threshold
        if odds.unsure is not None:
            limit = 4 * self.of_the_world(odds.unsure, odds.unsure_name)
        return draws.hit(limit, self.uniform(odds.name, k))


def spells(plan: Plan, dice: Dice, number: int) -> list[Spell]:
    """Everything that one block will ever do, up to the horizon."""
    block, found = plan.blocks[number], []

    def back(begin: int, end: int, cycle: int) -> int:
        return end if block.stand_in < 0 else min(end, begin + dice.minutes(block.stand_in, cycle))

    cycle, begin = 0, dice.minutes(block.first_gap, 0)
    if block.equilibrium:
        away = block.mean_length * dice.factor(block.length)
        there = block.mean_gap * dice.factor(block.gap)
        if dice.uniform(f"{block.name}.at_start") * (away + there) < away << 64:
            length = dice.minutes(block.first_length, 0)
            age = dice.uniform(f"{block.name}.age") * length >> 64
            if back(-age, length - age, 0) > 0:
                found.append(Spell(number, -1, back(-age, length - age, 0), -1))
            cycle, begin = 1, length - age + dice.minutes(block.gap, 1)
    while begin <= plan.horizon:
        end = begin + dice.minutes(block.length, cycle)
        found.append(Spell(number, begin, back(begin, end, cycle), cycle))
        cycle += 1
        begin = end + dice.minutes(block.gap, cycle)
    return found


@dataclass
class Busy:
    """A row under way: its fate."""

    row: int
    begun: int
    ledger: list[int]
    steps: list[Key]
    """What it still has to pass; the last is its completion. Empty: never."""
    charges: list[tuple[int, int]]
    """For a meeting, from which minute on it is charged to which cause."""


class PlainPlayer:
    """One replication of a plan."""

    def __init__(self, plan: Plan, seed: int, replication: int) -> None:
        self.plan, self.dice = plan, Dice(plan, seed, replication)
        rows, blocks = len(plan.rows), len(plan.blocks)
        self.end_rank, self.begin_rank, self.slot_rank = rows, rows + blocks, rows + 2 * blocks
        self.clock_rank = 2 * rows + 2 * blocks
        self.first_block, self.off_hours = len(plan.causes), len(plan.causes) + blocks
        self.origin = self.dice.minutes(plan.origin_day, 0) + self.dice.minutes(plan.origin_time, 0)
        self.spells = [spell for number in range(blocks) for spell in spells(plan, self.dice, number)]
        self.reached: Key = (0, -1)
        """The last key that has come: every event of a block up to it has come too."""
        self.busy: dict[int, Busy] = {}
        self.waiting: dict[int, int] = {}
        self.starts, self.last_start, self.hits = [0] * rows, [-1] * rows, [0] * rows
        self.repeats: list[list[int]] = [[] for _ in plan.rows]
        self.redone = [0] * rows
        self.standing, self.outcome, self.decided = OUT, OPEN, -1
        self.notes = [-1] * len(plan.notes)
        self.silent: tuple[int, list[int]] | None = None
        self.holding, self.probed = ANSWERED, tuple[int, ...]()
        self.ending: Ending | None = None
        self.answers: dict[tuple[int, int], bool] = {}
        """Of every chance and test: (row, which start) and what it said."""

    @property
    def now(self) -> int:
        """The minute."""
        return self.reached[0]

    # What the blocks do

    def begins(self, spell: Spell) -> Key:
        """When a spell begins."""
        return (spell.begin, self.begin_rank + spell.block)

    def ends(self, spell: Spell) -> Key:
        """When a spell ends."""
        return (spell.end, self.end_rank + spell.block)

    def felt(self, mask: int) -> list[Spell]:
        """The spells that stop a row with this mask."""
        return [spell for spell in self.spells if mask >> spell.block & 1]

    def stopping(self, mask: int, at: Key) -> list[int]:
        """Blocks of a mask under way after everything up to `at` has come."""
        return [spell.block for spell in self.felt(mask) if self.begins(spell) <= at < self.ends(spell)]

    def nobody_stops(self, mask: int, after: Key) -> Key | None:
        """The first key from `after` on at which nothing of a mask is under way; None for never."""
        ends = sorted(self.ends(spell) for spell in self.felt(mask))
        keys = (key for key in [after, *(end for end in ends if end > after)] if not self.stopping(mask, key))
        return next(keys, None)

    def consequences(self) -> list[tuple[Key, Spell]]:
        """Ends that may demand rows again and beginnings that may end the case, in order."""
        found = []
        for spell in self.spells:
            block = self.plan.blocks[spell.block]
            if spell.cycle >= 0 and block.end >= 0 and self.dice.hit(block.end, spell.cycle):
                found.append((self.begins(spell), spell))
            if spell.cycle >= 0 and block.redo >= 0 and self.dice.hit(block.redo, spell.cycle):
                found.append((self.ends(spell), spell))
        return sorted(found, key=lambda one: one[0])

    # What becomes of a row

    def fate_of_take(self, number: int, row: Row, k: int) -> list[Key]:
        """What a take has to pass."""
        amount = self.dice.minutes(row.amount, k)
        days = self.plan.calendars[row.calendar].days
        if amount == 0:
            free = self.nobody_stops(row.mask, self.reached)
            if free is None:
                return []
            return [(self.now, number)] if free == self.reached else [free, (free[0], number)]
        at, left = self.now, amount
        for begin, end in merged(self.felt(row.mask)):
            if end <= at:
                continue
            if begin > at:
                done = open_minutes(days, at + self.origin, begin + self.origin)
                if done >= left:
                    break
                left = amount if row.restart else left - done
            at = end
        finish = done_at(days, at + self.origin, left)
        return [] if finish is None else [(finish - self.origin, number)]

    def fate_of_slot(self, number: int, row: Row, k: int) -> tuple[list[Key], list[tuple[int, int]]]:
        """What a meeting has to pass, and what it is charged to meanwhile."""
        length = self.dice.minutes(row.amount, k)
        notice = self.dice.minutes(row.notice, k) if row.notice >= 0 else 0
        ready = done_at(self.plan.calendars[row.notice_calendar].days, self.now + self.origin, notice)
        begin = None if ready is None else self.first_common(row, length, ready - self.origin)
        charges = [(self.now, row.cause)]
        while begin is not None:
            start = (begin, self.slot_rank + number)
            missed = self.stopping(row.mask, start)
            if not missed:
                return [start, (begin + length, number)], [*charges, (begin, row.cause)]
            charges.append((begin, self.first_block + min(missed)))
            free = self.nobody_stops(row.mask, start)
            begin = None if free is None else self.first_common(row, length, free[0])
        return [], charges

    def first_common(self, row: Row, length: int, minute: int) -> int | None:
        """The first half-hour from `minute` on at which everybody could come."""
        half_hour = -(-(minute + self.origin) // 30)
        while half_hour * 30 - self.origin <= self.plan.horizon:
            if self.suits(row, length, half_hour):
                return half_hour * 30 - self.origin
            half_hour += 1
        return None

    def suits(self, row: Row, length: int, half_hour: int) -> bool:
        """Whether a meeting may start now, fits everybody's hours, and nobody's diary is taken."""
        day, half = divmod(half_hour, 48)
        start = 30 * half
        if not any(a <= start < b for a, b in self.plan.calendars[row.calendar].days[day]):
            return False
        for person in row.people:
            seat = self.plan.people[person]
            openings = self.plan.calendars[seat.calendar].days[day]
            if not any(a <= start < b and start + length <= b for a, b in openings):
                return False
            if seat.diary >= 0 and self.dice.hit(seat.diary, half_hour):
                return False
        return True

    # Ledgers

    def ledger(self, busy: Busy, minute: int) -> list[int]:
        """A row's ledger as it stands at a minute."""
        row, ledger = self.plan.rows[busy.row], list(busy.ledger)
        if row.kind == Kind.SLOT:
            edges = [*(since for since, _ in busy.charges if since < minute), minute]
            for (_, cause), (begin, end) in zip(busy.charges, pairwise(edges), strict=False):
                ledger[cause] += end - begin
            return ledger
        felt = self.felt(row.mask)
        inner = {edge for spell in felt for edge in (spell.begin, spell.end) if busy.begun < edge < minute}
        edges = sorted({busy.begun, minute, *inner})
        for begin, end in pairwise(edges):
            stopped = [spell.block for spell in felt if spell.begin <= begin < spell.end]
            if stopped:
                ledger[self.first_block + min(stopped)] += end - begin
            else:
                days = self.plan.calendars[row.calendar].days
                worked = open_minutes(days, begin + self.origin, end + self.origin)
                ledger[row.cause] += worked
                ledger[self.off_hours] += end - begin - worked
        return ledger

    def charged_to(self, busy: Busy) -> int:
        """What a row is charged to now."""
        row = self.plan.rows[busy.row]
        if row.kind == Kind.SLOT:
            return [cause for since, cause in busy.charges if since <= self.now][-1]
        stopped = self.stopping(row.mask, self.reached)
        return self.first_block + min(stopped) if stopped else row.cause

    def lowest(self, first: int = 0, last: int = 1 << 30) -> Busy:
        """The lowest row under way in a range."""
        return self.busy[min(row for row in self.busy if first <= row <= last)]

    # Consequences

    def wipe(self, first: int, last: int) -> None:
        """Nothing is under way or waiting in these rows any more."""
        self.busy = {row: busy for row, busy in self.busy.items() if not first <= row <= last}
        self.waiting = {row: count for row, count in self.waiting.items() if not first <= row <= last}

    def settle(self, arrivals: list[int], ledger: list[int]) -> None:
        """Arrivals of one token, lowest row first; all that settles at once carries that token's ledger."""
        todo = list(arrivals)
        while todo and self.ending is None:
            number = min(todo)
            todo.remove(number)
            row = self.plan.rows[number]
            if row.need > 1:
                self.waiting[number] = self.waiting.get(number, 0) + 1
                if self.waiting[number] < row.need:
                    continue
                del self.waiting[number]
            if row.race >= 0:
                self.wipe(row.race, number)
                todo = [other for other in todo if not row.race <= other <= number]
            if row.kind == Kind.END:
                self.which_draw(number, row)
                todo = self.close(row, ledger)
            else:
                todo += self.pass_row(number, row, ledger)

    def which_draw(self, number: int, row: Row) -> int:
        """k: earlier starts of the row; inside a race, of its first row, and 2^32 more for each start in one turn."""
        earlier = self.starts[number]
        self.starts[number] += 1
        self.last_start[number] = self.now
        if row.within in (-1, number):
            return earlier
        turn = self.starts[row.within] - 1
        self.repeats[number].append(turn)
        return turn + (self.repeats[number].count(turn) - 1) * 2**32

    def pass_row(self, number: int, row: Row, ledger: list[int]) -> Sequence[int]:
        """A row that is no end starts; its successors, where it takes no time."""
        k = self.which_draw(number, row)
        if row.kind in (Kind.TAKE, Kind.SLOT):
            assert number not in self.busy, f"row {number} is live twice"
            steps, charges = self.fate_of_take(number, row, k), list[tuple[int, int]]()
            if row.kind == Kind.SLOT:
                steps, charges = self.fate_of_slot(number, row, k)
            self.busy[number] = Busy(number, self.now, ledger, steps, charges)
            return ()
        if row.kind in (Kind.CHANCE, Kind.TEST):
            yes = self.rolls(number, row, k) if row.kind == Kind.CHANCE else self.holds(row)
            self.answers[number, self.starts[number]] = yes
            return (row.next[0 if yes else 1],)
        if row.kind == Kind.SET:
            self.standing = row.argument
        elif row.argument >= 0 and self.notes[row.argument] < 0:
            self.notes[row.argument] = self.noted(row, k)
        return row.next

    def noted(self, row: Row, k: int) -> int:
        """The minute that a note notes; -1 where the calendar does not reach that far."""
        ahead = 0 if row.amount < 0 else self.dice.minutes(row.amount, k)
        minute = done_at(self.plan.calendars[row.calendar].days, self.now + self.origin, ahead)
        return -1 if minute is None else minute - self.origin

    def rolls(self, number: int, row: Row, k: int) -> bool:
        """What a chance says."""
        yes = self.hits[number] < row.cap and self.dice.hit(row.odds, k)
        self.hits[number] += yes
        return yes

    def holds(self, row: Row) -> bool:
        """What a test says."""
        if row.question == Question.STANDING:
            return self.standing == row.argument
        if row.question == Question.OUTCOME:
            return self.decided >= 0 and self.outcome == row.argument
        since = self.last_start[row.since]
        begun = [spell for spell in self.spells if spell.block == row.argument and spell.cycle >= 0]
        return any(spell.begin >= since and self.begins(spell) <= self.reached for spell in begun)

    def close(self, row: Row, ledger: list[int]) -> list[int]:
        """An end; the closing rows that follow."""
        if row.told:
            self.finish(TOLD, ledger)
            return []
        self.decide(row.argument)
        if not row.next:
            self.silent = (self.now, ledger)
        return [row.next[0]] if row.next else []

    def decide(self, outcome: int) -> None:
        """The first internal outcome stays; nothing stays under way."""
        if self.decided < 0:
            self.decided, self.outcome = self.now, outcome
        self.wipe(0, len(self.plan.rows))

    def finish(self, how: int, ledger: list[int]) -> None:
        """The play is over."""
        self.ending = Ending(
            how,
            self.now,
            self.outcome,
            self.decided,
            self.now if how == TOLD else -1,
            self.standing,
            tuple(self.notes),
            tuple(ledger),
            self.holding,
            self.probed,
            tuple(self.starts),
            self.origin,
        )

    # What comes next

    def play(self) -> Ending:
        """To the answer, the withdrawal or the horizon."""
        consequences = self.consequences()
        clocks = self.clocks()
        self.settle([0], [0] * (self.off_hours + 2))
        while self.ending is None:
            self.wake()
            coming = [(busy.steps[0], 1, row) for row, busy in self.busy.items() if busy.steps]
            coming += [(key, 0, -1) for key, _ in consequences[:1]]
            coming += [(clock, 0, -2) for clock in clocks[:1]]
            key, _, who = min(coming)
            self.reached = max(self.reached, key)
            if who >= 0:
                self.advance(self.busy[who])
            elif who == -1:
                self.act(*consequences.pop(0))
            else:
                self.strike(clocks.pop(0)[1] - self.clock_rank)
        return self.ending

    def clocks(self) -> list[Key]:
        """Withdrawal, probe and horizon, in order."""
        leaving, plan = self.plan.withdrawal, self.plan
        minutes = (-1 if leaving < 0 else self.dice.minutes(leaving, 0), plan.probe, plan.horizon)
        return sorted((minute, self.clock_rank + which) for which, minute in enumerate(minutes) if minute >= 0)

    def wake(self) -> None:
        """Takes that waited for the end of a block go on with that very event: it is none of their own."""
        for number, busy in self.busy.items():
            if len(busy.steps) > 1 and self.plan.rows[number].kind == Kind.TAKE and busy.steps[0] <= self.reached:
                busy.steps.pop(0)

    def advance(self, busy: Busy) -> None:
        """A row passes what it had to pass."""
        busy.steps.pop(0)
        if not busy.steps:
            del self.busy[busy.row]
            self.settle(list(self.plan.rows[busy.row].next), self.ledger(busy, self.now))

    def act(self, key: Key, spell: Spell) -> None:
        """A block ends the case, or demands rows again."""
        block = self.plan.blocks[spell.block]
        if key == self.begins(spell):
            if self.decided < 0:
                ledger = self.ledger(self.lowest(), self.now)
                self.decide(block.outcome)
                if block.end_row < 0:
                    self.silent = (self.now, ledger)
                else:
                    self.settle([block.end_row], ledger)
            return
        first, last = block.redo_first, block.redo_last
        live = any(first <= row <= last for row in self.busy)
        if live and self.redone[first] < self.plan.rows[first].redo_cap:
            self.redone[first] += 1
            ledger = self.ledger(self.lowest(first, last), self.now)
            self.wipe(first, last)
            self.settle([first], ledger)

    def strike(self, which: int) -> None:
        """Withdrawal (0), probe (1) or horizon (2)."""
        if self.silent is None:
            lowest = self.lowest()
            ledger, holding = self.ledger(lowest, self.now), self.charged_to(lowest)
        else:
            since, spent = self.silent
            ledger, holding = [*spent[:-1], spent[-1] + self.now - since], NOT_TOLD
        if which == 1:
            self.holding, self.probed = holding, tuple(ledger)
            return
        if which == 0 and self.decided < 0:
            self.decided, self.outcome = self.now, WITHDRAWN
        left = WITHDREW if which == 0 else OPEN_AT_HORIZON
        gone = left if self.silent is None else NEVER_TOLD
        self.finish(gone, ledger)


def merged(found: Sequence[Spell]) -> list[tuple[int, int]]:
    """Spells as intervals that neither overlap nor touch, in order."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((spell.begin, spell.end) for spell in found):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def played(plan: Plan, seed: int, replication: int) -> Ending:
    """One replication of a plan."""
    return PlainPlayer(plan, seed, replication).play()
