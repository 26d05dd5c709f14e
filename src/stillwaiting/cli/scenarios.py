"""stillwaiting scenarios: what is shipped."""

import textwrap

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option


@click.command()
@json_option()
def command(as_json: bool) -> None:
    """List the scenarios that are shipped, and when to choose which."""
    from stillwaiting.scenario_file import load, shipped

    found = [load(name) for name in shipped()]
    if as_json:
        keys = ("name", "description", "choose_if")
        screen.echo_json([{key: getattr(scenario, key) for key in keys} for scenario in found])
        return
    for scenario in found:
        text = f"{scenario.description} Choose this if: {scenario.choose_if}."
        click.echo(scenario.name)
        click.echo(textwrap.indent(textwrap.fill(text, screen.width() - 4), "    "))
