"""stillwaiting validate: finished scenarios compared with published totals."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option, replications_option, seed_option

if TYPE_CHECKING:
    from stillwaiting.studies.validate import Validation

FOUND = 3
"""The exit code of a check that found what it looks for."""
FOLDER = Path("validation")
"""Where the report goes when everything is compared."""


@click.command()
@click.argument("scenarios", metavar="[SCENARIO]...", nargs=-1)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write report.md and its pictures into this folder; `validation` unless scenarios are named.",
)
@replications_option(10_000, "How often to play each scenario.")
@seed_option()
@click.option("--strict", is_flag=True, help="Exit with code 3 where a published total fails.")
@json_option()
def command(
    scenarios: tuple[str, ...], out: Path | None, replications: int, seed: int, strict: bool, as_json: bool
) -> int:
    """Compare the scenarios with published totals that none of them was set up from.

    Without names every scenario with a published counterpart is played, and validation/report.md is written with
    its pictures; with names, or with --json, nothing is written unless --out says where. What fails is
    published as failing: the exit code is 0 all the same, unless --strict.

    \b
    stillwaiting validate
    stillwaiting validate restaurant retail
    """
    from stillwaiting.report.validate import validate_json, validate_text
    from stillwaiting.studies.validate import validate

    with screen.progress("playing") as progress:
        found = validate(scenarios, seed=seed, replications=replications, progress=progress)
    folder = out if out or scenarios or as_json else FOLDER
    if folder is not None:
        _write(found, folder)
    if as_json:
        screen.echo_json(validate_json(found))
    else:
        click.echo(validate_text(found, screen.width(), screen.unicode()), nl=False)
        if folder is not None:
            click.echo(f"\nWritten: {folder / 'report.md'}")
    return FOUND if strict and found.failed else 0


def _write(found: "Validation", folder: Path) -> None:
    """The page and its pictures, each whole or not at all."""
    from stillwaiting.errors import StillWaitingError
    from stillwaiting.plots.sheet import save, write_whole
    from stillwaiting.plots.validation import draw_days, draw_shares
    from stillwaiting.report.validation_page import DAYS_PICTURE, SHARES_PICTURE, validation_page

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StillWaitingError(f"cannot write {folder}: {error.strerror or error}") from None
    drawings = {DAYS_PICTURE: (draw_days, True), SHARES_PICTURE: (draw_shares, False)}
    for name, (draw, in_days) in drawings.items():
        if any(each.target.in_days == in_days for each in found.compared):
            save(draw(found), folder / name)
    write_whole(folder / "report.md", validation_page(found).encode())
