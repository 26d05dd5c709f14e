"""What a story consists of: days, what went on behind closed doors, what the candidate saw, where the days went."""

from dataclasses import dataclass
from datetime import datetime

from stillwaiting.units import DAY


@dataclass(frozen=True)
class Stop:
    """An absence or a hold in the way of something."""

    block: str
    begin: int
    end: int
    missed: bool = False
    """Whether a meeting that was booked fell through."""


@dataclass(frozen=True)
class Stretch:
    """Something that took time, from its beginning to its end."""

    part: str
    """The step or delay it belongs to."""
    kind: str
    """Kind of the delay, or verb of the step."""
    field: str
    """Which of the part's amounts passed."""
    label: str
    people: tuple[str, ...]
    """Who did it, or had to come; nobody where it was done outside or by nobody named."""
    begin: int
    end: int
    """Where it ended, or where the story does."""
    done: bool
    """Whether it came to its own end, and was not dropped."""
    held: int
    """A meeting: when it began, at its end at the latest; else `begin`."""
    stops: tuple[Stop, ...] = ()
    desk: bool = False
    """Whether it is the wait for other work on somebody's desk."""
    closing: bool = False
    """Whether it came after the case was closed inside."""


@dataclass(frozen=True)
class Absence:
    """Somebody, or everybody, not working on the case."""

    name: str
    kind: str
    who: str | None
    """None: everybody."""
    begin: int
    """0 where it was under way when the interview ended."""
    early: bool
    """Whether it was under way when the interview ended."""
    stops: int
    """When it no longer stopped anything: at its end, or when somebody stood in; the horizon at the latest."""
    back: int
    """When it was over; the horizon at the latest."""
    minutes: int = 0
    """For how long it stopped something."""


@dataclass(frozen=True)
class Happening:
    """Something worth telling. What the codes mean is said in report/happenings."""

    minute: int
    what: str
    """Inside: interview, begins, ends, desk, again, redo, decided, standing, away, back, missed, no_word, closed,
    silent or horizon. Seen: promise, date_passes, sign, answer, nothing or withdrawn."""
    part: str = ""
    kind: str = ""
    field: str = ""
    people: tuple[str, ...] = ()
    detail: str = ""
    """Standing, outcome, sign, or a word that the code explains."""
    count: int = 1
    """How many such things at once: teams asked, referees."""
    date: int = -1
    """The minute that a promise names, or -1."""
    weight: int = 0
    """Minutes it stands for: what holds the case longest is the last to be left out."""


@dataclass(frozen=True)
class Day:
    """What happened on one calendar day."""

    day: int
    """Counted from the interview's own."""
    inside: tuple[Happening, ...]
    seen: tuple[Happening, ...]


@dataclass(frozen=True)
class Ending:
    """How a play ended."""

    how: str
    """One of results.HOWS."""
    outcome: str
    """One of results.OUTCOMES."""
    minute: int
    """Of the answer, the withdrawal or the horizon; where nobody is told, of the moment nobody was left to say so."""
    day: int
    """The calendar day of that minute, counted from the interview's own."""


@dataclass(frozen=True)
class WhatIf:
    """The same replication played again with one change, and how it ended then."""

    change: str
    """without: the delay is not there; stand_in: somebody stands in after 2 days; prompt: it takes a day."""
    part: str
    kind: str
    who: str | None
    ending: Ending


@dataclass(frozen=True)
class Story:
    """One replication told. Minutes count from the end of the interview."""

    scenario: str
    seed: int
    replication: int
    interview: datetime
    """When the interview ended; drawn, unless `dated`."""
    dated: bool
    """Whether the scenario names the date."""
    horizon: int
    ending: Ending
    decided: int | None
    """When the case was closed inside."""
    days: tuple[Day, ...]
    ledger: tuple[tuple[str, int], ...]
    """Cause and minutes, the most first; they add up to the ending's minute."""
    stretches: tuple[Stretch, ...]
    absences: tuple[Absence, ...]
    """All of them, whether they stopped anything or not."""
    whatifs: tuple[WhatIf, ...] = ()

    def day(self, minute: int) -> int:
        """The calendar day of a minute, counted from the interview's own."""
        return day_of(self.interview, minute)


def day_of(interview: datetime, minute: int) -> int:
    """The calendar day of a minute since the interview, counted from the interview's own."""
    return (interview.hour * 60 + interview.minute + minute) // DAY
