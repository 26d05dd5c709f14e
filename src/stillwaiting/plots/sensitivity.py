"""An answer over each number that a sweep varied: every point, and what the number alone makes of it."""

import re
import textwrap
from math import ceil, isnan

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator

from stillwaiting.plots.sheet import INK, SOFT_INK, SOON, nothing, sheet, style
from stillwaiting.studies.sensitivity import Effect, Sensitivity
from stillwaiting.survival import Floats
from stillwaiting.units import counted

ACROSS, MOST = 3, 9
"""Panels in a row, and in all: the numbers with the largest shares."""
TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 4, 5, 10, 20, 50, 100)
"""Factors that may be marked on an axis."""
FEW = 6
"""So many values have a mark each."""
WIDEST = 36
"""Letters that have room below a panel."""
GOLDEN = 0.618
DAYS = re.compile(r"(median|nine_in_ten)_days")


def draw(found: Sensitivity, title: str, words: str) -> Figure:
    """A panel for each number, the one that matters most first; `words` say what the answer is."""
    with style():
        shown = found.effects[:MOST]
        if not shown:
            return nothing(title, "Nothing was varied: there is nothing to draw.")
        rows = ceil(len(shown) / ACROSS)
        figure = sheet(title, note(found, len(shown), words), height=1.6 + 2.75 * rows)
        room = figure.subplotpars
        figure.subplots_adjust(bottom=0.85 / figure.get_figheight(), hspace=0.62, wspace=0.12, top=room.top - 0.02)
        grid = figure.subplots(rows, ACROSS, sharey=True, squeeze=False)
        for axes, each in zip(grid.flat, shown, strict=False):
            draw_panel(axes, each, scaled(found, found.answers), scaled(found, each.line))
        for axes in list(grid.flat)[len(shown) :]:
            axes.set_visible(False)
        for axes in grid[:, 0]:
            axes.set_ylabel("days" if in_days(found) else "in 100")
            axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    return figure


def note(found: Sensitivity, shown: int, words: str) -> str:
    """What the picture shows and rests on."""
    points = counted(f"{len(found.answers):,}", "point")
    text = f"{words[0].upper()}{words[1:]}. {points} of {found.replications:,} simulated cases each, {found.scenario}, "
    text += (
        f"seed {found.seed}. Bold: what each number alone makes of 100 parts of how much it varies, and how far other "
    )
    text += "points could move that. Line: the answer with this number alone, all else being average"
    left = len(found.effects) - shown
    return text + (f". Not shown: {counted(left, 'number')} that matter less" if left else "")


def in_days(found: Sensitivity) -> bool:
    """Whether the answer is a time."""
    return DAYS.fullmatch(found.answer) is not None


def scaled(found: Sensitivity, answers: Floats) -> Floats:
    """Answers as the axis has them: days, or how many in 100."""
    return answers if in_days(found) else 100 * answers


def draw_panel(axes: Axes, effect: Effect, answers: Floats, line: Floats) -> None:
    """The answer at every point over the value of one number, and the line of that number alone."""
    x, spread = places(effect)
    axes.plot(x + spread, answers, linestyle="", marker="o", color=SOON, alpha=0.35, markersize=3.2, markeredgewidth=0)
    if effect.number.is_text:
        for place in np.unique(x):
            height = float(line[x == place][0])
            axes.plot([place - 0.32, place + 0.32], [height, height], color=INK, linewidth=2.2)
    else:
        values, first = np.unique(x, return_index=True)
        axes.plot(values, line[first], color=INK, linewidth=2.2)
    axes.set_xlabel(broken(effect.number.name), fontsize=9, color=SOFT_INK)
    axes.set_title(share_words(effect), loc="left", fontsize=10.5, fontweight="bold")
    axis_of_values(axes, effect)


def places(effect: Effect) -> tuple[Floats, Floats]:
    """Where each point stands (points,), and how far it is moved aside where many have one value (points,)."""
    values, place = np.unique([str(value) for value in effect.number.values], return_inverse=True)
    aside = np.asarray((np.arange(len(place)) * GOLDEN) % 1 - 0.5, dtype=np.float64)
    if effect.number.is_text:
        return place.astype(np.float64), aside * 0.5
    known = np.array(effect.number.values, dtype=np.float64)
    crowded = len(values) <= len(known) / 4 and len(values) > 1 and not is_factor(effect)
    step = float(np.diff(np.unique(known)).min()) if crowded else 0.0
    return known, aside * (0.3 * step)


def is_factor(effect: Effect) -> bool:
    """Whether it multiplies an amount."""
    return effect.number.name.endswith(" (x)")


def axis_of_values(axes: Axes, effect: Effect) -> None:
    """Marks of the values: the texts themselves, factors on a log scale, or a few round numbers."""
    if effect.number.is_text:
        names = np.unique([str(value) for value in effect.number.values]).tolist()
        axes.set_xticks(range(len(names)), [textwrap.shorten(name, 14, placeholder="…") for name in names])
        axes.set_xlim(-0.6, len(names) - 0.4)
        return
    known = sorted({float(value) for value in effect.number.values if not isinstance(value, str) and value is not None})
    if is_factor(effect):
        axes.set_xscale("log", base=2)
        axes.set_xticks([tick for tick in TICKS if 0.95 * known[0] <= tick <= 1.05 * known[-1]])
        axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    elif len(known) <= FEW:
        axes.set_xticks(known, [f"{value:g}" for value in known])
    else:
        axes.xaxis.set_major_locator(MaxNLocator(5))


def share_words(effect: Effect) -> str:
    """The share of a number: `62 of 100 (58 to 66)`."""
    value = effect.share.value
    if value is None or isnan(value):
        return ""
    said = "<1" if 0 < value < 0.005 else str(max(0, round(100 * value)))
    if effect.share.low is None or effect.share.high is None:
        return f"{said} of 100"
    low, high = (round(100 * min(1.0, max(0.0, each))) for each in (effect.share.low, effect.share.high))
    return f"{said} of 100" + (f" ({low} to {high})" if low != high else "")


def broken(name: str) -> str:
    """The name of a column on as many lines as it needs, broken after a dot, a line or a space."""
    lines = [""]
    for piece in re.findall(r"[^._ ]*[._ ]|[^._ ]+", name):
        if len(lines[-1]) + len(piece) > WIDEST:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)
