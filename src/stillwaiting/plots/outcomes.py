"""What becomes of a hundred people, day by day: told an offer or a no, decided and not told, or not decided."""

from datetime import datetime

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.fates import FATES, fates, fates_at
from stillwaiting.answers.hundred import hundred, in_hundred
from stillwaiting.plots.days import reach
from stillwaiting.plots.sheet import (
    INK,
    SOFT_INK,
    axis_of_days,
    mark_today,
    nothing,
    origin,
    sheet,
    style,
)
from stillwaiting.results import Results
from stillwaiting.survival import Floats
from stillwaiting.units import DAY

POINTS = 300
COLORS = {
    "offer": "#0072B2",
    "rejection": "#E69F00",
    "cancelled": "#7A3B00",
    "withdrawn": "#CC79A7",
    "unsent": "#CCCCCC",
    "undecided": "#F0F0F0",
}
"""By FATES; all differ in lightness, for whoever sees no colours."""
NAMES = {
    "offer": "an offer",
    "rejection": "a no",
    "cancelled": "job cancelled",
    "withdrawn": "withdrew",
    "unsent": "decided, not told",
    "undecided": "not decided",
}
RARE = ("cancelled", "withdrawn")
"""What has a row only where it happens."""
ENDS = {"unsent": "never_told", "undecided": "open"}
"""What whoever stays silent counts as in the end."""
THICK = 5.0
"""People that an area must hold for a label of one line."""
ROW, NAME, TODAY, END = 0.088, 1.075, 1.36, 1.53
"""Of the table beside the areas: height of a row and places of its columns, in parts of the axes."""


def draw(results: Results, title: str, waited: int | None = None, interview: datetime | None = None) -> Figure:
    """Areas that add up to 100 people, today's numbers, and what becomes of them in the end."""
    with style():
        if not results.n:
            return nothing(title)
        figure = sheet(title, f"what became of 100 people like you; {origin(results)}")
        figure.subplots_adjust(right=0.66)
        axes = figure.subplots()
        last = reach(results, waited)
        heights = draw_areas(axes, results, last)
        axes.set_ylim(0, 100)
        axes.set_ylabel("of 100 people")
        axis_of_days(axes, last / DAY, interview, marks=8)
        say_never(axes, results, last / DAY, heights[:, -1])
        if waited is not None:
            mark_today(axes, waited / DAY, interview=interview)
        draw_table(axes, results, waited)
    return figure


def draw_areas(axes: Axes, results: Results, last: int) -> Floats:
    """The areas, whoever is told at the bottom; their heights (FATES, points)."""
    grid = np.unique(np.linspace(0, last, POINTS).astype(np.int64))
    shares = fates(results, grid)
    heights = np.array([100 * shares[key] for key in FATES])
    axes.stackplot(
        grid / DAY,
        heights,
        colors=[COLORS[key] for key in FATES],
        edgecolor="white",
        linewidth=0.8,
    )
    return heights


def say_never(axes: Axes, results: Results, last: float, heights: Floats) -> None:
    """What the silence is that remains: a label at the right end of its area."""
    place = FATES.index("unsent")
    below, thick = float(heights[:place].sum()), float(heights[place])
    if thick < THICK:
        return
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    number = in_hundred(shares["never_told"], hundred(shares)["never_told"])
    axes.annotate(
        f"never told: {number}",
        (last, below + thick / 2),
        xytext=(-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontweight="bold",
        bbox={"facecolor": COLORS["unsent"], "edgecolor": "none", "pad": 1.0},
    )


def draw_table(axes: Axes, results: Results, waited: int | None) -> None:
    """Beside the areas, in their order: what each is, how many today, how many in the end."""
    today = {} if waited is None else at_today(results, waited)
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    whole = hundred(shares)
    ends = {key: in_hundred(shares[ENDS.get(key, key)], whole[ENDS.get(key, key)]) for key in FATES}
    keys = [key for key in reversed(FATES) if key not in RARE or shares[key].hits]
    top = 0.5 + ROW * len(keys) / 2
    if today:
        write(axes, TODAY, top + ROW, "today", SOFT_INK)
    write(axes, END, top + ROW, "in the end", SOFT_INK)
    for place, key in enumerate(keys):
        draw_swatch(axes, top - ROW * place, key)
        if today:
            write(axes, TODAY, top - ROW * place, today[key], INK)
        write(axes, END, top - ROW * place, ends[key], INK)


def draw_swatch(axes: Axes, height: float, key: str) -> None:
    """The colour of an area, and its name."""
    left, bottom = NAME - 0.045, height - 0.02
    axes.add_patch(
        Rectangle(
            (left, bottom),
            0.03,
            0.04,
            facecolor=COLORS[key],
            edgecolor=SOFT_INK,
            linewidth=0.4,
            transform=axes.transAxes,
            clip_on=False,
        )
    )
    axes.text(NAME, height, NAMES[key], transform=axes.transAxes, va="center", fontsize=9.5)


def at_today(results: Results, waited: int) -> dict[str, str]:
    """How many of a hundred there are of each of FATES; not nobody where there was a case."""
    shares = fates(results, np.array([waited]))
    return {key: "<1" if shares[key][0] and not part else str(part) for key, part in fates_at(results, waited).items()}


def write(axes: Axes, x: float, y: float, text: str, color: str) -> None:
    """A number of the table."""
    weight = "bold" if color == INK else "normal"
    axes.text(
        x, y, text, transform=axes.transAxes, ha="right", va="center", color=color, fontsize=9.5, fontweight=weight
    )
