"""What holds a silent case, or where the days of a wait go."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.causes import UNSENT, causes, means, words
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.plots.sheet import NEVER, SOFT_INK, SOON, origin, sheet, style
from stillwaiting.results import Results
from stillwaiting.survival import told
from stillwaiting.units import DAY, print_duration

MOST = 8
"""Causes that have a bar; the others are added up."""


@dataclass(frozen=True)
class Bar:
    """One cause."""

    name: str
    length: float
    number: str
    color: str = SOON


def draw(results: Results, title: str, waited: int | None = None, phrases: Mapping[str, str] | None = None) -> Figure:
    """What holds those who are silent after so many minutes, or where the days of the answered went.

    Raises ValueError where the results were not probed at that minute.
    """
    bars = spent(results) if waited is None else holding(results, waited)
    what = "in days, on average over those who get an answer"
    if waited is not None:
        what = f"of 100 people who are silent after {print_duration(waited, weeks=True)}"
    with style():
        figure = sheet(title, note(results, bars), height=1.9 + 0.45 * max(3, min(len(bars), MOST + 1)))
        axes = figure.subplots()
        figure.subplots_adjust(left=0.32)
        draw_bars(axes, longest(bars), phrases or {})
        axes.set_xlabel(what)
    return figure


def note(results: Results, bars: list[Bar]) -> str:
    """What the picture rests on, and what its second colour means."""
    unsent = any(bar.color == NEVER for bar in bars)
    return origin(results) + ("; grey: decided already, and nobody says so" if unsent else "")


def holding(results: Results, waited: int) -> list[Bar]:
    """What holds the silent cases now, in 100 of them; what is unsent in the colour of never told."""
    return [
        Bar(name, 100 * (found.value or 0), in_hundred(found), NEVER if name in UNSENT.values() else SOON)
        for name, found in causes(results, waited).now
    ]


def spent(results: Results) -> list[Bar]:
    """Mean days of each cause over those who get an answer."""
    answered = told(results)
    if not answered.any():
        return []
    return [
        Bar(name, minutes / DAY, "<1" if minutes < DAY / 2 else str(round(minutes / DAY)))
        for name, minutes in means(results.cause_names, results.causes[answered])
    ]


def longest(bars: list[Bar]) -> list[Bar]:
    """The MOST longest bars, and one for the others together."""
    length = sum(bar.length for bar in bars[MOST:])
    rest = [Bar("something_else", length, str(round(length)) if length >= 0.5 else "<1")] if bars[MOST:] else []
    return bars[:MOST] + rest


def draw_bars(axes: Axes, bars: list[Bar], phrases: Mapping[str, str]) -> None:
    """The bars, the longest on top, each with its number."""
    for place, bar in enumerate(bars):
        axes.barh(place, bar.length, height=0.66, color=bar.color)
        axes.annotate(
            bar.number,
            (bar.length, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontweight="bold",
        )
    names = [textwrap.fill(words(bar.name, phrases), 36) for bar in bars]
    axes.set_yticks(range(len(bars)), names)
    axes.tick_params(axis="y", length=0, labelsize=9.5)
    axes.set_ylim(max(3, len(bars)) - 0.4, -0.6)
    axes.set_xlim(0, 1.08 * max((bar.length for bar in bars), default=1))
    if not bars:
        text = "No case to count in this model."
        axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", color=SOFT_INK, fontsize=12)
