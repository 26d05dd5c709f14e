"""What holds a silent case, or where the days of a wait go."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.causes import UNSENT, causes, means, words
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.plots.days import full_date
from stillwaiting.plots.sheet import HATCH, NEVER, SOFT_INK, SOON, nothing, origin, sheet, style
from stillwaiting.results import Results
from stillwaiting.survival import Share, told, wilson
from stillwaiting.units import DAY, print_duration

MOST, FEWEST = 8, 3
"""Causes that have a bar, and how many have one however short it is; the others are added up."""
SHORTEST = 0.5
"""Of 100 people, or of days: what is less is not told from nothing."""


@dataclass(frozen=True)
class Bar:
    """One cause, in words."""

    words: str
    length: float
    number: str
    color: str = SOON


def draw(
    results: Results,
    title: str,
    waited: int | None = None,
    interview: datetime | None = None,
    phrases: Mapping[str, str] | None = None,
) -> Figure:
    """What holds those who are silent after so many minutes, or where the days of the answered went.

    Raises ValueError where the results were not probed at that minute.
    """
    with style():
        if not results.n:
            return nothing(title)
        bars = longest(spent(results, phrases) if waited is None else holding(results, waited, phrases))
        figure = sheet(title, note(results, bars), height=1.9 + 0.45 * max(3, len(bars)))
        axes = figure.subplots()
        figure.subplots_adjust(left=0.32)
        draw_bars(axes, bars)
        axes.set_xlabel(measure(waited, interview))
    return figure


def measure(waited: int | None, interview: datetime | None) -> str:
    """What a bar is so many of."""
    if waited is None:
        return "in days, on average over those who get an answer"
    when = f"who are silent after {print_duration(waited, weeks=True)}" if waited else "right after the interview"
    return f"of 100 people {when}" + (f" ({full_date(interview, waited / DAY)})" if interview else "")


def note(results: Results, bars: list[Bar]) -> str:
    """What the picture rests on, and what its hatched bars mean."""
    unsent = any(bar.color == NEVER for bar in bars)
    return origin(results) + ("; hatched: decided already, and nobody says so" if unsent else "")


def holding(results: Results, waited: int, phrases: Mapping[str, str] | None) -> list[Bar]:
    """What holds the silent cases now, in 100 of them; what is unsent in the colour of never told."""
    found = causes(results, waited).now
    hits = together([(name, each.hits) for name, each in found], phrases)
    unsent = {words(name, phrases) for name in UNSENT.values()}
    among = found[0][1].among if found else 0
    shares = {said: Share(int(count), among, 0.0, 1.0, wilson(count, among)) for said, count in hits.items()}
    return [
        Bar(said, 100 * (each.value or 0), in_hundred(each), NEVER if said in unsent else SOON)
        for said, each in shares.items()
        if each.hits
    ]


def spent(results: Results, phrases: Mapping[str, str] | None) -> list[Bar]:
    """Mean days of each cause over those who get an answer."""
    answered = told(results)
    if not answered.any():
        return []
    minutes = together(means(results.cause_names, results.causes[answered]), phrases)
    return [Bar(said, length / DAY, whole(length / DAY)) for said, length in minutes.items()]


def together(found: Iterable[tuple[str, float]], phrases: Mapping[str, str] | None) -> dict[str, float]:
    """Causes by their words, the largest first: what is called the same (two people who are away) is one."""
    sums: dict[str, float] = {}
    for name, size in found:
        said = words(name, phrases)
        sums[said] = sums.get(said, 0) + size
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))


def longest(bars: list[Bar]) -> list[Bar]:
    """The longest bars, and one for the others together: what is more than MOST, or too short to see."""
    count = max(FEWEST, sum(bar.length >= SHORTEST for bar in bars[:MOST]))
    length = sum(bar.length for bar in bars[count:])
    return bars[:count] + ([Bar("something else", length, whole(length))] if bars[count:] else [])


def whole(length: float) -> str:
    """A length in whole numbers, not nothing."""
    return str(round(length)) if length >= SHORTEST else "<1"


def draw_bars(axes: Axes, bars: list[Bar]) -> None:
    """The bars, the longest on top, each with its number."""
    for place, bar in enumerate(bars):
        hatch = HATCH if bar.color == NEVER else None
        axes.barh(place, bar.length, height=0.66, color=bar.color, hatch=hatch, edgecolor="white", linewidth=0)
        axes.annotate(
            bar.number,
            (bar.length, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontweight="bold",
        )
    axes.set_yticks(range(len(bars)), [textwrap.fill(bar.words, 36) for bar in bars])
    axes.tick_params(axis="y", length=0, labelsize=9.5)
    axes.set_ylim(max(3, len(bars)) - 0.4, -0.6)
    axes.set_xlim(0, 1.08 * max((bar.length for bar in bars), default=1))
    if not bars:
        text = "No case to count in this model."
        axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", color=SOFT_INK, fontsize=12)
