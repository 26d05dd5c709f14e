"""What went on behind closed doors and is worth telling: what took time, and who was away when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from stillwaiting.engines.simpy_engine import Trace
from stillwaiting.telling.roles import SIGNED, Roles
from stillwaiting.telling.story import Absence, Ending, Happening, Stop, Stretch
from stillwaiting.units import DAY

LONG = 3 * DAY
"""What takes so long is told when it begins, too."""
SHORT = DAY // 2
"""An absence that was in the way for less is not told."""
ALWAYS = 1 << 40
"""The weight of what no story leaves out."""
BESIDE = 10
"""What no day of the wait was spent on weighs so many times less."""
UNTOLD = {
    ("sign_offs", "delegate_after"),
    ("sign_off", "delegate_after"),
    ("reference_checks", "starts"),
    ("promised_date", "within"),
    ("promised_date", "effort"),
}
"""Kinds and amounts that only set up something else."""
CLOSERS = {("first_choice_decides", "thinks_before_yes"), ("background_check", "takes")}
"""Kinds and amounts whose end may close the case."""


@dataclass(frozen=True)
class Play:
    """One replication as it was played and read."""

    roles: Roles
    trace: Trace
    stretches: tuple[Stretch, ...]
    absences: tuple[Absence, ...]
    ending: Ending
    decided: int | None
    spent: frozenset[str]
    """Parts, people's desks and absences to which minutes of the wait are charged."""

    def weight(self, name: str, minutes: int) -> int:
        """What so many minutes of a part, a desk or an absence weigh."""
        return minutes if name in self.spent else minutes // BESIDE


# What took time


def work(play: Play) -> Iterator[Happening]:
    """Beginnings of what took long, and ends; of things side by side the first beginning and the last end."""
    told = sorted((s for s in play.stretches if not s.desk and (s.kind, s.field) not in UNTOLD), key=_side)
    for group in (list(members) for _, members in groupby(told, key=_side)):
        last = max(group, key=lambda stretch: stretch.end)
        lasted = last.end - last.begin
        found = Happening(
            last.begin,
            "begins",
            last.part,
            last.kind,
            last.field,
            last.people,
            last.label or ("closing" if last.closing else ""),
            len(group),
            weight=play.weight(last.part, lasted),
        )
        if lasted >= LONG and not _follows(play, last) and not _kept_from_it(last):
            yield found
        if all(stretch.done for stretch in group) and not _told_otherwise(play, last):
            turn = last.field == "thinks_before_no"
            weight = ALWAYS if turn else found.weight
            yield replace(found, minute=last.end, what="ends", detail=found.detail or _last(play, last), weight=weight)
    yield from desks(play)


def _side(stretch: Stretch) -> tuple[int, str, str, str]:
    """What stretches have in common that run side by side; of signatures each is told."""
    return stretch.begin, stretch.part, stretch.field, stretch.label if stretch.kind in SIGNED else ""


def _follows(play: Play, stretch: Stretch) -> bool:
    """Whether it is the next of several interviews of others: that there are more has been told."""
    others = (s for s in play.stretches if s.part == stretch.part and s.end == stretch.begin)
    return stretch.kind == "other_candidates" and any(others)


def _kept_from_it(stretch: Stretch) -> bool:
    """Whether it took so long because somebody was away, which is told."""
    return stretch.kind in ("work", "message") and any(stop.end - stop.begin >= SHORT for stop in stretch.stops)


def _last(play: Play, stretch: Stretch) -> str:
    """Whether it is the last of several of its part."""
    return "" if any(s.part == stretch.part and s.begin == stretch.end for s in play.stretches) else "last"


def _told_otherwise(play: Play, stretch: Stretch) -> bool:
    """Whether the decision, or the internal close, says the same at the same minute."""
    part = play.roles.part(stretch.part)
    if stretch.kind == "work" and getattr(part, "milestone", None) == "decided":
        return any(e.what == "note" and e.name == "decided" and e.minute == stretch.end for e in play.trace)
    if stretch.kind in SIGNED and getattr(part, "signs_on", None) and not stretch.label.startswith("signing_day"):
        return True
    closes = (stretch.kind, stretch.field) in CLOSERS and play.ending.outcome != "offer"
    return closes and stretch.end == play.decided


def desks(play: Play) -> Iterator[Happening]:
    """Long waits for other work that lay on somebody's desk."""
    for stretch in play.stretches:
        lasted = stretch.end - stretch.begin
        if stretch.desk and lasted >= LONG:
            weight = play.weight(f"{stretch.people[0]}.desk", lasted)
            yield Happening(
                stretch.begin, "desk", stretch.part, stretch.kind, stretch.field, stretch.people, weight=weight
            )


# Who was away


def absent(play: Play) -> Iterator[Happening]:
    """Who was away when something waited for them, and when they were back or somebody stood in."""
    for absence in play.absences:
        stops = stops_of(absence, play.stretches)
        if absence.minutes >= SHORT or any(stop.missed for stop in stops):
            found = Happening(
                min(stop.begin for stop in stops),
                "away",
                absence.name,
                absence.kind,
                people=(absence.who,) if absence.who else (),
                detail="" if _stood_in(play, absence) else "alone",
                weight=play.weight(absence.name, absence.minutes),
            )
            yield found
            if absence.stops <= play.ending.minute and absence.stops < play.roles.plan.horizon:
                detail = "stand_in" if absence.stops < absence.back else ""
                yield replace(found, minute=absence.stops, what="back", detail=detail)


def _stood_in(play: Play, absence: Absence) -> bool:
    """Whether the scenario lets anybody stand in."""
    return any(block.stand_in >= 0 for block in play.roles.plan.blocks if block.name == absence.name)


def stops_of(absence: Absence, stretches: tuple[Stretch, ...]) -> list[Stop]:
    """What one absence was in the way of."""
    stops = (stop for stretch in stretches for stop in stretch.stops if stop.block == absence.name)
    return [stop for stop in stops if absence.begin <= stop.begin < max(absence.stops, absence.begin + 1)]


def missed(play: Play) -> Iterator[Happening]:
    """Meetings that were booked and fell through."""
    for stretch in play.stretches:
        for stop in (stop for stop in stretch.stops if stop.missed):
            weight = play.weight(stretch.part, stretch.end - stop.begin)
            yield Happening(
                stop.begin, "missed", stretch.part, stretch.kind, stretch.field, detail=stop.block, weight=weight
            )
