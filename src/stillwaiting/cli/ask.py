"""stillwaiting ask: the answer to one wait."""

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Day,
    LastDay,
    Moment,
    Odds,
    Wait,
    engine_option,
    jobs_option,
    json_option,
    replications_option,
    seed_option,
)
from stillwaiting.cli.waiting import waiting
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import DAY, parse_wait

if TYPE_CHECKING:
    from stillwaiting.asking import Question
    from stillwaiting.mixture import Employer
    from stillwaiting.report.causes import Costs
    from stillwaiting.signs import Sign

TYPICAL = "typical"
"""The mixture that is asked where no employer is named."""
TOPICS = (
    *("unusual", "causes", "chances", "promise", "when", "follow-up"),
    *("sign", "second-choice", "letter", "other-offer", "silence", "stop"),
)
"""The twelve questions."""


@click.command()
@click.argument("scenario", metavar="[SCENARIO]", required=False)
@click.option("--waited", type=Wait(), help='How long ago the interview was: "4 weeks", "10 days".')
@click.option("--since", type=Day(), help="The date of the interview, instead of --waited.")
@click.option("--today", type=Day(), help="The date to count --since up to; today unless given.")
@click.option(
    "--interview", type=Moment(), help="When the interview was, such as 2026-03-05 15:00: dates instead of days."
)
@click.option("--about", type=click.Choice((*TOPICS, "all")), help="The long answer to one question, or to all twelve.")
@click.option(
    "--sign",
    "seen",
    multiple=True,
    metavar="NAME[=DAY]",
    help='What you have seen: references_called, references_called=6d, promised=2026-10-12, "next_round=6 days ago".',
)
@click.option("--not-sign", "unseen", multiple=True, metavar="NAME", help="What you have not seen until today.")
@click.option(
    "--i-wrote", "wrote", metavar="DAY", help="The day of a note of yours that nobody answered: 14d, or its date."
)
@click.option("--by", type=LastDay(), help='Last day to answer another offer: "2 weeks" from today, or its date.')
@click.option(
    "--stop-at", type=Odds(), default="1 in 20", show_default=True, help="Chance of an offer below which you stop."
)
@seed_option()
@replications_option(None, "Simulate exactly so many cases; as many as the precision needs unless given.")
@click.option(
    "--precision",
    type=click.FloatRange(0.1, 50),
    default=0.5,
    show_default=True,
    help="Points per 100, either way, for the first number.",
)
@jobs_option()
@engine_option()
@json_option()
def command(
    scenario: str | None,
    waited: int | None,
    since: date | None,
    today: date | None,
    interview: str | None,
    about: str | None,
    seen: tuple[str, ...],
    unseen: tuple[str, ...],
    wrote: str | None,
    by: int | date | None,
    stop_at: float,
    seed: int,
    replications: int | None,
    precision: float,
    jobs: int,
    engine: str,
    as_json: bool,
) -> None:
    """Is this long a wait unusual?

    SCENARIO is a file, the name of a shipped scenario (see `stillwaiting scenarios`), or - for the standard input.
    Without one, the answer is for a mixture of many kinds of employer.

    \b
    stillwaiting ask "4 weeks"
    stillwaiting ask large_company --waited "4 weeks" --sign references_called=6d
    stillwaiting ask large_company --since 2026-10-26 --about follow-up
    """
    scenario, waited = _lone_wait(scenario, waited, since)
    minutes, moment = waiting(waited, since, today, interview)
    from stillwaiting.asking import Question, ask, interview_date
    from stillwaiting.elsewhere import elsewhere
    from stillwaiting.report import about_text, ask_json, ask_text
    from stillwaiting.report.clues import clues
    from stillwaiting.report.phrases import phrases
    from stillwaiting.report.somebody import Asked
    from stillwaiting.scenario_file import load_employer

    found = load_employer(scenario)
    if minutes is None:
        raise click.UsageError('how long ago was it? Give --waited "4 weeks" or --since 2026-10-26')
    if moment is not None:
        found = found.at(moment)
    question = Question(
        minutes,
        seed,
        replications,
        precision / 100,
        jobs=jobs,
        engine=engine,
        signs=_signs(seen, unseen, minutes, interview_date(found)),
        wrote=_day(wrote, minutes, interview_date(found)),
        by=_ahead(by, today),
        stop_at=stop_at,
    )
    with screen.progress("simulating") as progress:
        answer = ask(found, question, progress)
    if as_json:
        screen.echo_json(ask_json(answer, elsewhere(minutes, but=[found.name])))
        return
    write = screen.width(), screen.unicode(), phrases(found)
    if about is None:
        others, asked = elsewhere(minutes, but=[found.name]), Asked(scenario, moment)
        click.echo(ask_text(answer, *write, others, asked), nl=False)
    else:
        topics = TOPICS if about == "all" else (about,)
        costs = _costs(found, question) if "causes" in topics else ()
        click.echo(about_text(answer, topics, *write, clues(found), costs), nl=False)


def _costs(employer: "Employer", question: "Question") -> "Costs":
    """What each delay costs somebody silent as long; nothing for a mixture, whose kinds have delays of their own."""
    from stillwaiting.mixture import Mixture
    from stillwaiting.report.costs import dearest
    from stillwaiting.studies.cost import costs
    from stillwaiting.studies.playing import REPLICATIONS, Run

    if isinstance(employer, Mixture):
        return ()
    cases = min(REPLICATIONS, question.replications or REPLICATIONS)
    run = Run(cases, question.seed, question.jobs, question.engine)
    with screen.progress("playing without each delay") as progress:
        return dearest(costs(employer.patient(), run, waited=question.waited, progress=progress))


def _lone_wait(scenario: str | None, waited: int | None, since: date | None) -> tuple[str, int | None]:
    """The employer and the wait; a wait alone asks about the mixture."""
    if scenario is None:
        return TYPICAL, waited
    try:
        alone = parse_wait(re.sub(r"\s+ago$", "", scenario.strip()))
    except StillWaitingError as error:
        if re.match(r"[-−]?\s*[0-9]", scenario) and not re.search(r"[./\\]", scenario):
            raise click.UsageError(str(error)) from None
        return scenario, waited
    if waited is not None or since is not None:
        raise click.UsageError(f"{scenario!r} is a wait already; leave out --{'waited' if since is None else 'since'}")
    return TYPICAL, alone


def _signs(seen: tuple[str, ...], unseen: tuple[str, ...], waited: int, interview: date | None) -> tuple["Sign", ...]:
    """What was seen and what was not; a day that cannot be is a usage error."""
    from stillwaiting.signs import parse_sign

    try:
        return (
            *(parse_sign(text, waited, interview) for text in seen),
            *(parse_sign(text, waited, interview, seen=False) for text in unseen),
        )
    except StillWaitingError as error:
        raise click.UsageError(str(error)) from None


def _ahead(by: int | date | None, today: date | None) -> int | None:
    """Minutes from today until a day ahead."""
    if not isinstance(by, date):
        return by
    days = (by - (today or date.today())).days
    if days < 1:
        raise click.UsageError(f"--by: {by} does not lie ahead; another offer is to be answered later than today")
    return days * DAY


def _day(said: str | None, waited: int, interview: date | None) -> int | None:
    """The minute of your note."""
    if said is None:
        return None
    from stillwaiting.signs import parse_day

    try:
        return parse_day("--i-wrote", said, waited, interview)
    except StillWaitingError as error:
        raise click.UsageError(str(error)) from None
