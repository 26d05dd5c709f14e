"""The sheet every picture is drawn on: its colours, its lettering, its axis of days, and how it is saved."""

import os
import textwrap
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from stillwaiting.errors import StillWaitingError
from stillwaiting.plots.days import full_date, short_date, today_words
from stillwaiting.results import Results
from stillwaiting.units import DAY, counted

# Okabe and Ito's colours, which people with any colour vision tell apart; they differ in lightness too.
SOON, LATE, NEVER = "#0072B2", "#E69F00", "#6B6B6B"
PALE, TAIL, INK, SOFT_INK = "#B9DAEE", "#FDF3DD", "#222222", "#5A5A5A"
HATCH = "///"
"""Of bars in the colour NEVER, which is as dark as SOON."""
OWN_STYLE: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 10.5,
    "text.parse_math": False,  # a $ in somebody's scenario is a $
    "text.color": INK,
    "axes.labelcolor": SOFT_INK,
    "axes.edgecolor": "#B0B0B0",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT_INK,
    "ytick.color": SOFT_INK,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "stillwaiting",
}
LOOKS = ("axes.", "figure.", "font.", "grid.", "hatch.", "legend.", "lines.", "mathtext.", "patch.", "path.")
LOOKS_OF_FILES = ("pdf.", "savefig.", "svg.", "text.", "xtick.", "ytick.")
STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
"""Days between two marks of an axis."""
AT_EDGE, DATED_AT_EDGE = 0.12, 0.2
"""Part of an axis at either end, where the label of today is not centred on its line."""
METADATA: dict[str, dict[str, None]] = {
    ".png": {},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None, "ModDate": None},
}


def style() -> AbstractContextManager[None]:
    """Our settings while something is drawn, whatever the settings file of the user says."""
    groups = LOOKS + LOOKS_OF_FILES
    plain: dict[Any, Any] = {key: value for key, value in matplotlib.rcParamsDefault.items() if key.startswith(groups)}
    return matplotlib.rc_context(plain | OWN_STYLE)


def sheet(title: str, note: str, height: float = 5.4) -> Figure:
    """An empty sheet with its title and, below it, a smaller note; what is drawn begins under both."""
    figure = Figure(figsize=(10.0, height), dpi=120)
    FigureCanvasAgg(figure)
    lines, small = textwrap.wrap(title, 82), textwrap.wrap(note, 136)
    below = 0.26 + 0.27 * len(lines)
    top = below + 0.45 + 0.17 * max(1, len(small))
    figure.text(0.02, 1 - 0.18 / height, "\n".join(lines), fontsize=14, fontweight="bold", va="top")
    figure.text(0.02, 1 - below / height, "\n".join(small), color=SOFT_INK, fontsize=9.5, va="top")
    figure.subplots_adjust(left=0.075, right=0.98, top=1 - top / height, bottom=0.66 / height, wspace=0.2)
    return figure


def nothing(
    title: str, text: str = "None of the simulated cases is like this one: there is nothing to draw."
) -> Figure:
    """A sheet with a plain sentence in place of a drawing."""
    figure = sheet(title, "")
    figure.text(0.5, 0.45, text, ha="center", va="center", color=SOFT_INK, fontsize=12)
    return figure


def origin(results: Results) -> str:
    """What a picture rests on, in one line."""
    return f"{counted(f'{results.n:,}', 'simulated case')}, seed {results.seed}"


def axis_of_days(axes: Axes, last: float, interview: datetime | None = None, marks: int = 12) -> None:
    """An x axis of days from the interview to the last, with a mark every few days or weeks, dated where it can be."""
    step = next((each for each in STEPS if last / each <= marks), STEPS[-1])
    days = range(0, int(last) + 1, step)
    axes.set_xlim(0, last)
    axes.set_xticks(days, [str(day) if interview is None else f"{day}\n{short_date(interview, day)}" for day in days])
    axes.set_xlabel("days since the interview" + (f" on {full_date(interview, 0)}" if interview else ""))
    figure = axes.get_figure(root=True)
    if interview is not None and figure is not None:
        room = figure.subplotpars
        figure.subplots_adjust(right=min(room.right, 0.97), bottom=max(room.bottom, 0.84 / figure.get_figheight()))


def mark_today(
    axes: Axes, day: float, height: float = 1.0, interview: datetime | None = None, label: str | None = None
) -> None:
    """A line at the day somebody has waited to, with its label above the axes."""
    axes.plot(
        [day, day],
        [0, height],
        color=INK,
        linestyle=(0, (4, 3)),
        linewidth=1.3,
        transform=axes.get_xaxis_transform(),
    )
    place, edge = day / axes.get_xlim()[1], AT_EDGE if interview is None else DATED_AT_EDGE
    axes.annotate(
        today_words(day, interview) if label is None else label,
        (day, height),
        xycoords=axes.get_xaxis_transform(),
        xytext=(0, 3),
        textcoords="offset points",
        ha="left" if place < edge else "right" if place > 1 - edge else "center",
        fontweight="bold",
        fontsize=10,
    )


def dot(axes: Axes, waited: int, height: float) -> None:
    """You, today."""
    axes.plot(
        [waited / DAY],
        [height],
        color=SOON,
        marker="o",
        markersize=8,
        markeredgecolor="white",
        zorder=5,
        clip_on=False,
    )


def say_beside_today(axes: Axes, day: float, text: str, height: float) -> None:
    """A text beside the line of today, below this height of the axes, on the side that has room."""
    early = day < 0.62 * axes.get_xlim()[1]
    axes.annotate(
        text,
        (day, height),
        xycoords=axes.get_xaxis_transform(),
        xytext=(8 if early else -8, 0),
        textcoords="offset points",
        ha="left" if early else "right",
        va="top",
        fontweight="bold",
    )


def save(figure: Figure, path: Path) -> None:
    """The picture in a file, as its ending says; the file appears whole or not at all.

    Raises StillWaitingError as check_file does, and where the file cannot be written.
    """
    check_file(path)
    ending = path.suffix.lower()
    drawn = BytesIO()
    with style():
        figure.savefig(drawn, format=ending[1:], metadata=METADATA[ending])
    write_whole(path, drawn.getvalue())


def check_file(path: Path) -> None:
    """Raises StillWaitingError where no picture can go: another ending, or no such folder."""
    if path.suffix.lower() not in METADATA:
        raise StillWaitingError(f"{path}: a picture goes to a file that ends in .png, .svg or .pdf")
    if not path.parent.is_dir():
        raise StillWaitingError(f"{path}: there is no folder {path.parent}")


def write_whole(path: Path, content: bytes) -> None:
    """Writes the content beside the path, then moves it there."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise StillWaitingError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
