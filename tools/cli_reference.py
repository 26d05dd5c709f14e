"""Prints docs/reference/cli.md: what every command says of itself.

Run as `python tools/cli_reference.py > docs/reference/cli.md`; a test compares the two.
"""

import sys

import click

from stillwaiting.cli.main import COMMANDS, program

INTRODUCTION = """\
# The command line

Written by `tools/cli_reference.py` from what `--help` prints; do not edit.

Results go to the standard output, progress to the standard error. Exit codes: 0 answered, 1 the scenario or data is
wrong, 2 usage, 130 interrupted. The keys of `--json` are in [json.md](json.md).
"""


def page() -> str:
    """The whole page."""
    with click.Context(program, info_name="stillwaiting", terminal_width=80, **program.context_settings) as context:
        commands = [click.Context(command(context, name), context, name) for name in COMMANDS]
        return "\n".join([INTRODUCTION, *map(section, (context, *commands))])


def command(context: click.Context, name: str) -> click.Command:
    """A command as the program finds it."""
    found = program.get_command(context, name)
    assert found is not None
    return found


def section(context: click.Context) -> str:
    """The help of one command, at a fixed width."""
    return f"## {context.command_path}\n\n```\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
