"""The consequences of one event: a worklist of arrivals, lowest row first, equal rows in order of arrival."""

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from stillwaiting.engines.simpy_engine.token import Token
from stillwaiting.plan.rows import STANDINGS, Kind, Question, Row

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Arrival = tuple[int, int, list[int]]
NOWHERE = -1
_TAKE, _SLOT, _CHANCE, _TEST, _SET, _NOTE, _END = Kind


class Worklist:
    """Arrivals of one instant that have not settled yet, and the tokens they have started."""

    def __init__(self, play: "Play") -> None:
        self.play = play
        self.rows = play.plan.rows
        self.waiting: list[Arrival] = []
        self.arrived = 0
        self.started: list[Token] = []

    def put(self, row: int, ledger: list[int]) -> None:
        """An arrival at a row."""
        heappush(self.waiting, (row, self.arrived, ledger))
        self.arrived += 1

    def settle(self, arrivals: list[tuple[int, list[int]]]) -> list[Token]:
        """Settle arrivals and all that follows; the tokens started and still alive, in the order of their starts."""
        play, rows = self.play, self.rows
        self.started = []
        for number, ledger in arrivals:
            self.put(number, ledger)
        while self.waiting and not play.done:
            number, _, ledger = heappop(self.waiting)
            while number != NOWHERE:
                row = rows[number]
                if row.need > 1 and not play.joined(number, row.need):
                    break
                if row.race >= 0:
                    self._win(number, row)
                number = self._start(number, row, ledger)
        return [token for token in self.started if not token.dead]

    def _win(self, number: int, row: Row) -> None:
        """A first join fires: every other token of its race ends."""
        self.play.kill(row.race, number)
        self.waiting = [arrival for arrival in self.waiting if not row.race <= arrival[0] <= number]
        heapify(self.waiting)

    def _start(self, number: int, row: Row, ledger: list[int]) -> int:
        """Settle one row; the row to settle next where that is certain, as nothing else waits."""
        play, kind = self.play, row.kind
        k = play.use(number, row)
        if kind is _TAKE or kind is _SLOT:
            self.started.append(play.begin(number, ledger, k))
            return NOWHERE
        if kind is _CHANCE:
            return self._go(row.next[0 if play.chance(number, row, k) else 1], ledger)
        if kind is _TEST:
            return self._go(row.next[0 if _holds(play, row) else 1], ledger)
        if kind is _END:
            return self._end(row, ledger)
        if kind is _SET:
            play.standing = row.argument
            play.note("standing", STANDINGS[row.argument])
        elif row.argument >= 0:
            play.write(row, k)
        if len(row.next) == 1:
            return self._go(row.next[0], ledger)
        for successor in row.next:
            self.put(successor, ledger)
        return NOWHERE

    def _go(self, successor: int, ledger: list[int]) -> int:
        """The successor itself where it is the only arrival that waits; else it takes its turn."""
        if not self.waiting:
            return successor
        self.put(successor, ledger)
        return NOWHERE

    def _end(self, row: Row, ledger: list[int]) -> int:
        """Told: the play is over. Closed: every token ends, and the closing rows begin, or silence."""
        play = self.play
        self.waiting.clear()
        if row.told:
            play.told(ledger)
            return NOWHERE
        play.close(row.argument)
        if row.next:
            return row.next[0]
        play.fall_silent(ledger)
        return NOWHERE


def _holds(play: "Play", row: Row) -> bool:
    if row.question is Question.STANDING:
        return play.standing == row.argument
    if row.question is Question.OUTCOME:
        return play.outcome == row.argument
    return play.begun[row.argument] >= max(0, play.started[row.since])
