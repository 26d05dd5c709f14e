"""The same wait at several employers: one small curve each, all on one scale, the fastest first."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.hundred import hundred, in_hundred
from stillwaiting.plots.days import reach, today_words
from stillwaiting.plots.sheet import PALE, SOFT_INK, SOON, axis_of_days, dot, mark_today, nothing, sheet, style
from stillwaiting.results import Results
from stillwaiting.survival import ENDLESS, quantile_of, share, silent, survival, survival_band, told
from stillwaiting.units import DAY

COLUMNS = 3
LINE = 36
"""Letters in a line of a heading."""
POINTS = 200
TOP = 128
"""Of the axis of 100 people; above them there is room for two lines."""
BEYOND = 0.05
"""Share of an employer's answers that may lie beyond the axis."""


@dataclass(frozen=True)
class Panel:
    """Where somebody waits, and what was simulated there."""

    situation: str
    results: Results


def draw(panels: Sequence[Panel], title: str, waited: int | None = None, interview: datetime | None = None) -> Figure:
    """Of those who get an answer, how many still wait: a panel for each employer, with today's number."""
    with style():
        if not panels:
            return nothing(title)
        rows = -(-len(panels) // COLUMNS)
        figure = sheet(title, note(panels, waited, interview), height=1.9 + 2.3 * rows)
        figure.subplots_adjust(top=figure.subplotpars.top - 0.2 / figure.get_figheight(), hspace=0.45, wspace=0.13)
        grid: list[Axes] = list(figure.subplots(rows, COLUMNS, sharex=True, sharey=True, squeeze=False).flat)
        last = max(reach(panel.results, waited, BEYOND) for panel in panels)
        for axes, panel in zip(grid, sorted(panels, key=half_heard), strict=False):
            axes.set_title(heading(panel.situation), fontsize=9.5, fontweight="bold", loc="left")
            draw_panel(axes, panel.results, last, waited)
        finish(grid, len(panels), last / DAY, interview)
    return figure


def half_heard(panel: Panel) -> int:
    """The minute by which half of the answered have heard; ENDLESS where nobody is answered."""
    found = quantile_of(panel.results, panel.results.wait, told(panel.results), 0.5).minutes
    return ENDLESS if found is None else found


def heading(situation: str) -> str:
    """A situation as the heading of a panel."""
    return "\n".join(textwrap.wrap(situation[:1].upper() + situation[1:], LINE, break_on_hyphens=False))


def note(panels: Sequence[Panel], waited: int | None, interview: datetime | None) -> str:
    """What is drawn, where today is, and what it rests on."""
    today = "" if waited is None else f"; dashed, {today_words(waited / DAY, interview)}"
    counts = sorted({panel.results.n for panel in panels})
    cases = " to ".join(f"{count:,}" for count in (counts[:1] + counts[1:][-1:]))
    seed = panels[0].results.seed
    return f"of 100 people who get an answer, how many still wait{today}; {cases} simulated cases each, seed {seed}"


def draw_panel(axes: Axes, results: Results, last: int, waited: int | None) -> None:
    """The curve of the answered with its band, when half have heard, how many never do, and today's number."""
    answered = results.where(told(results))
    axes.set_xlim(0, last / DAY)
    if not answered.n:
        text = "nobody gets an answer" if results.n else "none of the simulated cases\nis like this one"
        axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center", color=SOFT_INK)
        return
    grid = np.unique(np.linspace(0, last, POINTS).astype(np.int64))
    low, high = survival_band(answered, grid)
    axes.fill_between(grid / DAY, 100 * low, 100 * high, step="post", color=PALE, linewidth=0)
    axes.step(grid / DAY, 100 * survival(answered, grid), where="post", color=SOON, linewidth=1.8)
    axes.text(
        0.99,
        0.97,
        facts(results),
        transform=axes.transAxes,
        ha="right",
        va="top",
        color=SOFT_INK,
        fontsize=8.5,
    )
    if waited is not None:
        mark_number(axes, results, waited)


def facts(results: Results) -> str:
    """When half of the answered have heard, and how many are never told."""
    half = ceil(half_heard(Panel("", results)) / DAY)
    shares = outcomes(results, np.ones(results.n, dtype=np.bool_))
    never = in_hundred(shares["never_told"], hundred(shares)["never_told"])
    return f"half have heard by day {half}\nnever told: {never} of 100"


def mark_number(axes: Axes, results: Results, waited: int) -> None:
    """The line of today, and how many of 100 answered people are not answered by then."""
    answered = told(results)
    found = share(results, silent(results, waited) & answered, answered)
    day, height = waited / DAY, 100 * (found.value or 0)
    mark_today(axes, day, 100 / TOP, label="")
    dot(axes, waited, height)
    early = day < 0.7 * axes.get_xlim()[1]
    axes.annotate(
        in_hundred(found),
        (day, height),
        xytext=(7 if early else -7, 4),
        textcoords="offset points",
        ha="left" if early else "right",
        fontsize=12,
        fontweight="bold",
    )


def finish(grid: list[Axes], count: int, last: float, interview: datetime | None) -> None:
    """The axes that panels share: numbers at the left and below only, and nothing where there is no panel."""
    for place, axes in enumerate(grid):
        lowest = place + COLUMNS >= count
        axis_of_days(axes, last, interview, marks=7 if interview is None else 5)
        axes.set_xlabel("days since the interview" if lowest else "")
        axes.tick_params(labelsize=8.5)
        axes.tick_params(axis="x", labelbottom=lowest)
        axes.set_ylim(0, TOP)
        axes.set_yticks(range(0, 101, 25))
        if place % COLUMNS == 0:
            axes.set_ylabel("still waiting")
        if place >= count:
            axes.set_axis_off()
