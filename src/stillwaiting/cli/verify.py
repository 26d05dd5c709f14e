"""stillwaiting verify: published exact answers, simulated again on this machine."""

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import engine_option, jobs_option, json_option, seed_option

FOUND = 3
"""The exit code of a check that found what it looks for."""
FEWEST = 10_000
"""Replications below which means are not normal enough for errors of one in a million."""
FRESH = 32
"""Bits of a fresh seed: short enough to type."""


@click.command()
@click.argument("oracles", metavar="[ORACLE]...", nargs=-1)
@click.option(
    "-n",
    "--replications",
    type=click.IntRange(FEWEST, 10**8),
    help="How often to simulate each; as often as its two errors demand unless given.",
)
@seed_option()
@click.option("--fresh", is_flag=True, help="Take a seed that nobody knows, and print it.")
@jobs_option()
@engine_option()
@json_option()
def command(
    oracles: tuple[str, ...],
    replications: int | None,
    seed: int,
    fresh: bool,
    jobs: int,
    engine: str,
    as_json: bool,
) -> int:
    """Simulate what is known exactly, and compare: queues, networks, calendars, polls, silence.

    Every oracle is a scenario file with published or computed exact answers; all of them are taken, or those that
    are named. A right program differs in a line once in a million runs. The exit code is 3 where one differs.

    \b
    stillwaiting verify
    stillwaiting verify meeting_poll decision_days --fresh
    """
    from secrets import randbits

    from stillwaiting.report.verify import verify_json, verify_text
    from stillwaiting.studies.verify import named, verify

    wanted = named(oracles)
    if fresh and click.get_current_context().get_parameter_source("seed") is not click.core.ParameterSource.DEFAULT:
        raise click.UsageError("give --seed or --fresh, not both")
    chosen = randbits(FRESH) if fresh else seed
    with screen.progress("simulating") as progress:
        found = verify(wanted, seed=chosen, replications=replications, jobs=jobs, engine=engine, progress=progress)
    if as_json:
        screen.echo_json(verify_json(found))
    else:
        click.echo(verify_text(found, screen.width(), screen.unicode()), nl=False)
    return 0 if found.agrees else FOUND
