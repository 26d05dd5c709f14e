"""The contract between a scenario and an engine: rows, blocks, people, draws, horizon.

Everything is an integer, or a table of integers. What each column means is said here and, as rules, in ARCHITECTURE.md.
"""

from dataclasses import dataclass
from enum import IntEnum

from stillwaiting.calendar import Calendar
from stillwaiting.draws import Table


class Kind(IntEnum):
    """What a row does when a token arrives."""

    TAKE = 0
    """An amount passes on a calendar."""
    SLOT = 1
    """The first admissible start is booked, then held."""
    CHANCE = 2
    """The first successor with the row's odds, at most `cap` times a play; else the second."""
    TEST = 3
    """The first successor where the test holds, else the second."""
    SET = 4
    """The standing becomes `argument`."""
    NOTE = 5
    """A minute is noted; with an amount, the minute that lies that far ahead (a date stated now)."""
    END = 6
    """The case is closed, or its answer told."""


class Question(IntEnum):
    """What a TEST row asks."""

    STANDING = 0
    """Whether the standing is `argument`."""
    OUTCOME = 1
    """Whether the internal outcome is `argument`."""
    BEGUN = 2
    """Whether block `argument` began at or after the last start of row `since`."""


FIRST_CHOICE, NEXT_IN_LINE, OUT = range(3)
STANDINGS = ("first_choice", "next_in_line", "out")
OFFER, REJECTION, CANCELLED, WITHDRAWN, OPEN = range(5)
OUTCOMES = ("offer", "rejection", "cancelled", "withdrawn", "open")
CLOCK, BUSINESS = 0, 1
"""Calendars that every plan of a scenario has: always, and business days; people's hours follow."""
WORLD = 25
"""Replications that share one draw of each number marked `unsure`."""


@dataclass(frozen=True)
class Draw:
    """A random amount of minutes: its stream, its table, and what is not known about its size."""

    name: str
    """Name of the stream."""
    table: Table
    factor: Table | None = None
    """Fixed-point factor (16 bits) drawn once per world, or none."""
    unsure: str = ""
    """Name of the factor's stream: every table made from one amount shares it."""


@dataclass(frozen=True)
class Odds:
    """A chance: hit where the upper 32 bits of the draw lie below the threshold."""

    name: str
    threshold: int
    """0 to 2^32, both exact."""
    unsure: Table | None = None
    """Thresholds / 4, drawn once per world, or none."""
    unsure_name: str = ""
    """Name of the stream of that draw: every row that asks for one chance shares it."""


@dataclass(frozen=True)
class Seat:
    """A person as an engine sees one: hours and a diary. A successor takes over the seat."""

    name: str
    calendar: int
    diary: int = -1
    """Odds that a half-hour is taken, or -1 for a person whose every open half-hour is free."""


@dataclass(frozen=True)
class Row:
    """One row of the plan. Indices point into the plan's tuples; -1 means none."""

    kind: Kind
    name: str
    next: tuple[int, ...] = ()
    need: int = 1
    """Arrivals that a join waits for."""
    race: int = -1
    """A first join: the first row of the race that ends here."""
    within: int = -1
    """First row of the outermost race that this row lies in."""
    amount: int = -1
    """Draw: what a take takes, how long a slot lasts, how far ahead a note looks."""
    calendar: int = 0
    """Calendar of the amount, or the days and hours on which a slot may start."""
    mask: int = 0
    """Blocks that stop this row, one bit each."""
    restart: bool = False
    """Whether a blocked take begins again; otherwise it resumes."""
    cause: int = 0
    people: tuple[int, ...] = ()
    """Seats that a slot needs at once."""
    notice: int = -1
    """Draw: time before the first admissible start of a slot."""
    notice_calendar: int = 0
    odds: int = -1
    cap: int = 0
    argument: int = -1
    """Standing set, note number, outcome of an end, or what a test asks for."""
    question: Question = Question.STANDING
    since: int = -1
    told: bool = False
    """An end that tells the answer."""
    redo_cap: int = 0
    """How often this row may be gone back to in one play, whichever block asks."""


@dataclass(frozen=True)
class Block:
    """Somebody or everybody stops, again and again: gap, length, and what a beginning may cause."""

    name: str
    gap: int
    length: int
    stand_in: int = -1
    """Draw: time after which somebody takes over, or -1."""
    equilibrium: bool = False
    """Whether it may be under way at minute 0; holds and interviewers' absences are not."""
    mean_gap: int = 1
    mean_length: int = 1
    """Means in 1/256 minute, for the chance to be away at minute 0."""
    first_gap: int = -1
    """Draw of the residual gap."""
    first_length: int = -1
    """Draw of the length-biased length."""
    redo: int = -1
    """Odds that rows redo_first to redo_last are done again when the block stops."""
    redo_first: int = -1
    redo_last: int = -1
    end: int = -1
    """Odds that the beginning ends the case."""
    outcome: int = -1
    end_row: int = -1
    """First closing row after such an end, or -1: nobody is told."""


@dataclass(frozen=True)
class Plan:
    """All that an engine knows. With R rows and B blocks the events of one minute are ranked: completion of row r at r,
    end of block i at R + i, beginning at R + B + i, slot start at R + 2B + r, then withdrawal, probe, horizon."""

    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    draws: tuple[Draw, ...]
    odds: tuple[Odds, ...]
    calendars: tuple[Calendar, ...]
    people: tuple[Seat, ...]
    closing: int
    """First closing row: rows from here on come after the internal close."""
    causes: tuple[str, ...]
    """Names of the row causes; blocks, off_hours and silence follow them in every ledger."""
    notes: tuple[str, ...]
    horizon: int
    origin_day: int
    """Draw: midnight before the interview, in minutes after the calendars' day 0."""
    origin_time: int
    """Draw: minute of that day at which the interview ended."""
    withdrawal: int = -1
    """Draw: when the candidate takes another job, or -1."""
    probe: int = -1
    """Minute at which the engine notes what holds the case, or -1."""
    signs: frozenset[str] = frozenset()
    """Notes that the candidate sees; the others are milestones."""
    first_day: str = ""
    """Date of day 0, for provenance; no engine reads it."""

    def ledger_names(self) -> tuple[str, ...]:
        """Names of all causes, in ledger order."""
        return (*self.causes, *(block.name for block in self.blocks), "off_hours", "silence")
