"""One replication as a picture: people as lanes, their absences and what they did, and what you saw of it."""

import textwrap
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from stillwaiting.plots.days import short_date
from stillwaiting.plots.lanes import GAP, LETTER, SEEN, Bar, Lane, day, lanes
from stillwaiting.plots.sheet import INK, LATE, PALE, SOON, axis_of_days, sheet, style
from stillwaiting.telling import Absence, Story
from stillwaiting.telling.names import name_words

LEVEL = 0.27
"""Inches of one level of a lane."""
BETWEEN = 0.4
"""Levels between two lanes."""
BEYOND, SILENCE = 1.04, 1.25
"""How far the axis goes beyond the end, so that it can be seen; and where nobody is told."""
NARROWEST = 0.004
"""The least width of a bar, as a part of the axis."""
BOX = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.75}
"""What lies behind a label, so that it can be read on anything."""
WEEKEND, AWAY, LINE = "#F3F3F3", "#C4C4C4", "#E2E2E2"
ABSENT = {
    "decision_maker_away": "away",
    "on_leave": "leave",
    "priority_project": "priority project",
    "decision_maker_leaves": "gone",
    "reorganization": "reorganisation",
    "hiring_freeze": "hiring freeze",
}
"""What an absence is called, by its kind; one of your own goes by its name."""


def draw(story: Story, title: str, note: str, sightings: Sequence[tuple[int, str]]) -> Figure:
    """The lanes of a story; `sightings` are the minutes of what you saw, and what it was in words."""
    last = reach(story, sightings)
    rows = lanes(story, sightings, last)
    tops = list(accumulate((lane.height + BETWEEN for lane in rows), initial=BETWEEN))
    with style():
        height = 2.9 + LEVEL * tops[-1]
        figure = sheet(title, note, height=height)
        axes = figure.subplots()
        figure.subplots_adjust(left=0.16, bottom=1.15 / height)
        for lane, top in zip(rows, tops, strict=False):
            draw_lane(axes, story, lane, top, last)
        names = [textwrap.fill(name_words(lane.name), 22) for lane in rows]
        axes.set_yticks([top + lane.height / 2 for lane, top in zip(rows, tops, strict=False)], names)
        finish(axes, story, tops[-1], last)
        legend(figure, rows)
    return figure


def reach(story: Story, sightings: Sequence[tuple[int, str]]) -> float:
    """The day up to which is drawn: beyond the end, and beyond a date that passes after it."""
    silent = story.ending.how == "never_told"
    end = day(story, story.ending.minute) * (SILENCE if silent else BEYOND)
    return max(1.0, end, *(day(story, minute) * BEYOND for minute, _ in sightings))


def draw_lane(axes: Axes, story: Story, lane: Lane, top: float, last: float) -> None:
    """One lane with its absences and bars; or of what you saw, with a mark for everything."""
    axes.axhline(top - BETWEEN / 2, color=LINE, linewidth=0.8, zorder=1)
    for absence in lane.absences:
        draw_absence(axes, story, absence, (top, lane.height), last)
    for level, bars in enumerate(lane.levels):
        for bar in bars:
            if lane.name == SEEN:
                draw_mark(axes, story, bar, top + level + 0.5, last)
            else:
                draw_bar(axes, bar, top + level + 0.5, last)
    name_absences(axes, story, lane, top, last)


def draw_absence(axes: Axes, story: Story, absence: Absence, lane: tuple[float, int], last: float) -> None:
    """Hatched until it no longer stops anything; plain from when somebody stands in."""
    top, height = lane
    begin, stops, back = (min(day(story, minute), last) for minute in (absence.begin, absence.stops, absence.back))
    begin = 0.0 if absence.early else begin
    y, room = top + height / 2, height + 0.2
    axes.barh(y, stops - begin, room, begin, color=AWAY, edgecolor="white", hatch="///", linewidth=0, zorder=2)
    axes.barh(y, back - stops, room, stops, color=LINE, linewidth=0, zorder=2)


def name_absences(axes: Axes, story: Story, lane: Lane, top: float, last: float) -> None:
    """The names of the absences of a lane, where there is room for them between the bars."""
    taken = [[bar.room(last) for bar in level] for level in lane.levels] or [[]]
    for absence in lane.absences:
        label = ABSENT.get(absence.kind, name_words(absence.name))
        begin, back = max(0.0, day(story, absence.begin)), min(day(story, absence.back), last)
        width = LETTER * (len(label) + 1) * last
        places = ((level, start) for level, spans in enumerate(taken) for start in free(spans, begin, back, width))
        level, start = next(places, (-1, 0.0))
        if level >= 0:
            taken[level].append((start, start + width))
            place = (start + GAP * last, top + level + 0.5)
            axes.text(*place, label, va="center", fontsize=8.5, style="italic", bbox=BOX, zorder=6)


