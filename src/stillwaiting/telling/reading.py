"""The trace of one replication, read: what took time, and who was away when."""

from dataclasses import dataclass, field, replace

from stillwaiting.calendar import Calendar
from stillwaiting.draws import RAW, STEP, Table
from stillwaiting.engines.simpy_engine import Entry, Trace, play_one
from stillwaiting.plan.rows import Draw, Kind, Plan, Row
from stillwaiting.telling.roles import Roles
from stillwaiting.telling.story import Absence, Stop, Stretch
from stillwaiting.units import YEAR

BEYOND = 20 * YEAR
"""How far absences are followed after the horizon, to see which of them were under way when the interview ended."""


@dataclass
class Draft:
    """A stretch that is still being read."""

    name: str
    begin: int
    entries: list[Entry] = field(default_factory=list)
    """What the trace says of it between its beginning and its end."""


def stretches(roles: Roles, trace: Trace, absences: tuple[Absence, ...], last: int) -> tuple[Stretch, ...]:
    """Everything in a trace that took time, in the order of the beginnings; `last` is where the story ends."""
    drafts: dict[str, list[Draft]] = {}
    found: list[tuple[Draft, int, bool]] = []
    for entry in trace:
        if entry.what == "start":
            drafts.setdefault(entry.name, []).append(Draft(entry.name, entry.minute))
        elif drafts.get(entry.name) and entry.what in ("booked", "blocked", "missed"):
            drafts[entry.name][-1].entries.append(entry)
        elif drafts.get(entry.name) and entry.what in ("finish", "killed"):
            found.append((drafts[entry.name].pop(), entry.minute, entry.what == "finish"))
    found += [(draft, last, False) for left in drafts.values() for draft in left]
    rows = {row.name: number for number, row in enumerate(roles.plan.rows) if row.kind in (Kind.TAKE, Kind.SLOT)}
    made = [_stretch(roles, rows[draft.name], draft, (end, done), absences) for draft, end, done in found]
    return tuple(sorted(made, key=lambda stretch: (stretch.begin, stretch.end)))


def _stretch(
    roles: Roles, number: int, draft: Draft, ended: tuple[int, bool], absences: tuple[Absence, ...]
) -> Stretch:
    row, (end, done) = roles.plan.rows[number], ended
    role = roles.of(row)
    booked = [entry.detail for entry in draft.entries if entry.what == "booked"]
    return Stretch(
        role.part,
        role.kind,
        role.field,
        role.label,
        role.people,
        draft.begin,
        end,
        done,
        held=min(booked[-1], end) if booked else draft.begin,
        stops=tuple(_stops(roles.plan, row, draft, end, absences)),
        desk=role.desk,
        closing=number >= roles.plan.closing,
    )


def _stops(plan: Plan, row: Row, draft: Draft, end: int, absences: tuple[Absence, ...]) -> list[Stop]:
    """What was in the way of a stretch, one thing after another, and until when."""
    found: list[Stop] = []
    for place, entry in enumerate(draft.entries):
        if entry.what in ("blocked", "missed"):
            until = min([end, *(later.minute for later in draft.entries[place + 1 : place + 2])])
            block = plan.blocks[entry.detail].name
            found.append(Stop(block, entry.minute, _over(block, entry.minute, until, absences), entry.what == "missed"))
            found += _following(plan, row, found[-1].end, until, absences) if entry.what == "missed" else []
    return found


def _over(block: str, minute: int, until: int, absences: tuple[Absence, ...]) -> int:
    """When a block that is active at this minute stops being in the way, `until` at the latest."""
    over = (a.stops for a in absences if a.name == block and a.begin <= minute < a.stops)
    return min(until, next(over, until))


def _following(plan: Plan, row: Row, begin: int, until: int, absences: tuple[Absence, ...]) -> list[Stop]:
    """What else kept a meeting that fell through from being sought again, one block after the other.

    The trace names only the block at which it fell through; it is sought again when none is active.
    """
    found: list[Stop] = []
    names = [block.name for number, block in enumerate(plan.blocks) if row.mask >> number & 1]
    while begin < until:
        active = {a.name for a in absences if a.name in names and a.begin <= begin < a.stops}
        block = min(active, key=names.index, default=None)
        if block is None:
            break
        found.append(Stop(block, begin, _over(block, begin, until, absences)))
        begin = found[-1].end
    return found


def absences(roles: Roles, seed: int, replication: int) -> tuple[Absence, ...]:
    """Every absence and hold of a replication up to the horizon, in the order of the beginnings.

    Nothing the case does changes when anyone is away, so a plan in which nothing happens shows them all; played
    without stand-ins it shows who came back when.
    """
    plan, horizon = roles.plan, roles.plan.horizon
    stopping = _ends(quiet(plan), seed, replication)
    lasting = _ends(quiet(plan, stand_ins=False), seed, replication)
    found = []
    for (name, begin), back in lasting.items():
        stops = stopping.get((name, begin), 0)  # a stand-in may have come before the interview
        if begin <= horizon and back > 0:
            absence = Absence(name, roles.kind(name), roles.absent(name), max(0, begin), begin < 0, stops, back)
            found.append(replace(absence, stops=min(stops, horizon), back=min(back, horizon)))
    return tuple(sorted(found, key=lambda absence: (absence.begin, absence.name)))


def quiet(plan: Plan, stand_ins: bool = True) -> Plan:
    """The plan with its absences and holds and nothing else, followed beyond its horizon."""
    rows = (
        Row(Kind.NOTE, "start", next=(1,)),
        Row(Kind.TAKE, "nothing", next=(2,), amount=len(plan.draws), calendar=len(plan.calendars)),
        Row(Kind.END, "end.told", told=True),
    )
    blocks = tuple(
        replace(block, redo=-1, end=-1, stand_in=block.stand_in if stand_ins else -1) for block in plan.blocks
    )
    minute = Draw("nothing", Table(STEP, (), (RAW,)))
    return replace(
        plan,
        rows=rows,
        blocks=blocks,
        draws=(*plan.draws, minute),
        calendars=(*plan.calendars, Calendar(())),  # no minute of which ever passes
        horizon=plan.horizon + BEYOND,
        withdrawal=-1,
        probe=-1,
    )


def _ends(plan: Plan, seed: int, replication: int) -> dict[tuple[str, int], int]:
    """The end of each block's absences, by the block and the beginning: -1 for one before the interview's end."""
    begun: dict[str, int] = {}
    found: dict[tuple[str, int], int] = {}
    for entry in play_one(plan, seed, replication)[1]:
        if entry.what == "begins":
            begun[entry.name] = entry.minute
        elif entry.what == "ends":
            found[entry.name, begun.pop(entry.name, -1)] = entry.minute
    return found | {(name, minute): plan.horizon for name, minute in begun.items()}
