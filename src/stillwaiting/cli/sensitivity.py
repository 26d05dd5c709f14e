"""stillwaiting sensitivity: which of the numbers that a sweep varied matter for an answer."""

from pathlib import Path

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option


@click.command()
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--answer",
    default="median",
    show_default=True,
    help="A column of answers, or how its name begins: median, nine_in_ten, over, offer, never_told, ...",
)
@click.option(
    "--plot",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the answer over each number: FILE.png, FILE.svg or FILE.pdf.",
)
@json_option()
def command(table: Path, answer: str, picture: Path | None, as_json: bool) -> None:
    """Which of the numbers that a sweep varied matter for an answer.

    FILE is what `sweep` made, .parquet or .csv. Ranked is the share of the variance of the answer that goes with each
    number alone; beside it stands what the answer is at either end.

    \b
    stillwaiting sensitivity sweep.csv
    stillwaiting sensitivity sweep.csv --answer never_told --plot matters.png
    """
    from stillwaiting.report.sensitivity import sensitivity_text
    from stillwaiting.report.sensitivity_document import sensitivity_json
    from stillwaiting.studies.sensitivity import sensitivity
    from stillwaiting.studies.table import read

    if picture is not None:
        from stillwaiting.plots import check_file

        check_file(picture)
    found = sensitivity(read(table), answer)
    if picture is not None:
        from stillwaiting.plots import save
        from stillwaiting.plots.sensitivity import draw
        from stillwaiting.report.sensitivity import answer_words, short_headline

        save(draw(found, short_headline(found), answer_words(found.answer)), picture)
    if as_json:
        screen.echo_json(sensitivity_json(found))
        return
    click.echo(sensitivity_text(found, screen.width(), screen.unicode()), nl=False)
    if picture is not None:
        click.echo(f"Drawn: {picture}")
