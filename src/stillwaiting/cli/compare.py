"""stillwaiting compare: the same cases at two employers, or with and without something."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Wait,
    engine_option,
    jobs_option,
    json_option,
    replications_option,
    seed_option,
)
from stillwaiting.errors import StillWaitingError

if TYPE_CHECKING:
    from stillwaiting.mixture import Employer
    from stillwaiting.studies.changes import Setting
    from stillwaiting.studies.playing import Side

Numbers = tuple[int, int, int, str]  # replications, seed, jobs and engine
WHAT = (
    "what shall be compared? Name a second scenario, or say what changes: --without sign_offs, "
    '--set people.director.diary="50% booked", --tell-by "2 weeks"; or rank the delays of this one with --each-delay'
)


@click.command()
@click.argument("scenario", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@click.option("--without", multiple=True, metavar="DELAY", help="B lacks this delay; may be given more than once.")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="PATH=VALUE",
    help="B says this, as a scenario file would: delays.sign_offs.chain=[director], delays.on_leave=off.",
)
@click.option("--tell-by", type=Wait(), help="In B whatever is decided is told within this time of the decision.")
@click.option("--over", type=Wait(), help="What counts as a long wait; 4 weeks unless given.")
@click.option("--each-delay", is_flag=True, help="Rank what each delay of A costs, one line each.")
@click.option(
    "--plot",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw both curves and their difference: FILE.png, FILE.svg or FILE.pdf.",
)
@replications_option(8_000, "How many cases to play of each side.")
@seed_option()
@jobs_option()
@engine_option()
@json_option()
def command(
    scenario: str,
    other: str | None,
    without: tuple[str, ...],
    changes: tuple[str, ...],
    tell_by: int | None,
    over: int | None,
    each_delay: bool,
    picture: Path | None,
    replications: int,
    seed: int,
    jobs: int,
    engine: str,
    as_json: bool,
) -> None:
    """Play the same cases at two employers, and say what differs.

    A and B are files, names of shipped scenarios, or - for the standard input. Without B it is A that is changed;
    changes are always B's. Candidates may move on, as in `run`.

    \b
    stillwaiting compare large_company small_company
    stillwaiting compare large_company --without sign_offs
    stillwaiting compare large_company --set delays.sign_offs.chain=[director]
    stillwaiting compare large_company --tell-by "2 weeks"
    stillwaiting compare large_company --each-delay
    """
    numbers = (replications, seed, jobs, engine)
    if each_delay:
        _alone({"B": other, "--without": without, "--set": changes, "--tell-by": tell_by, "--over": over}, picture)
        _rank(scenario, numbers, as_json)
        return
    if other is None and not (without or changes or tell_by is not None):
        raise click.UsageError(WHAT)
    if scenario == other == "-":
        raise click.UsageError("only one of the two can come from the standard input")
    from stillwaiting.report.compare import side_name

    settings = _settings(changes, without)
    a, b = _employers(scenario, other, without, settings)
    _check(picture, over, (a, b))
    name = side_name(b.name, without, settings, tell_by)
    _show(_played(a, b, name, tell_by, numbers), over, picture, as_json)


def _alone(others: dict[str, object], picture: Path | None) -> None:
    """Refuse what --each-delay would have to ignore."""
    given = [name for name, value in {**others, "--plot": picture}.items() if value not in (None, ())]
    if given:
        raise click.UsageError(f"--each-delay looks at A as it is; leave out {' and '.join(given)}")


def _rank(scenario: str, numbers: Numbers, as_json: bool) -> None:
    """What each delay of A costs."""
    from stillwaiting.report.compare_document import costs_json
    from stillwaiting.report.costs import costs_text
    from stillwaiting.report.phrases import phrases
    from stillwaiting.scenario_file import load
    from stillwaiting.studies.cost import costs
    from stillwaiting.studies.playing import Run

    found = load(scenario)
    with screen.progress("simulating") as progress:
        ranked = costs(found, Run(*numbers), progress=progress)
    if as_json:
        screen.echo_json(costs_json(ranked))
    else:
        click.echo(costs_text(ranked, screen.width(), screen.unicode(), phrases(found)), nl=False)


def _settings(changes: tuple[str, ...], without: tuple[str, ...]) -> "list[Setting]":
    """What is set; a usage error where it cannot be read, or is about a delay that is taken away."""
    from stillwaiting.studies.changes import parse_settings

    try:
        settings = parse_settings(changes)
    except StillWaitingError as error:
        raise click.UsageError(str(error)) from None
    for setting in settings:
        if setting.keys[0] == "delays" and setting.keys[1:2] and setting.keys[1] in without:
            raise click.UsageError(f"--without {setting.keys[1]} takes away what --set {setting.name} changes")
    return settings


def _employers(
    scenario: str, other: str | None, without: tuple[str, ...], settings: "list[Setting]"
) -> "tuple[Employer, Employer]":
    """A, and B with its changes."""
    from stillwaiting.mixture import one_kind
    from stillwaiting.scenario_file import load_employer
    from stillwaiting.studies.changes import changed, left_out

    a = load_employer(scenario)
    b = a if other is None else load_employer(other)
    if settings:
        b = changed(one_kind(b, "change"), other or scenario, settings)
    if without:
        b = left_out(one_kind(b, "change"), without)
    return a, b


def _check(picture: Path | None, over: int | None, employers: "tuple[Employer, Employer]") -> None:
    """Refuse, before anything is played, a picture that can go nowhere and a long wait that is none."""
    from stillwaiting.asking import check_wait
    from stillwaiting.plots import check_file

    if picture is not None:
        check_file(picture)
    if over is not None:
        for employer in employers:
            check_wait(employer, over)


def _played(a: "Employer", b: "Employer", name: str, tell_by: int | None, numbers: Numbers) -> "tuple[Side, Side]":
    """Both sides with the same draws, the second by this name and under its policy."""
    from stillwaiting.studies.playing import Run, sides
    from stillwaiting.studies.policy import under

    with screen.progress("simulating") as progress:
        left, right = sides([a, b], Run(*numbers), progress)
    right = right if tell_by is None else under(right, tell_by)
    return left, replace(right, name=name)


def _show(sides: "tuple[Side, Side]", over: int | None, picture: Path | None, as_json: bool) -> None:
    """The comparison as text or data, and as a picture where one is wanted."""
    from stillwaiting.report.compare import compare_text, headline
    from stillwaiting.report.compare_document import compare_json
    from stillwaiting.studies.compare import OVER, compare

    found = compare(*sides, over_minutes=OVER if over is None else over)
    if picture is not None:
        from stillwaiting.plots import comparison, save

        save(comparison.draw(*sides, headline(found)), picture)
    if as_json:
        screen.echo_json(compare_json(found))
        return
    click.echo(compare_text(found, screen.width(), screen.unicode()), nl=False)
    if picture is not None:
        click.echo(f"Drawn: {picture}")
