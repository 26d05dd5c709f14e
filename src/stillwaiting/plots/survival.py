"""How many are still without an answer, day by day, and how far the unknown moves that."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.hundred import hundred, in_hundred, spoken
from stillwaiting.answers.unusual import unusual
from stillwaiting.plots.sheet import NEVER, PALE, SOON, axis_of_days, mark_today, origin, sheet, style
from stillwaiting.results import Results
from stillwaiting.survival import Ints, survival, survival_band, told
from stillwaiting.units import DAY

POINTS = 300
"""Steps of the curve."""
BEYOND = 0.02
"""Share of the answers that may lie beyond the axis."""


def draw(results: Results, title: str, waited: int | None = None) -> Figure:
    """The curve of silence, and where somebody stands on it who has waited so many minutes."""
    with style():
        figure = sheet(title, origin(results))
        axes = figure.subplots()
        last = reach(results, waited)
        grid = np.unique(np.linspace(0, last, POINTS).astype(np.int64))
        draw_never(axes, results, last / DAY, at_left=4 * (waited or 0) > last)
        draw_curve(axes, results, grid)
        axes.set_ylim(0, 122)
        axes.set_yticks(range(0, 101, 20))
        axes.set_ylabel("of 100 people, still without an answer")
        axis_of_days(axes, last / DAY)
        if waited is not None:
            draw_today(axes, results, waited)
        below = 1 - 0.44 / figure.get_figheight()
        figure.legend(loc="upper right", bbox_to_anchor=(0.99, below), ncols=3, frameon=False, fontsize=9.5)
    return figure


def reach(results: Results, waited: int | None) -> int:
    """The minute up to which the curve is drawn."""
    waits = results.wait[told(results)]
    most = int(np.quantile(waits, 1 - BEYOND)) if len(waits) else results.horizon // 4
    return min(max(most, round(1.35 * (waited or 0)), 7 * DAY), max(results.horizon, waited or 0))


def draw_curve(axes: Axes, results: Results, grid: Ints) -> None:
    """The curve with its band."""
    low, high = survival_band(results, grid)
    days = grid / DAY
    axes.fill_between(
        days, 100 * low, 100 * high, step="post", color=PALE, linewidth=0, label="given what we do not know"
    )
    axes.step(days, 100 * survival(results, grid), where="post", color=SOON, linewidth=2.2, label="silent")


def draw_never(axes: Axes, results: Results, last: float, at_left: bool) -> None:
    """The floor that the curve does not fall below: those who are never told; named where today is not."""
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    never = shares["never_told"]
    height = 100 * (never.value or 0)
    axes.fill_between([0, last], 0, height, color="#E3E3E3", linewidth=0, label="never told")
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
        color=NEVER,
        fontweight="bold",
    )


def draw_today(axes: Axes, results: Results, waited: int) -> None:
    """The line of today, and how many of those who are silent then will hear."""
    found = unusual(results, waited)
    height = 100 * (found.silent.value or 0)
    mark_today(axes, waited / DAY)
    axes.plot([waited / DAY], [height], marker="o", color=SOON, markersize=7, zorder=5)
    text = f"{found.of_100.will_hear or 'fewer than 1'} of 100\nwill still hear"
    early = waited < 0.75 * axes.get_xlim()[1] * DAY
    axes.annotate(
        text,
        (waited / DAY, height),
        xytext=(10 if early else -10, 8),
        textcoords="offset points",
        ha="left" if early else "right",
        fontweight="bold",
    )
