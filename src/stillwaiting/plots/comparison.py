"""Two employers in one picture: who still waits day by day, by how much that differs, and who gets no answer."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from stillwaiting.answers.chances import ends_as
from stillwaiting.plots.days import reach
from stillwaiting.plots.sheet import INK, LATE, PALE, SOFT_INK, SOON, axis_of_days, origin, sheet, style
from stillwaiting.results import Results
from stillwaiting.studies.curves import Curves, curves
from stillwaiting.studies.measures import at
from stillwaiting.studies.playing import Side
from stillwaiting.survival import Floats, Ints, told
from stillwaiting.units import DAY

HEIGHT = 6.6
POINTS = 250
COLORS = {"A": LATE, "B": SOON}
LINES = {"A": 3.4, "B": 1.8}
"""Widths: where the two are one, both show."""
WIDTH = 0.38
NAMES = {"never_told": "never\ntold", "withdrawn": "withdrew", "open": "no answer\nin time"}
"""Who gets no answer."""
SHOWN = 0.005
"""The least share that has a bar; of those who are never told there always is one."""


def draw(a: Side, b: Side, title: str) -> Figure:
    """Both curves of the answered, their difference with its interval, and all 100 candidates of either side."""
    results = {"A": a.results, "B": b.results}
    with style():
        figure = sheet(title, f"A: {a.name}. B: {b.name}. {origin(a.results)}, the same in both", height=HEIGHT)
        panels = figure.add_gridspec(2, 2, width_ratios=[4.2, 1.9], height_ratios=[1.9, 1], hspace=0.12, wspace=0.16)
        last = max(reach(each, None) for each in results.values())
        grid = np.unique(np.linspace(0, last, POINTS).astype(np.int64))
        found = curves(a.results, b.results, grid)
        above = figure.add_subplot(panels[0, 0])
        draw_curves(above, results, found, grid)
        draw_change(figure.add_subplot(panels[1, 0], sharex=above), found, grid)
        draw_everybody(figure.add_subplot(panels[:, 1]), results)
    return figure


def draw_curves(axes: Axes, results: dict[str, Results], found: Curves, grid: Ints) -> None:
    """Of 100 who get an answer, who still waits; where half have heard there is a dot."""
    for (name, each), shares in zip(results.items(), (found.a, found.b), strict=True):
        half = at(0.5)(each.wait[told(each)]) / DAY
        label = f"{name}: nobody is answered" if np.isnan(half) else f"{name}: half have heard by day {half:.0f}"
        axes.step(grid / DAY, 100 * shares, where="post", color=COLORS[name], linewidth=LINES[name], label=label)
        axes.plot([half], [50], marker="o", color=COLORS[name], markersize=7, zorder=5)
    axes.axhline(50, color=SOFT_INK, linewidth=0.8, linestyle=(0, (1, 3)), zorder=0)
    axes.set_ylim(0, 104)
    axes.set_yticks(range(0, 101, 25))
    axes.set_ylabel("still waiting, of 100 answered")
    axes.tick_params(axis="x", labelbottom=False)
    axes.legend(loc="upper right", frameon=False)


def draw_change(axes: Axes, found: Curves, grid: Ints) -> None:
    """How many more or fewer of 100 still wait in B, with the interval that other seeds could give."""
    label = "how far other seeds could move it"
    days, low, high = grid / DAY, 100 * found.low, 100 * found.high
    if not np.isnan(low).any():
        axes.fill_between(days, low, high, step="post", color=PALE, linewidth=0, label=label)
        axes.legend(loc="lower right", frameon=False, fontsize=9.5)
    axes.step(days, 100 * found.change, where="post", color=INK, linewidth=1.6)
    axes.axhline(0, color=SOFT_INK, linewidth=0.8)
    axes.set_ylabel("B less A")
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_ylim(*room(low, high, 100 * found.change))
    axis_of_days(axes, float(grid[-1]) / DAY)


def room(*curves: Floats) -> tuple[float, float]:
    """Limits of an axis around nothing and all the curves; 5 points either way where they hardly leave it."""
    known = np.concatenate([[0.0], *(curve[~np.isnan(curve)] for curve in curves)])
    low, high = min(-5.0, float(known.min())), max(5.0, float(known.max()))
    return low - 0.12 * (high - low), high + 0.12 * (high - low)


def draw_everybody(axes: Axes, results: dict[str, Results]) -> None:
    """All 100 candidates of either side: who is answered, and apart from them who is not."""
    shares = {name: everybody(each) for name, each in results.items()}
    apart = [key for key in NAMES if key == "never_told" or any(found[key] >= SHOWN for found in shares.values())]
    for name, found in shares.items():
        places = np.arange(1 + len(apart)) + WIDTH * (-0.5 if name == "A" else 0.5)
        heights = [100 * found[key] for key in ("answered", *apart)]
        axes.bar(places, heights, width=WIDTH, color=COLORS[name], edgecolor="white", label=name)
        for place, height in zip(places, heights, strict=True):
            number = "<1" if 0 < height < 0.5 else str(max(int(height > 0), round(height)))
            axes.text(place, height + 1.5, number, ha="center", fontweight="bold", fontsize=9.5)
    axes.set_xticks(range(1 + len(apart)), ["answered", *(NAMES[key] for key in apart)])
    axes.tick_params(axis="x", length=0, labelsize=9)
    axes.set_ylim(0, 122)
    axes.set_yticks(range(0, 101, 25))
    axes.set_title("of all 100 candidates", fontsize=10.5, color=SOFT_INK)
    axes.legend(loc="upper right", ncols=2, frameon=False, borderaxespad=0)


def everybody(results: Results) -> dict[str, float]:
    """The share of all cases that is answered, and of each way not to be."""
    found = {key: float(ends_as(results, key).mean()) for key in NAMES}
    return {"answered": float(told(results).mean()), **found}
