"""Published totals beside what the scenarios say: a line each, with both uncertainties."""

from collections.abc import Sequence
from math import ceil

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from stillwaiting.plots.sheet import INK, LATE, PALE, SOON, nothing, sheet, style
from stillwaiting.studies.validate import FAILS, Compared, Validation

HEIGHT = 0.42
"""Inches of a line."""
BELOW = 1.15
"""Inches below the axes, for the scale and what the colours mean."""


def draw_days(found: Validation) -> Figure:
    """The targets of days: what the scenario gives and what was added as a bar, both ranges over it."""
    chosen = [each for each in found.compared if each.target.in_days]
    title = "Published totals and what the scenarios say, in days"
    with style():
        if not chosen:
            return nothing(title, "No published total of days was compared.")
        figure, axes = lines(chosen, title, found)
        for place, each in enumerate(chosen):
            axes.barh(place, each.own, height=0.5, color=SOON, zorder=2)
            axes.barh(place, each.added, left=each.own, height=0.5, color=PALE, zorder=2)
        axes.set_xlabel("days")
        bars = [Patch(color=SOON, label="last interview to answer"), Patch(color=PALE, label="stages added")]
        legend(figure, bars)
    return figure


def draw_shares(found: Validation) -> Figure:
    """The targets that are shares, of 100."""
    chosen = [each for each in found.compared if not each.target.in_days]
    title = "Published shares and what the scenarios say, of 100"
    with style():
        if not chosen:
            return nothing(title, "No published share was compared.")
        figure, axes = lines(chosen, title, found)
        axes.set_xlabel("of 100")
        legend(figure, [])
    return figure


def lines(chosen: Sequence[Compared], title: str, found: Validation) -> tuple[Figure, Axes]:
    """A sheet with a line for each target: the simulated band, the published range, and the two numbers."""
    note = f"{found.replications:,} simulated cases of each scenario, seed {found.seed}; "
    height = 1.0 + BELOW + HEIGHT * len(chosen)
    figure = sheet(title, note + "a name in bold is one that fails", height=height)
    axes: Axes = figure.subplots()
    figure.subplots_adjust(left=0.27, bottom=BELOW / height)
    for place, each in enumerate(chosen):
        draw_line(axes, place, each)
    axes.set_yticks(
        range(len(chosen)), [f"{each.target.name}\n{each.target.scenario}" for each in chosen], fontsize=8.5
    )
    for each, label in zip(chosen, axes.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if each.verdict == FAILS else "normal")
    axes.set_ylim(len(chosen) - 0.5, -0.5)
    top = max(max(each.found.high, each.target.high) for each in chosen) * (1 if chosen[0].target.in_days else 100)
    axes.set_xlim(0, ceil(1.05 * top))
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    return figure, axes


def draw_line(axes: Axes, place: int, each: Compared) -> None:
    """Both ranges of a target and both numbers, the published ones a little above."""
    scale = 1 if each.target.in_days else 100
    found, target = each.found, each.target
    axes.plot([scale * found.low, scale * found.high], [place + 0.12] * 2, color=INK, linewidth=1.6, zorder=4)
    axes.plot([scale * found.value], [place + 0.12], "o", color=INK, markersize=5, zorder=5)
    axes.plot([scale * target.low, scale * target.high], [place - 0.14] * 2, color=LATE, linewidth=4, zorder=4)
    if target.value is not None:
        axes.plot([scale * target.value], [place - 0.14], "D", color=LATE, markersize=7, markeredgecolor=INK, zorder=5)


def legend(figure: Figure, bars: Sequence[Patch]) -> None:
    """What the marks mean."""
    marks = [
        Line2D([], [], color=LATE, linewidth=4, marker="D", markeredgecolor=INK, label="published, how far off"),
        Line2D([], [], color=INK, linewidth=1.6, marker="o", label="simulated, nine in ten worlds"),
    ]
    place = (0.55, 0.08 / figure.get_figheight())
    figure.legend(handles=[*marks, *bars], loc="lower center", bbox_to_anchor=place, ncols=4, frameon=False, fontsize=9)
