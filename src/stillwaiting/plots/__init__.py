"""Pictures of waits, one file per picture; drawn without a screen, the same bytes each time."""

from collections.abc import Mapping
from pathlib import Path

from stillwaiting.answers.unusual import sentence, unusual
from stillwaiting.plots import causes, histogram, survival
from stillwaiting.plots.sheet import check_file, save
from stillwaiting.results import Results

TITLES = {
    "histogram": "How long people wait after {situation}",
    "survival": "How long it stays silent after {situation}",
    "causes": "Where the days go after {situation}",
}
"""The kinds of picture, and their titles where nobody's wait is marked."""

__all__ = ["TITLES", "check_file", "draw", "save"]


def draw(
    kind: str,
    results: Results,
    waited: int | None,
    out: Path,
    *,
    situation: str,
    phrases: Mapping[str, str] | None = None,
) -> None:
    """A picture of one of the kinds in TITLES, in a file; with a wait, its title is the verdict.

    Raises StillWaitingError where the file cannot be written; ValueError for the causes of a silence at which
    the results were not probed.
    """
    title = TITLES[kind].format(situation=situation)
    if waited is not None:
        title = sentence(waited, situation, unusual(results, waited).verdict)
    if kind == "causes":
        figure = causes.draw(results, title, waited, phrases)
    else:
        figure = {"histogram": histogram.draw, "survival": survival.draw}[kind](results, title, waited)
    save(figure, out)