def free(spans: list[tuple[float, float]], begin: float, end: float, width: float) -> list[float]:
    """Where something of this width could begin between two days without covering any of the spans."""
    starts = sorted([begin, *(high for _, high in spans if begin <= high)])
    fits = (start for start in starts if start + width <= end)
    return [start for start in fits if all(high <= start or start + width <= low for low, high in spans)]


def draw_mark(axes: Axes, story: Story, bar: Bar, y: float, last: float) -> None:
    """Something you saw; the end of the story is larger."""
    final = bar.begin >= day(story, story.ending.minute) and story.ending.how != "open"
    color, shape, size = (LATE, "D", 8) if final else (INK, "o", 5)
    axes.plot([bar.begin], [y], marker=shape, color=color, markersize=size, zorder=5, clip_on=False)
    write(axes, bar, y, last, "bold" if final else "normal", pad=0.008)


def draw_bar(axes: Axes, bar: Bar, y: float, last: float) -> None:
    """A bar with its label, pale where somebody or something was in the way."""
    width = max(bar.end - bar.begin, NARROWEST * last)
    if bar.missed:
        axes.plot([bar.begin], [y], marker="x", color=INK, markersize=6, markeredgewidth=1.6, zorder=5)
        return write(axes, bar, y, last, "normal", pad=0.008)
    axes.barh(y, width, left=bar.begin, height=0.66, color=LATE if bar.meeting else SOON, zorder=3)
    for begin, end in bar.blocked:
        axes.barh(y, end - begin, left=begin, height=0.66, color=PALE, zorder=4)
    return write(axes, bar, y, last, "normal", pad=GAP)


def write(axes: Axes, bar: Bar, y: float, last: float, weight: str, pad: float) -> None:
    """The label of a bar: inside where it fits, else behind or before it."""
    begin, end = bar.room(last)
    inside, before = (begin, end) == (bar.begin, bar.end), begin < bar.begin
    dark = bar.meeting or any(low <= bar.begin + LETTER * last < high for low, high in bar.blocked)
    x = bar.begin + pad * last if inside else bar.begin - pad * last if before else bar.end + pad * last
    color, box = ("white" if inside and not dark else INK), (None if inside else BOX)
    side = "right" if before else "left"
    axes.text(x, y, bar.label, ha=side, va="center", fontsize=8.5, color=color, fontweight=weight, bbox=box, zorder=6)


def finish(axes: Axes, story: Story, bottom: float, last: float) -> None:
    """The axis, the weekends, and the line at which the case was settled inside."""
    axis_of_days(axes, last, story.interview)
    if not story.dated:
        axes.set_xlabel(f"days since the interview on {short_date(story.interview, 0)}, this replication's own date")
    axes.set_ylim(bottom, 0)
    axes.tick_params(axis="y", length=0, labelsize=9.5, labelcolor=INK)
    axes.spines["left"].set_visible(False)
    for number in range(int(last) + 1):
        if (story.interview.date() + timedelta(days=number)).weekday() >= 5:
            axes.axvspan(number, min(number + 1, last), color=WEEKEND, zorder=0, linewidth=0)
    if story.decided is not None:
        settled = day(story, story.decided)
        axes.axvline(settled, color=INK, linestyle=(0, (4, 3)), linewidth=1, zorder=1.5)
        side = "left" if settled < 0.12 * last else "right" if settled > 0.88 * last else "center"
        text = f"settled inside: {SETTLED[story.ending.outcome]}"
        axes.annotate(text, (settled, 0), xytext=(0, 3), textcoords="offset points", ha=side, fontsize=9)


SETTLED = {"offer": "an offer", "rejection": "a no", "cancelled": "the job is gone", "withdrawn": "nothing"}


def legend(figure: Figure, rows: list[Lane]) -> None:
    """What the colours mean, of those that are there."""
    bars = [bar for lane in rows[1:] for level in lane.levels for bar in level]
    shown: list[tuple[bool, Artist]] = [
        (any(not bar.meeting for bar in bars), Patch(color=SOON, label="under way")),
        (any(bar.blocked for bar in bars), Patch(color=PALE, label="held up")),
        (any(bar.meeting and not bar.missed for bar in bars), Patch(color=LATE, label="meeting")),
        (
            any(lane.absences for lane in rows),
            Patch(facecolor=AWAY, edgecolor="white", hatch="///", label="away, or on hold"),
        ),
        (any(bar.missed for bar in bars), Line2D([], [], marker="x", color=INK, linestyle="", label="fell through")),
        (True, Patch(color=WEEKEND, label="weekend")),
    ]
    handles = [handle for there, handle in shown if there]
    place = (0.57, 0.06 / figure.get_figheight())
    figure.legend(handles=handles, loc="lower center", bbox_to_anchor=place, ncols=6, frameon=False, fontsize=9)
