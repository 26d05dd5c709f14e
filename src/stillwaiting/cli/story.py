"""stillwaiting story: one replication, told."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Moment,
    engine_option,
    jobs_option,
    json_option,
    scenario_argument,
    seed_option,
)
from stillwaiting.errors import StillWaitingError

if TYPE_CHECKING:
    from stillwaiting.mixture import Employer
    from stillwaiting.scenario import Scenario


@click.command()
@scenario_argument()
@click.option("--replication", type=click.IntRange(0, 2**62), help="Which replication to tell; 0 unless given.")
@click.option("--like", help='Tell the one that is most like this: "6 weeks, rejection", "never told", "30 days".')
@click.option("--interview", type=Moment(), help="When the interview was, such as 2026-03-05 15:00.")
@click.option("--as-run", is_flag=True, help="Play it as `run` does: you may take another job meanwhile.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), help="Draw it too: FILE.png, FILE.svg or FILE.pdf."
)
@seed_option()
@jobs_option()
@engine_option()
@json_option()
def command(
    scenario: str,
    replication: int | None,
    like: str | None,
    interview: str | None,
    as_run: bool,
    plot: Path | None,
    seed: int,
    jobs: int,
    engine: str,
    as_json: bool,
) -> None:
    """Tell one replication day by day: what went on behind closed doors, and what you saw of it.

    SCENARIO is a file, the name of a shipped scenario (see `stillwaiting scenarios`), or - for the standard input.
    Replications have the numbers that `ask` names: you still want the job, unless --as-run is given.

    \b
    stillwaiting story large_company --replication 7
    stillwaiting story large_company --like "6 weeks, rejection"
    """
    if like is not None and replication is not None:
        raise click.UsageError("give --replication or --like, not both")
    from stillwaiting.report.phrases import phrases
    from stillwaiting.report.story import headline, ledger_words, sightings, story_text
    from stillwaiting.report.story_document import story_json
    from stillwaiting.scenario_file import load_employer
    from stillwaiting.telling import tell

    if plot is not None:
        from stillwaiting.plots import check_file

        check_file(plot)
    employer = load_employer(scenario)
    employer = employer if interview is None else employer.at(interview)
    employer = employer if as_run else employer.patient()
    number = replication or 0 if like is None else _found(employer, like, seed, jobs, engine, as_run)
    played = _kind(employer, number)
    story = tell(played, seed, number)
    if plot is not None:
        from stillwaiting.plots import save, timeline

        note = ledger_words(story, phrases(played))
        save(timeline.draw(story, headline(story), note, sightings(story)), plot)
    if as_json:
        screen.echo_json(story_json(story))
        return
    click.echo(story_text(story, screen.width(), screen.unicode(), phrases(played)), nl=False)
    if plot is not None:
        click.echo(f"Drawn: {plot}")


def _found(employer: "Employer", like: str, seed: int, jobs: int, engine: str, as_run: bool) -> int:
    """The replication that is like a wish; a wish that cannot be is a usage error."""
    from stillwaiting.telling.search import find, parse_wish

    try:
        wish = parse_wish(like)
    except StillWaitingError as error:
        raise click.UsageError(str(error)) from None
    if wish.end == "withdrawn" and not as_run:
        raise click.UsageError("nobody withdraws here, as in `ask`; add --as-run to play it as `run` does")
    with screen.progress("looking") as progress:
        return find(employer, wish, seed, jobs=jobs, engine=engine, progress=progress)


def _kind(employer: "Employer", replication: int) -> "Scenario":
    """The scenario that plays this replication: of a mixture, one of its kinds."""
    from stillwaiting.mixture import Mixture

    return employer.kind_of(replication) if isinstance(employer, Mixture) else employer
