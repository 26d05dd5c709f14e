"""The consequences of one event: a worklist of arrivals, lowest row first, equal rows in order of arrival."""

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from stillwaiting.engines.simpy_engine.token import Token
from stillwaiting.plan.rows import Kind, Question, Row

if TYPE_CHECKING:
    from stillwaiting.engines.simpy_engine.play import Play

Arrival = tuple[int, int, list[int]]
NOWHERE = -1
_TAKE, _SLOT, _CHANCE, _TEST, _SET, _NOTE, _END = Kind
_STANDING, _OUTCOME, _BEGUN = Question


class Worklist:
    """Arrivals of one instant that have not settled yet, and the tokens they have started."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.waiting: list[Arrival] = []
        self.arrived = 0
        self.started: list[Token] = []

    def put(self, row: int, ledger: list[int]) -> None:
        """An arrival at a row."""
        heappush(self.waiting, (row, self.arrived, ledger))
        self.arrived += 1

    def settle(self, play: "Play", successors: tuple[int, ...], ledger: list[int]) -> list[Token]:
        """Settle arrivals and all that follows; the tokens started and still alive, in the order of their starts.

        This is the innermost loop of a play, so it is longer than it should be: every row passes through here.
        """
        rows, starts, started_at, now = self.rows, play.starts, play.started, play.env.now
        hits = play.drawn.hits
        self.started = []
        number = successors[0] if len(successors) == 1 else self._fork(successors, ledger)
        while True:
            # A successor is settled at once where it is the only arrival that waits, else it takes its turn.
            while number != NOWHERE:
                row = rows[number]
                if row.need > 1 and not play.joined(number, row.need):
                    break
                if row.race >= 0:
                    self._win(play, number, row)
                k = starts[number]
                starts[number], started_at[number] = k + 1, now
                if row.within >= 0 and row.within != number:
                    k = play.use_in_race(number, row)
                kind, successors = row.kind, row.next
                if kind is _NOTE:
                    if row.argument >= 0:
                        play.write(row, k)
                    number = successors[0] if len(successors) == 1 else self._fork(successors, ledger)
                elif kind is _TAKE or kind is _SLOT:
                    self.started.append(play.begin(number, ledger, k, now))
                    break
                elif kind is _CHANCE:
                    hit = play.drawn.hit(row.odds, k) if k else hits[row.odds]
                    number = successors[0 if hit and play.allowed(number, row) else 1]
                elif kind is _TEST:
                    number = successors[0 if _holds(play, row) else 1]
                elif kind is _SET:
                    play.stand(row.argument)
                    number = successors[0] if len(successors) == 1 else self._fork(successors, ledger)
                else:
                    number = self._end(play, row, ledger)
                if self.waiting and number != NOWHERE:
                    self.put(number, ledger)
                    break
            if not self.waiting:
                started = self.started
                return (
                    started if len(started) == 1 and not started[0].dead else [one for one in started if not one.dead]
                )
            number, _, ledger = heappop(self.waiting)

    def _fork(self, successors: tuple[int, ...], ledger: list[int]) -> int:
        for successor in successors:
            self.put(successor, ledger)
        return NOWHERE

    def _win(self, play: "Play", number: int, row: Row) -> None:
        """A first join fires: every other token of its race ends."""
        play.kill(row.race, number)
        if self.waiting:
            self.waiting = [arrival for arrival in self.waiting if not row.race <= arrival[0] <= number]
            heapify(self.waiting)

    def _end(self, play: "Play", row: Row, ledger: list[int]) -> int:
        """Told: the play is over. Closed: every token ends, and the closing rows begin, or silence."""
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
    if row.question is _STANDING:
        return play.standing == row.argument
    if row.question is _OUTCOME:
        return play.outcome == row.argument
    return play.begun[row.argument] >= max(0, play.started[row.since])
