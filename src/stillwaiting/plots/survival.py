"""How many are still without an answer, day by day, and how far the unknown moves that."""

from datetime import datetime

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.hundred import hundred, in_hundred, spoken
from stillwaiting.answers.unusual import OfHundred, unusual
from stillwaiting.plots.days import reach
from stillwaiting.plots.sheet import (
    INK,
    NEVER,
    PALE,
    SOON,
    axis_of_days,
    dot,
    mark_today,
    nothing,
    origin,
    say_beside_today,
    sheet,
    style,
)
from stillwaiting.results import Results
from stillwaiting.survival import Ints, survival, survival_band
from stillwaiting.units import DAY, print_duration

HEIGHT = 5.8
POINTS = 300
"""Steps of the curve."""
FLOOR = "#E3E3E3"


def draw(results: Results, title: str, waited: int | None = None, interview: datetime | None = None) -> Figure:
    """The curve of silence, and where somebody stands on it who has waited so many minutes."""
    with style():
        if not results.n:
            return nothing(title)
        what = "of 100 people like you, how many are still without an answer"
        figure = sheet(title, f"{what}; {origin(results)}", height=HEIGHT)
        figure.subplots_adjust(bottom=1.1 / HEIGHT)
        axes = figure.subplots()
        last = reach(results, waited)
        draw_never(axes, results, last / DAY, at_left=4 * (waited or 0) > last)
        draw_curve(axes, results, np.unique(np.linspace(0, last, POINTS).astype(np.int64)))
        axes.set_ylim(0, 126)
        axes.set_yticks(range(0, 101, 20))
        axes.set_ylabel("still waiting, of 100 people")
        axis_of_days(axes, last / DAY, interview)
        if waited is not None:
            draw_today(axes, results, waited, interview)
        figure.legend(loc="lower right", bbox_to_anchor=(0.99, 0.0), ncols=3, frameon=False, fontsize=9.5)
    return figure


def draw_curve(axes: Axes, results: Results, grid: Ints) -> None:
    """The curve with its band."""
    low, high = survival_band(results, grid)
    days = grid / DAY
    label = "how far what we do not know could move it"
    axes.step(days, 100 * survival(results, grid), where="post", color=SOON, linewidth=2.2, label="still waiting")
    axes.fill_between(days, 100 * low, 100 * high, step="post", color=PALE, linewidth=0, label=label, zorder=1)


def draw_never(axes: Axes, results: Results, last: float, at_left: bool) -> None:
    """The floor that the curve does not fall below: those who are never told; named where today is not."""
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    never = shares["never_told"]
    height = 100 * (never.value or 0)
    axes.fill_between([0, last], 0, height, color=FLOOR, linewidth=0, label="never told")
    axes.plot([0, last], [height, height], color=NEVER, linewidth=1)
    number = spoken(in_hundred(never, hundred(shares)["never_told"]))
    inside = height > 8
    axes.annotate(
        f"{number} of 100 are never told",
        (0 if at_left else last, height),
        xytext=(6 if at_left else -6, -6 if inside else 6),
        textcoords="offset points",
        ha="left" if at_left else "right",
        va="top" if inside else "bottom",
        color=INK,
        fontweight="bold",
    )


def draw_today(axes: Axes, results: Results, waited: int, interview: datetime | None) -> None:
    """The line of today, and what becomes of those who are silent then."""
    found = unusual(results, waited)
    height = 100 * (found.silent.value or 0)
    mark_today(axes, waited / DAY, interview=interview)
    dot(axes, waited, height)
    say_beside_today(axes, waited / DAY, still(found.of_100, results.horizon), 0.975)


def still(of_100: OfHundred, horizon: int) -> str:
    """Who still waits today, and what becomes of them."""
    waiting = of_100.will_hear + of_100.never_told + of_100.open
    text = f"{waiting} of 100 still wait today:\n{of_100.will_hear or 'fewer than 1'} will hear, "
    text += f"{of_100.never_told} are never told"
    return text + (f",\n{of_100.open} have no answer in {print_duration(horizon, weeks=True)}" if of_100.open else "")
