"""How much longer it takes, the longer it has been silent; and what the silence makes of the chance of an offer."""

from datetime import datetime
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stillwaiting.answers.ageing import Ageing, ageing
from stillwaiting.answers.chances import outcomes
from stillwaiting.answers.hundred import FEW_HITS, hundred, in_hundred, is_whole, spoken
from stillwaiting.plots.days import reach, short_date
from stillwaiting.plots.sheet import (
    PALE,
    SOFT_INK,
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
from stillwaiting.survival import Ints, Share, later, silent, told
from stillwaiting.units import DAY, counted, print_duration

HEIGHT = 6.6
MOST_POINTS = 120
MIDDLE = "#7DB8DB"
"""The middle half, between PALE and SOON."""
LINES = ("1 in 10", "1 in 4", "half", "3 in 4", "9 in 10")
"""By ageing.LEVELS."""
HALF, MOST = 2, 4
LINE_OF_TEXT = 14.0
"""Points between two labels."""


def draw(results: Results, title: str, waited: int | None = None, interview: datetime | None = None) -> Figure:
    """The rest of the wait after each day of silence, below it the chance of an offer; your dots at today."""
    with style():
        if not results.n:
            return nothing(title)
        figure = sheet(title, note(results), height=HEIGHT)
        figure.subplots_adjust(left=0.085, right=0.865, hspace=0.12)
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[2.6, 1])
        last = reach(results, waited)
        found = ageing(results, days(last))
        draw_rest(upper, found)
        draw_offers(lower, found)
        axis_of_days(lower, last / DAY, interview)
        upper.tick_params(axis="x", labelbottom=False)
        if waited is not None:
            mark_rest(upper, results, waited, interview)
            mark_offers(lower, results, waited)
    return figure


def note(results: Results) -> str:
    """What is drawn, and what it rests on."""
    within = print_duration(results.horizon, weeks=True)
    return f"for each day of silence, how much longer it takes those who will hear (within {within}); {origin(results)}"


def days(last: int) -> Ints:
    """The whole days up to a minute, or every second, third, ... of them where they are many."""
    return np.arange(0, last + 1, DAY * -(-last // (DAY * MOST_POINTS)))


def draw_rest(axes: Axes, found: Ageing) -> None:
    """The bands of the rest of the wait, each line with its name at its end."""
    axes.set_ylabel("days still to wait")
    if not len(found.minutes):
        say(axes, "Too few simulated cases get an answer to say how long it takes.")
        return
    x, lines = found.minutes / DAY, found.rest.T / DAY
    axes.fill_between(x, lines[0], lines[-1], color=PALE, linewidth=0)
    axes.fill_between(x, lines[1], lines[-2], color=MIDDLE, linewidth=0)
    axes.plot(x, lines[HALF], color=SOON, linewidth=2.2)
    top = 1.4 * float(lines.max())
    axes.set_ylim(0, top)
    gap = top * LINE_OF_TEXT / (axes.get_position().height * 72 * HEIGHT)
    for place, name in zip(apart(lines[:, -1].tolist(), gap), LINES, strict=True):
        axes.annotate(
            f"{name} have heard",
            (float(x[-1]), place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=SOFT_INK,
            fontsize=9,
        )


def apart(values: list[float], gap: float) -> list[float]:
    """Ascending values moved upwards until each lies a gap above the one before, the first half a gap above 0."""
    moved: list[float] = []
    for value in values:
        moved.append(max(value, moved[-1] + gap if moved else gap / 2))
    return moved


def draw_offers(axes: Axes, found: Ageing) -> None:
    """The chance of an offer after each day of silence, with the band of what is not known."""
    axes.set_ylabel("offers, of 100\nstill waiting")
    if not found.offer:
        say(axes, "Too few simulated cases to say.")
        return
    x = found.offer_minutes / DAY
    shares = np.array([with_band(each) for each in found.offer]) * 100
    axes.fill_between(x, shares[:, 0], shares[:, 2], color=PALE, linewidth=0)
    axes.plot(x, shares[:, 1], color=SOON, linewidth=2.2)
    axes.set_ylim(0, max(10.0, 1.5 * float(shares[:, 2].max())))


def with_band(found: Share) -> tuple[float, float, float]:
    """Low end, share and high end; without a band where the share rests on too few cases to be a number."""
    value = found.value or 0.0
    return (found.low, value, found.high) if is_whole(in_hundred(found)) else (value, value, value)


def mark_rest(axes: Axes, results: Results, waited: int, interview: datetime | None) -> None:
    """Your dot on the line of the half, and how long it still takes from today."""
    mark_today(axes, waited / DAY, interview=interview)
    found = ageing(results, np.array([waited]))
    if not len(found.minutes):
        say_beside_today(
            axes, waited / DAY, "too few simulated cases heard so late\nto say how long it still takes", 0.96
        )
        return
    half, most = (int(found.rest[0, level]) for level in (HALF, MOST))
    dot(axes, waited, half / DAY)
    words = [
        f"{name} within {rest_words(minutes, waited, interview)}"
        for name, minutes in (("half", half), ("9 in 10", most))
    ]
    hears = int(later(results.wait[told(results)], np.array([waited]))[0])
    rough = f"\n(rough: only {hears} simulated cases)" if hears < FEW_HITS else ""
    say_beside_today(axes, waited / DAY, "if you hear at all:\n" + ",\n".join(words) + rough, 0.96)


def rest_words(minutes: int, waited: int, interview: datetime | None) -> str:
    """Days that are surely enough, with the date they end on if that is known."""
    whole = ceil(minutes / DAY)
    date = "" if interview is None else f" (by {short_date(interview, waited / DAY + whole)})"
    return counted(whole, "day") + date


def mark_offers(axes: Axes, results: Results, waited: int) -> None:
    """Your dot on the chance of an offer, with its number and how far it could move."""
    shares = outcomes(results, silent(results, waited))
    offer = shares["offer"]
    mark_today(axes, waited / DAY, label="")
    if offer.value is None:
        say_beside_today(axes, waited / DAY, "no simulated case was silent so long", 0.92)
        return
    number = in_hundred(offer, hundred(shares)["offer"])
    low, high = round(100 * offer.low), round(100 * offer.high)
    band = f" ({low} to {high})" if low < high and is_whole(number) else ""
    dot(axes, waited, 100 * offer.value)
    say_beside_today(axes, waited / DAY, f"an offer: {spoken(number)}{band} of 100", 0.92)


def say(axes: Axes, text: str) -> None:
    """A sentence in place of a drawing."""
    axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center", color=SOFT_INK, fontsize=11)
