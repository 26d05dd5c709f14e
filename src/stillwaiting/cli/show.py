"""stillwaiting show: a scenario as it was understood."""

import click

from stillwaiting.cli.arguments import scenario_argument


@click.command()
@scenario_argument()
def command(scenario: str) -> None:
    """Print a scenario with every default filled in, and how each amount was read.

    What is printed is a scenario file itself.
    """
    from stillwaiting.scenario_file import check, dumps

    click.echo(dumps(check(scenario), readings=True), nl=False)
