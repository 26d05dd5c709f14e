"""stillwaiting delays: the catalogue."""

import inspect
import sys

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import json_option


@click.command()
@json_option()
def command(as_json: bool) -> None:
    """List the delays a scenario can have, in the order of the article they come from."""
    from stillwaiting.delays import DELAYS

    found = {name: inspect.getdoc(sys.modules[part.__module__]) or "" for name, part in DELAYS.items()}
    if as_json:
        screen.echo_json([{"name": name, "what": text.splitlines()[0]} for name, text in found.items()])
        return
    widest = max(map(len, found))
    for name, text in found.items():
        click.echo(f"{name:<{widest}}  {text.splitlines()[0]}")
