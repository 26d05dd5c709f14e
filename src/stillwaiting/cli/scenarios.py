"""stillwaiting scenarios: what is shipped."""

import textwrap

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option


@click.command()
@json_option()
def command(as_json: bool) -> None:
    """List the scenarios that are shipped, and when to choose which.

    First the mixtures of several kinds of employer, for whoever does not know which kind it is.
    """
    from stillwaiting.mixture import Mixture
    from stillwaiting.scenario_file import load_employer, shipped

    found = sorted(map(load_employer, shipped()), key=lambda employer: not isinstance(employer, Mixture))
    if as_json:
        keys = ("name", "description", "choose_if")
        screen.echo_json([{key: getattr(employer, key) for key in keys} for employer in found])
        return
    for employer in found:
        text = f"{employer.description} Choose this if: {employer.choose_if}."
        click.echo(employer.name)
        click.echo(textwrap.indent(textwrap.fill(text, screen.width() - 4), "    "))
