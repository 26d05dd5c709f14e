"""stillwaiting plot: pictures."""

from pathlib import Path

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import Wait, jobs_option, replications_option, scenario_argument, seed_option

KINDS = ("histogram", "survival", "causes")


@click.command()
@scenario_argument()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.png, FILE.svg or FILE.pdf.",
)
@click.option("--kind", type=click.Choice(KINDS), default="histogram", show_default=True, help="What to draw.")
@click.option("--waited", type=Wait(), help='How long you have waited: "4 weeks"; marked in the picture.')
@replications_option(
    None, "Simulate exactly so many cases. Unless given: as many as `ask`, or 10,000 without --waited."
)
@seed_option()
@jobs_option()
def command(
    scenario: str, out: Path, kind: str, waited: int | None, replications: int | None, seed: int, jobs: int
) -> None:
    """Draw the waits of a scenario, with your own wait marked."""
    from stillwaiting.asking import Question, check_wait, simulated
    from stillwaiting.plots import check_file, draw
    from stillwaiting.report.phrases import phrases
    from stillwaiting.scenario_file import load

    check_file(out)
    found = load(scenario)
    if waited is not None:
        check_wait(found, waited)
        found = found.patient()
    with screen.progress("simulating") as progress:
        results = simulated(
            found, Question(waited or 0, seed, replications or (None if waited else 10_000), jobs=jobs), progress
        ).everybody
    draw(kind, results, waited, out, situation=found.situation, phrases=phrases(found))
    click.echo(f"Drawn: {out}")
