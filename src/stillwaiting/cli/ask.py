"""stillwaiting ask: the answer to one wait."""

from dataclasses import replace
from datetime import date

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Day,
    Moment,
    Wait,
    jobs_option,
    json_option,
    replications_option,
    scenario_argument,
    seed_option,
)
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import DAY, counted, parse_wait


@click.command()
@scenario_argument()
@click.option("--waited", type=Wait(), help='How long ago the interview was: "4 weeks", "10 days".')
@click.option("--since", type=Day(), help="The date of the interview, instead of --waited.")
@click.option("--today", type=Day(), help="The date to count --since up to; today unless given.")
@click.option(
    "--interview", type=Moment(), help="When the interview was, such as 2026-03-05 15:00: dates instead of days."
)
@seed_option()
@replications_option(None, "Simulate exactly so many cases; as many as the precision needs unless given.")
@click.option(
    "--precision",
    type=click.FloatRange(0.1, 50),
    default=1.0,
    show_default=True,
    help="Points per 100, either way, for the first number.",
)
@jobs_option()
@json_option()
def command(
    scenario: str,
    waited: int | None,
    since: date | None,
    today: date | None,
    interview: str | None,
    seed: int,
    replications: int | None,
    precision: float,
    jobs: int,
    as_json: bool,
) -> None:
    """Is this long a wait unusual?

    SCENARIO is a file, the name of a shipped scenario (see `stillwaiting scenarios`), or - for the standard input.

    \b
    stillwaiting ask large_company --waited "4 weeks"
    stillwaiting ask large_company --since 2026-10-26
    """
    _not_a_wait(scenario)
    minutes, moment = _wait(waited, since, today, interview)
    from stillwaiting.asking import Question, ask
    from stillwaiting.report import ask_json, ask_text
    from stillwaiting.report.phrases import phrases
    from stillwaiting.scenario_file import load

    found = load(scenario)
    if moment is not None:
        found = replace(found, interview=moment)
    question = Question(minutes, seed, replications, precision / 100, jobs=jobs)
    with screen.progress("simulating") as progress:
        answer = ask(found, question, progress)
    if as_json:
        screen.echo_json(ask_json(answer))
    else:
        click.echo(ask_text(answer, screen.width(), screen.unicode(), phrases(found)), nl=False)


def _not_a_wait(scenario: str) -> None:
    """A wait where the employer should stand is a usage error that says what was probably meant."""
    try:
        parse_wait(scenario)
    except StillWaitingError:
        return
    example = f'stillwaiting ask large_company --waited "{scenario}"'
    raise click.UsageError(f"{scenario!r} is a wait, not an employer; write such as: {example}")


def _wait(waited: int | None, since: date | None, today: date | None, interview: str | None) -> tuple[int, str | None]:
    """Minutes waited, and when the interview was where that was given; contradictions are usage errors."""
    if since is not None and waited is not None:
        raise click.UsageError("give --waited or --since, not both")
    if since is not None and interview is not None:
        raise click.UsageError("--since is the date of the interview already; leave out --interview")
    if today is not None and since is None:
        raise click.UsageError("--today goes with --since")
    if since is None:
        if waited is None:
            raise click.UsageError('how long ago was it? Give --waited "4 weeks" or --since 2026-10-26')
        return waited, interview
    days = ((today or date.today()) - since).days
    if days < 0:
        raise click.UsageError(f"{since} lies {counted(-days, 'day')} ahead; the wait begins with the interview")
    return days * DAY, since.isoformat()
