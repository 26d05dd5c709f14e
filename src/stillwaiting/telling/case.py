"""The candidate's case as its trace tells it: standing, decision, close, and what the candidate saw."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stillwaiting.engines.simpy_engine import Entry
from stillwaiting.telling.happenings import ALWAYS, Play
from stillwaiting.telling.roles import Role
from stillwaiting.telling.story import Happening
from stillwaiting.units import DAY


@dataclass
class Reader:
    """What is known of a case while its trace is read."""

    standing: str = ""
    starts: dict[str, int] = field(default_factory=dict)
    """How often each row has started since something was last done again."""
    turns: dict[str, int] = field(default_factory=dict)
    """How often each part has been gone through again since then."""
    head: str = ""
    """The part with which the loop begins that was last gone through again."""
    again: bool = False
    """Whether the last row that started had done so before."""


def case(play: Play) -> Iterator[Happening]:
    """Standing, decision, what is done again, the internal close and what becomes of it."""
    reader = Reader()
    for place, entry in enumerate(play.trace):
        match entry.what:
            case "standing":
                yield from _stand(play, reader, place, entry)
            case "start":
                yield from _again(play, reader, entry)
            case "redo":
                reader.starts.clear()
                reader.turns.clear()
                yield _redo(play, place, entry)
            case "note" if entry.name == "decided":
                yield Happening(entry.minute, "decided", detail=reader.standing, weight=ALWAYS)
            case "closed":
                yield _closed(play, place, entry)
            case "silent" | "horizon":
                yield Happening(entry.minute, entry.what, detail=entry.name, weight=ALWAYS)


def _redo(play: Play, place: int, entry: Entry) -> Happening:
    """What is done again, and after whose absence: the block that ended just before."""
    block = next(earlier.name for earlier in reversed(play.trace[:place]) if earlier.what == "ends")
    who = play.roles.absent(block)
    detail = "start" if entry.name.startswith("standing") else "approval"
    kind, people = play.roles.kind(block), (who,) if who else ()
    return Happening(entry.minute, "redo", block, kind, people=people, detail=detail, weight=ALWAYS)


def _stand(play: Play, reader: Reader, place: int, entry: Entry) -> Iterator[Happening]:
    """The standing once it is settled; nothing where it stays as it was, or is settled further at this minute."""
    later = play.trace[place + 1 : place + 2]
    if later and later[0].what == "standing" and later[0].minute == entry.minute:
        return
    before, reader.standing = reader.standing, entry.name
    if not before:
        yield Happening(entry.minute, "interview", detail=entry.name, weight=ALWAYS)
    elif before != entry.name:
        ended = _ended(play, place)
        if ended is None or ended.kind != "first_choice_decides":  # a first choice that declines says it all
            kind = ended.kind if ended else ""
            yield Happening(entry.minute, "standing", kind=kind, detail=entry.name, weight=ALWAYS)


def _ended(play: Play, place: int) -> Role | None:
    """What ended just before this entry of the trace and brought it about, if anything did."""
    for earlier in reversed(play.trace[:place]):
        if earlier.minute == play.trace[place].minute and earlier.what == "finish":
            return play.roles.named(earlier.name)
        if earlier.what not in ("killed", "standing"):
            return None
    return None


def _again(play: Play, reader: Reader, entry: Entry) -> Iterator[Happening]:
    """The first of the rows that a loop goes through once more."""
    role, before = play.roles.named(entry.name), reader.starts.get(entry.name, 0)
    begins = before > reader.turns.get(role.part, 0) and (not reader.again or role.part == reader.head)
    if begins and role.kind != "calendar_search":  # yet another round begins like any
        reader.head = role.part
        yield Happening(entry.minute, "again", role.part, role.kind, role.field, role.people, weight=ALWAYS)
    reader.again = before > 0
    reader.starts[entry.name] = before + 1
    reader.turns[role.part] = max(before, reader.turns.get(role.part, 0))


def _closed(play: Play, place: int, entry: Entry) -> Happening:
    """The internal close, and what brought it: a hold that began, or what ended just before."""
    found = Happening(entry.minute, "closed", detail=entry.name, weight=ALWAYS)
    before = next((earlier for earlier in reversed(play.trace[:place]) if earlier.what != "killed"), entry)
    if before.what == "begins" and before.minute == entry.minute:
        return replace(found, part=before.name, kind=play.roles.kind(before.name), field="begins")
    ended = _ended(play, place)
    return found if ended is None else replace(found, part=ended.part, kind=ended.kind, field=ended.field)


# What the candidate saw


def seen(play: Play) -> Iterator[Happening]:
    """Dates named and broken, signs, and the answer; or that there was none."""
    for entry in play.trace:
        if entry.what == "note" and entry.name in play.roles.plan.signs:
            if entry.detail > entry.minute:
                yield Happening(entry.minute, "promise", detail=entry.name, date=entry.detail)
            else:
                yield Happening(entry.minute, "sign", detail=entry.name)
        elif entry.what == "told":
            way = play.roles.way()
            yield Happening(entry.minute, "answer", field=way, detail=entry.name)
        elif entry.what == "silent":
            yield Happening(entry.minute, "nothing", detail=entry.name)
        elif entry.what == "withdrawn":
            yield Happening(entry.minute, "withdrawn", detail=play.ending.outcome)
    yield from (Happening(date, "date_passes") for date in broken(play))


def broken(play: Play) -> list[int]:
    """The minutes of the dates that were named and passed without an answer, but not after the horizon."""
    promised = [entry for entry in play.trace if entry.what == "note" and entry.name in play.roles.plan.signs]
    answered = play.ending.minute if play.ending.how in ("told", "withdrawn") else play.roles.plan.horizon
    return [entry.detail for entry in promised if entry.minute < entry.detail < answered]


def no_word(play: Play) -> Iterator[Happening]:
    """Why nobody writes when a date passes, where nobody does that day."""
    voice = play.roles.voice()
    for date in broken(play):
        messages = [e for e in play.trace if e.what == "note" and e.name == "holding_message" and e.minute >= date]
        if play.ending.how == "never_told" and date >= play.ending.minute:
            continue
        if not any(entry.minute < date + DAY for entry in messages):
            people = (voice,) if voice else ()
            yield Happening(date, "no_word", people=people, detail=_known(play, date), weight=ALWAYS)


def _known(play: Play, minute: int) -> str:
    """How far the case is: undecided, decided but not approved, or closed and not told."""
    if play.decided is not None and play.decided <= minute:
        return "closed"
    decided = any(e.what == "note" and e.name == "decided" and e.minute <= minute for e in play.trace)
    return "decided" if decided else "undecided"
