"""Pictures of waits, one file per picture; drawn without a screen, the same bytes each time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from stillwaiting.answers.unusual import sentence, unusual
from stillwaiting.plots import ageing, causes, histogram, outcomes, scenarios, survival
from stillwaiting.plots.scenarios import Panel
from stillwaiting.plots.sheet import check_file, save
from stillwaiting.results import Results
from stillwaiting.units import print_duration

TITLES = {
    "histogram": "How long people wait after {situation}",
    "survival": "How long it stays silent after {situation}",
    "outcomes": "What becomes of 100 people after {situation}",
    "ageing": "What is left of the wait after {situation}",
    "causes": "Where the days go after {situation}",
}
"""The kinds of picture of one employer, and their titles where nobody's wait is marked."""
DRAWN = {
    "histogram": histogram.draw,
    "survival": survival.draw,
    "outcomes": outcomes.draw,
    "ageing": ageing.draw,
}
"""The kinds that need no words for causes."""
SIDE_BY_SIDE = "How long people wait, employer by employer"

__all__ = ["TITLES", "Panel", "check_file", "draw", "draw_scenarios", "save"]


def draw(
    kind: str,
    results: Results,
    waited: int | None,
    out: Path,
    *,
    situation: str,
    interview: datetime | None = None,
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
        save(causes.draw(results, title, waited, interview, phrases), out)
    else:
        save(DRAWN[kind](results, title, waited, interview), out)


def draw_scenarios(
    panels: Sequence[Panel], waited: int | None, out: Path, *, interview: datetime | None = None
) -> None:
    """The same wait at several employers, in a file. Raises StillWaitingError where that cannot be written."""
    title = SIDE_BY_SIDE if not waited else f"{print_duration(waited, weeks=True)} of silence, employer by employer"
    save(scenarios.draw(panels, title, waited, interview), out)
