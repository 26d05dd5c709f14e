"""Draws made in blocks: the first uses of every stream for a run of replications, the rest one by one."""

import numpy as np

from stillwaiting.calendar import DAY, Opening
from stillwaiting.draws import (
    hit,
    hits,
    minutes,
    minutes_array,
    raw,
    raws,
    replication_key,
    replication_keys,
    start,
    starts,
    stream_key,
    uniform,
    uniforms,
)
from stillwaiting.plan.rows import WORLD, Block, Draw, Odds, Plan, Seat

DIARY_DAYS = 12
"""Days of each diary made in a block, counted from the interview's own."""
HALF_HOURS = 48
_UNIT = 1 << 16


class Bank:
    """All draws of replications first, first + 1, ... of one plan."""

    def __init__(self, plan: Plan, seed: int, first: int, count: int) -> None:
        self.plan, self.seed, self.first = plan, seed, first
        self.keys = replication_keys(seed, first, count)
        worlds = (np.arange(first, first + count) // WORLD).astype(np.uint64)
        self.worlds = worlds.tolist()
        low = int(worlds[0])
        self.world_keys = replication_keys(seed, low, int(worlds[-1]) - low + 1)[(worlds - np.uint64(low)).astype(int)]
        made = [self._amounts(draw) for draw in plan.draws]
        self.factors = [factor for factor, _ in made]
        amounts = np.stack([column for _, column in made], axis=1)
        self.amounts: list[list[int]] = amounts.tolist()
        """For each replication, the first use of each draw."""
        taken = [self._odds(odds) for odds in plan.odds]
        self.thresholds = [threshold for threshold, _ in taken]
        self.hits: list[list[bool]] = np.stack([column for _, column in taken], axis=1).tolist() if taken else []
        self.ages = [stream_key(f"{block.name}.age") for block in plan.blocks]
        self.away, self.anybody_away = self._away_at_start()
        self.turns = self._in_turn(amounts)
        self.draw_streams = [stream_key(draw.name) for draw in plan.draws]
        self.odds_streams = [stream_key(odds.name) for odds in plan.odds]
        self.origin: list[int] = [row[plan.origin_day] + row[plan.origin_time] for row in self.amounts]
        self.diaries: list[list[list[int]]] = list(map(self._diary, plan.people))

    def _amounts(self, draw: Draw) -> tuple[list[int], np.ndarray]:
        factor: np.ndarray | int = _UNIT
        if draw.factor is not None:
            factor = raws(draw.factor, _first(self.world_keys, draw.unsure))
        made = raws(draw.table, _first(self.keys, draw.name))
        factors = [factor] * len(self.keys) if isinstance(factor, int) else factor.tolist()
        return factors, minutes_array(made, factor)

    def _away_at_start(self) -> tuple[list[list[bool]], list[bool]]:
        """For each replication which blocks are under way at minute 0, and whether any is."""
        away: np.ndarray = np.zeros((len(self.keys), len(self.plan.blocks)), dtype=bool)
        for number, block in enumerate(self.plan.blocks):
            if block.equilibrium:
                away[:, number] = self._away(block)
        anybody = np.asarray(away.any(axis=1))
        return away.tolist(), anybody.tolist()

    def _away(self, block: Block) -> np.ndarray:
        """Whether a block is under way at minute 0, with probability E[L] / (E[G] + E[L]) in each world."""
        limits = {}
        for world, gap, length in zip(self.worlds, self.factors[block.gap], self.factors[block.length], strict=True):
            gone = block.mean_length * length
            limits[world] = ((gone << 64) - 1) // (gone + block.mean_gap * gap)
        limit = np.array([limits[world] for world in self.worlds], dtype=np.uint64)
        return _first(self.keys, f"{block.name}.at_start") <= limit

    def _in_turn(self, amounts: np.ndarray) -> list[list[int]]:
        """For each replication the blocks in the order of their first gaps; equal ones by number."""
        gaps = amounts[:, [block.first_gap for block in self.plan.blocks]]
        turns: list[list[int]] = np.argsort(gaps, axis=1, kind="stable").tolist()
        return turns

    def _odds(self, odds: Odds) -> tuple[list[int], np.ndarray]:
        threshold: np.ndarray | int = odds.threshold
        if odds.unsure is not None:
            threshold = raws(odds.unsure, _first(self.world_keys, odds.unsure_name)) << 2
        thresholds = [threshold] * len(self.keys) if isinstance(threshold, int) else threshold.tolist()
        return thresholds, hits(threshold, _first(self.keys, odds.name))

    def _diary(self, seat: Seat) -> list[list[int]]:
        """Free half-hours of each replication's first days, one bit each; empty for a person without a diary."""
        if seat.diary < 0 or not self._meets(seat):
            return []
        streams = starts(self.keys, stream_key(self.plan.odds[seat.diary].name))
        threshold = np.array(self.thresholds[seat.diary], dtype=np.int64)
        days = np.array(self.origin, dtype=np.int64) // DAY
        used = self._hours(seat)
        bits = np.zeros((len(self.keys), DIARY_DAYS), dtype=np.uint64)
        ks = (days[:, None] + np.arange(DIARY_DAYS))[:, :, None] * HALF_HOURS + used
        busy = hits(threshold[:, None], uniforms(streams, ks.reshape(len(days), -1)))
        free = ~busy.reshape(len(days), DIARY_DAYS, len(used))
        for place, half_hour in enumerate(used.tolist()):
            bits |= free[:, :, place].astype(np.uint64) << np.uint64(half_hour)
        return bits.tolist()

    def _meets(self, seat: Seat) -> bool:
        return any(self.plan.people[person] is seat for row in self.plan.rows for person in row.people)

    def _hours(self, seat: Seat) -> np.ndarray:
        """Half-hours of the day at which this person is ever in."""
        openings = set(self.plan.calendars[seat.calendar].days)
        return np.array(sorted(set().union(*map(_half_hours, openings))), dtype=np.int64)

    def replication(self, place: int) -> "Drawn":
        """The draws of the replication at `place` in this bank."""
        return Drawn(self, place)


def _first(keys: np.ndarray, stream: str) -> np.ndarray:
    """The first uniform of a stream for each key."""
    return uniforms(starts(keys, stream_key(stream)), 0, 1)[:, 0]


def _half_hours(opening: Opening) -> set[int]:
    """Half-hours of the day that begin inside an opening."""
    return {half for begin, end in opening for half in range(-(-begin // 30), -(-end // 30))}


class Drawn:
    """The draws of one replication: f(seed, replication, stream, k)."""

    __slots__ = ("amounts", "bank", "hits", "key", "place")

    def __init__(self, bank: Bank, place: int) -> None:
        self.bank = bank
        self.place = place
        self.amounts = bank.amounts[place]
        self.hits = bank.hits[place] if bank.hits else []
        self.key = -1

    def _start(self, stream: int) -> int:
        if self.key < 0:
            self.key = replication_key(self.bank.seed, self.bank.first + self.place)
        return start(self.key, stream)

    def minutes(self, draw: int, k: int) -> int:
        """The amount at the k-th use of a draw."""
        if k == 0:
            return self.amounts[draw]
        bank = self.bank
        drawn = uniform(self._start(bank.draw_streams[draw]), k)
        return minutes(raw(bank.plan.draws[draw].table, drawn), bank.factors[draw][self.place])

    def hit(self, odds: int, k: int) -> bool:
        """Whether the k-th use of a chance hits."""
        if k == 0:
            return self.hits[odds]
        bank = self.bank
        return hit(bank.thresholds[odds][self.place], uniform(self._start(bank.odds_streams[odds]), k))

    def anybody_away(self) -> bool:
        """Whether any block is under way at minute 0."""
        return self.bank.anybody_away[self.place]

    def away(self, block: int) -> bool:
        """Whether a block is under way at minute 0."""
        return self.bank.away[self.place][block]

    def in_turn(self) -> list[int]:
        """The blocks in the order of their first gaps; equal ones by number."""
        return self.bank.turns[self.place]

    def age(self, block: int) -> int:
        """The uniform share of its length that a block under way at minute 0 has behind it."""
        return uniform(self._start(self.bank.ages[block]), 0)

    def origin(self) -> int:
        """Minute, after the calendars' day 0, at which the interview ended."""
        return self.bank.origin[self.place]

    def free(self, person: int, day: int, wanted: int) -> int:
        """Those of the wanted half-hours of a calendar day, one bit each, that a person's diary leaves free."""
        bank = self.bank
        odds = bank.plan.people[person].diary
        if odds < 0:
            return wanted
        offset = day - bank.origin[self.place] // DAY
        if offset < DIARY_DAYS:
            return wanted & bank.diaries[person][self.place][offset]
        stream, threshold = self._start(bank.odds_streams[odds]), bank.thresholds[odds][self.place]
        free, left = 0, wanted
        while left:
            bit = left & -left
            if not hit(threshold, uniform(stream, day * HALF_HOURS + bit.bit_length() - 1)):
                free |= bit
            left ^= bit
        return free
