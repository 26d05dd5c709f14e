"""stillwaiting run: many replications, kept."""

from pathlib import Path

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    jobs_option,
    json_option,
    replications_option,
    scenario_argument,
    seed_option,
)


@click.command()
@scenario_argument()
@replications_option(10_000, "How many times to play the scenario.")
@seed_option()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="A new folder for manifest.json, waits.csv and summary.json.",
)
@jobs_option()
@json_option()
def command(scenario: str, replications: int, seed: int, out: Path | None, jobs: int, as_json: bool) -> None:
    """Play a scenario many times; print a summary, and keep every replication.

    Replication k is the same in every run with the same scenario and seed.
    """
    from stillwaiting.answers.overview import overview
    from stillwaiting.report import run_json, run_text
    from stillwaiting.saving import check_folder, save_run
    from stillwaiting.scenario_file import dumps, load
    from stillwaiting.simulation import simulate

    found = load(scenario)
    if out is not None:
        check_folder(out)
    with screen.progress("simulating") as progress:
        report = None if progress is None else (lambda done: progress(done, replications))
        results = simulate(found, replications=replications, seed=seed, jobs=jobs, progress=report)
    summary = overview(results)
    if out is not None:
        save_run(out, results, run_json(summary), dumps(found), found.compile())
    if as_json:
        screen.echo_json(run_json(summary))
        return
    click.echo(run_text(summary, screen.width(), screen.unicode()), nl=False)
    if out is not None:
        click.echo(f"Kept in {out}: manifest.json, waits.csv, summary.json.")
