"""stillwaiting plot: pictures."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Day,
    Moment,
    Wait,
    engine_option,
    jobs_option,
    replications_option,
    seed_option,
)
from stillwaiting.cli.ask import TYPICAL
from stillwaiting.cli.waiting import waiting

if TYPE_CHECKING:
    from stillwaiting.asking import Question
    from stillwaiting.mixture import Employer
    from stillwaiting.results import Results

SEVERAL = "scenarios"
KINDS = ("histogram", "survival", "outcomes", "ageing", "causes", SEVERAL)
UNASKED = 10_000
"""Cases where no wait says how many are needed."""


@click.command()
@click.argument("scenario", nargs=-1, metavar="[SCENARIO]...")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.png, FILE.svg or FILE.pdf.",
)
@click.option("--kind", type=click.Choice(KINDS), default="histogram", show_default=True, help="What to draw.")
@click.option("--waited", type=Wait(), help='How long you have waited: "4 weeks"; marked in the picture.')
@click.option("--since", type=Day(), help="The date of the interview, instead of --waited.")
@click.option("--today", type=Day(), help="The date to count --since up to; today unless given.")
@click.option(
    "--interview", type=Moment(), help="When the interview was, such as 2026-03-05 15:00: dates beside the days."
)
@replications_option(None, "Simulate exactly so many cases. Unless given: as many as `ask`, or 10,000 without a wait.")
@seed_option()
@jobs_option()
@engine_option()
def command(
    scenario: tuple[str, ...],
    out: Path,
    kind: str,
    waited: int | None,
    since: date | None,
    today: date | None,
    interview: str | None,
    replications: int | None,
    seed: int,
    jobs: int,
    engine: str,
) -> None:
    """Draw the waits of a scenario, with your own wait marked.

    SCENARIO is a file, the name of a shipped scenario (see `stillwaiting scenarios`), or - for the standard input.
    Without one, the picture is of a mixture of many kinds of employer; the kind `scenarios` draws several beside each
    other, every shipped one where none is named.

    \b
    stillwaiting plot large_company --waited "4 weeks" --out waits.png
    stillwaiting plot large_company --since 2026-10-26 --kind ageing --out ageing.png
    stillwaiting plot --kind scenarios --waited "4 weeks" --out everywhere.png
    """
    names = _names(scenario, kind)
    minutes, moment = waiting(waited, since, today, interview)
    from stillwaiting.asking import Question
    from stillwaiting.plots import check_file

    check_file(out)
    employers = [_employer(name, minutes, moment) for name in names]
    asked = Question(
        minutes or 0, seed, replications or (UNASKED if minutes is None else None), jobs=jobs, engine=engine
    )
    results = [_simulated(employer, asked) for employer in employers]
    _draw(kind, employers, results, minutes, out)
    click.echo(f"Drawn: {out}")


def _names(given: tuple[str, ...], kind: str) -> list[str]:
    """The scenarios to draw; more than fit into one picture are a usage error."""
    if kind != SEVERAL and len(given) > 1:
        raise click.UsageError(f"--kind {kind} draws one scenario, not {len(given)}; --kind {SEVERAL} draws several")
    if given or kind != SEVERAL:
        return list(given) or [TYPICAL]
    from stillwaiting.scenario_file import shipped_kinds

    return list(shipped_kinds())


def _employer(name: str, waited: int | None, moment: str | None) -> "Employer":
    """The scenario as it is to be played: for somebody who still wants the job where a wait is marked, as in `ask`."""
    from stillwaiting.asking import check_wait
    from stillwaiting.scenario_file import load_employer

    found = load_employer(name)
    if moment is not None:
        found = found.at(moment)
    if waited is None:
        return found
    check_wait(found, waited)
    return found.patient()


def _simulated(employer: "Employer", question: "Question") -> "Results":
    """The replications that a picture stands for."""
    from stillwaiting.asking import simulated

    with screen.progress(f"simulating {employer.name}") as progress:
        return simulated(employer, question, progress).like_you


def _draw(kind: str, employers: list["Employer"], results: list["Results"], waited: int | None, out: Path) -> None:
    """The picture, in its file."""
    from stillwaiting.asking import interview
    from stillwaiting.plots import Panel, draw, draw_scenarios
    from stillwaiting.report.phrases import phrases

    first, moment = employers[0], interview(employers[0])
    if kind == SEVERAL:
        panels = [Panel(each.situation, found) for each, found in zip(employers, results, strict=True)]
        draw_scenarios(panels, waited, out, interview=moment)
    else:
        draw(kind, results[0], waited, out, situation=first.situation, interview=moment, phrases=phrases(first))
