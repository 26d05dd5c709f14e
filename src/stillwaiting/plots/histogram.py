"""How long people wait for an answer, and beside it how many never get one."""

from datetime import datetime

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.chances import TOLD_KEYS, outcomes
from stillwaiting.answers.hundred import hundred, in_hundred, is_whole, parts_of, spoken
from stillwaiting.plots.sheet import (
    HATCH,
    INK,
    LATE,
    NEVER,
    SOFT_INK,
    SOON,
    TAIL,
    axis_of_days,
    mark_today,
    nothing,
    origin,
    sheet,
    style,
)
from stillwaiting.results import Results
from stillwaiting.survival import Floats, Ints, share, silent, told
from stillwaiting.units import DAY, print_duration

STRETCHES = ((1, "day"), (7, "week"), (14, "2 weeks"), (28, "4 weeks"), (91, "13 weeks"))
"""Days that one bar may stand for."""
MOST_BARS = 45
APART = {"never_told": "never\ntold", "open": "no answer\nin {horizon}", "withdrawn": "withdrew"}
WIDTH = 0.72
AT_RIGHT = 0.67
"""Part of the axis beyond which today never lies."""
TWO_LINES, ONE_LINE = 12, 6
"""People that a part of the first bar must hold for so many lines."""
BEYOND = 0.01
"""Share of the answers that may lie beyond the axis; a note says so."""


def draw(results: Results, title: str, waited: int | None = None, interview: datetime | None = None) -> Figure:
    """The waits of the answered, today marked for somebody who has waited so many minutes; and everybody."""
    with style():
        if not results.n:
            return nothing(title)
        figure = sheet(title, note(results, waited))
        left, right = figure.subplots(1, 2, width_ratios=[4.2, 1.8])
        if told(results).any():
            draw_waits(left, results, waited, interview)
        else:
            say_nobody(left)
        draw_everybody(right, results, waited)
    return figure


def note(results: Results, waited: int | None) -> str:
    """What is drawn, what it rests on, and how far what is not known could move its number."""
    what = f"when people hear who get an answer; {origin(results)}"
    if waited is None:
        return what
    answered = told(results)
    found = share(results, silent(results, waited) & answered, answered)
    low, high, number = round(100 * found.low), round(100 * found.high), in_hundred(found)
    moves = low < high and is_whole(number)
    return what + (f"; the {number} could be {low} to {high}, given what we do not know" if moves else "")


def draw_waits(axes: Axes, results: Results, waited: int | None, interview: datetime | None) -> None:
    """The histogram, of 100 people who get an answer."""
    waits = results.wait[told(results)]
    last = max(int(np.quantile(waits, 1 - BEYOND)), round(1.5 * (waited or 0)), DAY)
    days, unit = next((each for each in STRETCHES if last / (each[0] * DAY) <= MOST_BARS), STRETCHES[-1])
    edges = stretches(last, days * DAY, waited)
    rates = percent(waits, edges) * days * DAY / np.diff(edges)
    colors = [SOON if waited is None or edge <= waited else LATE for edge in edges[1:]]
    axes.bar(edges[:-1] / DAY, rates, width=np.diff(edges) / DAY, align="edge", color=colors, edgecolor="white")
    axes.set_ylim(0, 1.35 * float(rates.max()))
    axes.set_ylabel(f"of 100 who get an answer, per {unit}")
    axis_of_days(axes, float(edges[-1]) / DAY, interview, marks=9)
    say_beyond(axes, int((waits > edges[-1]).sum()), len(waits), rates[edges[1:] > AT_RIGHT * edges[-1]].max())
    if waited is not None:
        draw_tail(axes, results, waited, float(edges[-1]) / DAY, interview)


def stretches(last: int, length: int, waited: int | None) -> Ints:
    """Edges of stretches of one length that cover 0 to `last` minutes, one of them today's.

    Only the first stretch has another length; it joins the second where it would be too narrow to see.
    """
    today = waited or 0
    first = today % length
    edges = [edge for edge in range(first, last + length, length) if edge > 0]
    if 0 < first < 0.2 * length and first != today:
        edges = edges[1:]
    return np.array([0, *edges])


def percent(waits: Ints, edges: Ints) -> Floats:
    """How many in 100 of the waits fall into each stretch, its end included, its beginning not."""
    places = np.searchsorted(edges, waits, side="left").clip(min=1)
    counts = np.bincount(places, minlength=len(edges) + 1)[1 : len(edges)]
    return np.divide(100 * counts, len(waits))


