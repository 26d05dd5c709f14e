"""A plan as the kernel reads it: one array of 64-bit words and one of 32-bit integers, as `layout` lays them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stillwaiting.calendar import Calendar, Opening
from stillwaiting.draws import HALF, MASK, Table, stream_key
from stillwaiting.engines.native.layout import MEMBERS, SECTIONS
from stillwaiting.plan.rows import Block, Draw, Odds, Plan, Row, Seat

Members = dict[str, int]
"""What a record holds, by the names of its words."""


@dataclass(frozen=True)
class Packed:
    """A plan in two arrays."""

    words: NDArray[np.int64]
    ints: NDArray[np.int32]

    def name_of(self, place: int) -> str:
        """The record and column that one of the words belongs to, such as "row 5: amount"."""
        named = dict(zip(MEMBERS["plan"], self.words.tolist(), strict=False))
        column = MEMBERS["plan"][place] if place < len(MEMBERS["plan"]) else ""
        where = "plan"
        for record, section in SECTIONS.items():
            number, member = divmod(place - named[f"{section}_at"], len(MEMBERS[record]))
            if not column and 0 <= number < named[f"{section}_count"]:
                where, column = f"{record} {number}", MEMBERS[record][member]
        return f"{where}: {column.removesuffix('_at').removesuffix('_count')}"


@dataclass
class Parcel:
    """What has been packed so far."""

    records: dict[str, list[Members]] = field(default_factory=lambda: {record: [] for record in SECTIONS})
    thresholds: list[int] = field(default_factory=list)
    pieces: list[NDArray[np.int32]] = field(default_factory=list)
    ints: int = 0
    """Length of all pieces together."""
    tables: dict[Table, int] = field(default_factory=dict)
    """Numbers of the tables: many draws share one."""
    openings: dict[Opening, int] = field(default_factory=dict)

    def put(self, name: str, numbers: Sequence[int]) -> int:
        """Where these numbers begin among the ints."""
        at = self.ints
        try:
            self.pieces.append(np.array(numbers, dtype=np.int32))
        except OverflowError:
            raise ValueError(f"no engine can play this plan: a number of its {name} has more than 32 bits") from None
        self.ints += len(numbers)
        return at

    def lists(self, **numbers: tuple[int, ...]) -> Members:
        """Where several lists of numbers lie among the ints."""
        counts = {f"{name}_count": len(each) for name, each in numbers.items()}
        return {f"{name}_at": self.put(name, each) for name, each in numbers.items()} | counts

    def table(self, table: Table | None) -> int:
        """The number of a table, which comes after its parts; -1 for none."""
        if table is None:
            return -1
        if table not in self.tables:
            parts = tuple(self.table(part) for part in table.parts)
            found = self.lists(values=table.values, nodes=table.nodes, parts=parts)
            found |= {"thresholds_at": len(self.thresholds), "thresholds_count": len(table.thresholds)}
            self.thresholds += table.thresholds
            self.records["table"].append(found | {"kind": table.kind})
            self.tables[table] = len(self.records["table"]) - 1
        return self.tables[table]

    def further(self, opening: Opening) -> int:
        """Where a day's intervals after the first lie: how many, then from and to of each; -1 for none."""
        if len(opening) < 2:
            return -1
        if opening not in self.openings:
            edges = (edge for interval in opening[1:] for edge in interval)
            self.openings[opening] = self.put("days", [len(opening) - 1, *edges])
        return self.openings[opening]

    def days(self, calendar: Calendar) -> tuple[int, ...]:
        """The days of a calendar, DAY_MEMBERS of each, and one more for the total."""
        openings = (*calendar.days, ())
        firsts = {opening: (*(opening or ((0, 0),))[0], self.further(opening)) for opening in set(openings)}
        pairs = zip(calendar.before, openings, strict=True)
        return tuple(number for before, opening in pairs for number in (before, *firsts[opening]))

    def calendar(self, calendar: Calendar) -> Members:
        """A calendar."""
        found = self.lists(days=self.days(calendar), index=calendar.index)
        return found | {"days_count": len(calendar.days), "whole": calendar.whole}

    def row(self, row: Row) -> Members:
        """A row."""
        return vars(row) | self.lists(next=row.next, people=row.people)

    def block(self, block: Block) -> Members:
        """A block."""
        streams = _streams(at_start_stream=f"{block.name}.at_start", age_stream=f"{block.name}.age")
        return vars(block) | streams

    def draw(self, draw: Draw) -> Members:
        """An amount."""
        streams = _streams(stream=draw.name, unsure_stream=draw.unsure)
        return streams | {"table": self.table(draw.table), "factor": self.table(draw.factor)}

    def odds(self, odds: Odds) -> Members:
        """A chance."""
        streams = _streams(stream=odds.name, unsure_stream=odds.unsure_name)
        return streams | {"threshold": odds.threshold, "unsure": self.table(odds.unsure)}

    def seat(self, seat: Seat) -> Members:
        """A person."""
        return vars(seat)

    def sealed(self, plan: Plan) -> Packed:
        """The arrays: the plan's own record, the others, then all thresholds."""
        end, places = len(MEMBERS["plan"]), dict[str, int]()
        for record, section in SECTIONS.items():
            places |= {f"{section}_at": end, f"{section}_count": len(self.records[record])}
            end += len(MEMBERS[record]) * len(self.records[record])
        for table in self.records["table"]:
            table["thresholds_at"] += end
        own = vars(plan) | places | {"causes": len(plan.causes), "notes": len(plan.notes)}
        words = [
            *_words("plan", own),
            *(word for record in SECTIONS for each in self.records[record] for word in _words(record, each)),
        ]
        return Packed(np.array(words + self.thresholds, dtype=np.uint64).view(np.int64), np.concatenate(self.pieces))


def _streams(**names: str) -> Members:
    return {member: stream_key(name) for member, name in names.items()}


def _words(record: str, values: Mapping[str, int]) -> list[int]:
    """The words of one record, none with a sign."""
    for name in MEMBERS[record]:
        if not -HALF <= values[name] <= MASK:
            raise ValueError(f"no engine can play this plan: {record}: {name} has more than 64 bits")
    return [values[name] & MASK for name in MEMBERS[record]]


def pack(plan: Plan) -> Packed:
    """A plan as arrays."""
    parcel = Parcel()
    for record, section in SECTIONS.items():
        if record != "table":
            parcel.records[record] += map(getattr(parcel, record), getattr(plan, section))
    return parcel.sealed(plan)
