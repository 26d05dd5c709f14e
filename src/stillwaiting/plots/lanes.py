"""A story as lanes: what you saw, who worked on what, in bars that do not cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from stillwaiting.telling import Absence, Story, Stretch
from stillwaiting.telling.names import name_words
from stillwaiting.units import DAY

LABELS = {
    "hr_controls_communication": "clearing",
    "priority_project": "getting back into it",
    "job_rethought": "another job",
    "sign_offs": "signature",
    "calendar_search": "another round",
    "other_candidates": "finalist",
    "first_choice_decides": "first choice thinks",
    "reference_checks": "referees",
    "team_matching": "teams",
    "background_check": "background check",
    "promised_date": "holding message",
}
"""What a bar is called, by kind of delay; a step goes by its name."""
CLOCKS = {
    ("promised_date", "within"),
    ("reference_checks", "starts"),
    ("sign_offs", "delegate_after"),
    ("sign_off", "delegate_after"),
}
"""Kinds and amounts in which nobody does anything yet."""
MEETINGS = ("meeting", "calendar_search", "other_candidates")
"""Kinds that are meetings even where the first slot was at once."""
SEEN, ELSEWHERE, HOLDS = "what you saw", "elsewhere", "everybody"
"""Lanes of what you saw, of what nobody named does, and of holds."""
LETTER = 0.0088
"""Width of a letter of a label, as a part of the axis."""
GAP = 0.006
"""Room between bars, likewise."""


@dataclass(frozen=True)
class Bar:
    """Something that took time, in days since midnight before the interview; something seen takes none."""

    begin: float
    end: float
    label: str
    meeting: bool = False
    blocked: tuple[tuple[float, float], ...] = ()
    """Parts of it in which an absence or a hold was in the way."""
    missed: bool = False
    """Whether it is the moment at which a meeting fell through."""

    def room(self, last: float) -> tuple[float, float]:
        """From where to where the bar and its label reach, `last` days being the whole axis."""
        width = LETTER * (len(self.label) + 1) * last
        if self.end - self.begin >= width:
            return self.begin, self.end
        if self.end + width <= last:
            return self.begin, self.end + width
        return self.begin - width, self.end


@dataclass
class Lane:
    """Somebody, and what they did: bars on levels, so that none covers another or its label."""

    name: str
    absences: list[Absence] = field(default_factory=list)
    levels: list[list[Bar]] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How many levels it needs."""
        return max(1, len(self.levels))

    def put(self, bar: Bar, last: float) -> None:
        """A bar on the first level that has room for it and its label."""
        begin, end = bar.room(last)
        for level in self.levels:
            taken = [other.room(last) for other in level]
            if all(high + GAP * last <= begin or end + GAP * last <= low for low, high in taken):
                level.append(bar)
                return
        self.levels.append([bar])


def lanes(story: Story, sightings: Sequence[tuple[int, str]], last: float) -> list[Lane]:
    """What you saw; everybody who did something, in order of appearance; elsewhere; and holds if there were any."""
    found = {SEEN: Lane(SEEN)}
    for minute, text in sightings:
        found[SEEN].put(Bar(day(story, minute), day(story, minute), text), last)
    for bar, people in sorted([*bars(story), *missed(story)], key=lambda pair: pair[0].begin):
        for name in people or (ELSEWHERE,):
            found.setdefault(name, Lane(name)).put(bar, last)
    for absence in story.absences:
        if absence.begin < story.ending.minute and (absence.who is None or absence.who in found):
            found.setdefault(absence.who or HOLDS, Lane(HOLDS)).absences.append(absence)
    ends = [found.pop(name) for name in (ELSEWHERE, HOLDS) if name in found]
    return [*found.values(), *ends]


def bars(story: Story) -> list[tuple[Bar, tuple[str, ...]]]:
    """What took time, and who did it; things side by side are one bar, waits for a desk are none."""
    shown = sorted((s for s in story.stretches if not s.desk and (s.kind, s.field) not in CLOCKS), key=_side)
    return [(_bar(story, list(group)), people) for (*_, people, _), group in groupby(shown, key=_side)]


def missed(story: Story) -> list[tuple[Bar, tuple[str, ...]]]:
    """Meetings that fell through, and who should have come."""
    found = [(stop.begin, stretch) for stretch in story.stretches for stop in stretch.stops if stop.missed]
    return [
        (Bar(day(story, minute), day(story, minute), label(stretch), True, missed=True), stretch.people)
        for minute, stretch in found
    ]


def label(stretch: Stretch) -> str:
    """What the bar of a stretch is called."""
    return LABELS.get(stretch.kind, name_words(stretch.part))


def _side(stretch: Stretch) -> tuple[int, str, str, tuple[str, ...], str]:
    return stretch.begin, stretch.part, stretch.field, stretch.people, stretch.label if stretch.people else ""


def _bar(story: Story, group: list[Stretch]) -> Bar:
    """A meeting from when it was held, anything else from its beginning."""
    first, end = group[0], max(stretch.end for stretch in group)
    meeting = (first.held > first.begin and not first.label.startswith("signing_day")) or first.kind in MEETINGS
    begin = first.held if meeting and first.done else first.begin
    blocked = tuple((day(story, stop.begin), day(story, stop.end)) for stop in first.stops if stop.begin >= begin)
    return Bar(day(story, begin), day(story, end), label(first), meeting, blocked)


def day(story: Story, minute: int) -> float:
    """A minute since the interview in days since the midnight before it."""
    return (story.interview.hour * 60 + story.interview.minute + minute) / DAY