def draw_tail(axes: Axes, results: Results, waited: int, last: float, interview: datetime | None) -> None:
    """The line of today, and all that lies beyond it shaded and counted."""
    answered, day = told(results), waited / DAY
    number = spoken(in_hundred(share(results, silent(results, waited) & answered, answered)))
    axes.axvspan(day, last, color=TAIL, zorder=0)
    mark_today(axes, day, interview=interview)
    axes.annotate(
        f"{number} of 100\nwho get an answer\nstill wait",
        (day, 0.96),
        xycoords=axes.get_xaxis_transform(),
        xytext=(8, 0),
        textcoords="offset points",
        va="top",
        fontweight="bold",
    )


def say_beyond(axes: Axes, count: int, among: int, height: float) -> None:
    """How many answers lie beyond the axis, if any does; above the bars there, which are so high."""
    if count:
        number = max(1, round(100 * count / among))
        at_most = "fewer than 1" if 100 * count < among else str(number)
        text = f"{at_most} of 100\nafter day {axes.get_xlim()[1]:g} →"
        axes.annotate(
            text,
            (axes.get_xlim()[1], height),
            xytext=(-2, 5),
            textcoords="offset points",
            ha="right",
            fontsize=9,
            color=SOFT_INK,
        )


def say_nobody(axes: Axes) -> None:
    """In place of a histogram."""
    axes.set_axis_off()
    text = "Nobody gets an answer in this model,\nso there is no wait to draw."
    axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center", color=SOFT_INK, fontsize=12)


def draw_everybody(axes: Axes, results: Results, waited: int | None) -> None:
    """All 100 people: who is answered, by today and later, and who never is, in a bar of their own."""
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    whole = hundred(shares)
    answered = sum(whole[key] for key in TOLD_KEYS)
    draw_answered(axes, answered, None if waited is None else still_to_hear(results, waited, answered))
    names = ["answered"]
    for key, name in APART.items():
        if whole[key] or key == "never_told":
            draw_apart(axes, len(names), whole[key], in_hundred(shares[key], whole[key]))
            names.append(name.format(horizon=print_duration(results.horizon, weeks=True)))
    axes.set_xticks(range(len(names)), names)
    axes.tick_params(axis="x", length=0, labelsize=9)
    axes.set_xlim(-0.6, len(names) - 0.4)
    axes.set_ylim(0, 112)
    axes.set_yticks(range(0, 101, 25))
    axes.set_title("of all 100 people", fontsize=10.5, color=SOFT_INK)


def draw_answered(axes: Axes, answered: int, late: int | None) -> None:
    """The first bar: whoever gets an answer, parted at today."""
    soon = answered - (late or 0)
    axes.bar([0], [soon], color=SOON, width=WIDTH)
    axes.bar([0], [late or 0], bottom=[soon], color=LATE, width=WIDTH)
    axes.text(0, answered + 2, str(answered), ha="center", fontweight="bold")
    if late is not None:
        small = [label_part(axes, 0, soon, "heard", "white"), label_part(axes, soon, answered, "will hear", INK)]
        axes.text(0, answered + 8, "\n".join(filter(None, small)), ha="center", fontsize=9, color=SOFT_INK)


def draw_apart(axes: Axes, place: int, height: int, number: str) -> None:
    """A bar for people who get no answer."""
    axes.bar([place], [height], color=NEVER, width=WIDTH, hatch=HATCH, edgecolor="white")
    axes.text(place, height + 2, number, ha="center", fontweight="bold")


def still_to_hear(results: Results, waited: int, answered: int) -> int:
    """How many of the answered in a hundred hear later than today."""
    late = int((told(results) & silent(results, waited)).sum())
    return parts_of(answered, [int(told(results).sum()) - late, late])[1]


def label_part(axes: Axes, low: int, high: int, word: str, color: str) -> str:
    """A word and a number inside a part of the first bar; where there is no room, the same for elsewhere."""
    if high - low < ONE_LINE:
        return f"({word}: {high - low})" if high > low else ""
    text = f"{word}\n{high - low}" if high - low >= TWO_LINES else f"{word}: {high - low}"
    axes.text(0, (low + high) / 2, text, ha="center", va="center", color=color, fontsize=9)
    return ""
