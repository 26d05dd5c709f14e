"""The program: finds the command, and turns every mistake into one line and an exit code."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from stillwaiting.cli import dialogue
from stillwaiting.errors import StillWaitingError

COMMANDS = {
    "ask": "Is this long a wait unusual? The answer, for one scenario and one wait.",
    "run": "Play a scenario many times; keep every replication.",
    "plot": "Draw the waits, the survival curve or the causes.",
    "story": "Tell one replication day by day: what went on, and what you saw of it.",
    "compare": "Play two employers with the same draws; or one, with and without something.",
    "sweep": "Play one employer at many points, with numbers of it varied; keep a table.",
    "sensitivity": "Which of the numbers that a sweep varied matter for an answer.",
    "new": "Describe your employer: eight plain questions make a scenario of your own.",
    "show": "Print a scenario with every default filled in, and how each amount was read.",
    "check": "Check scenario files; for editors and continuous integration.",
    "scenarios": "List the scenarios that are shipped.",
    "delays": "List the delays a scenario can have.",
    "schema": "Print the JSON Schema of scenario files.",
    "verify": "Simulate what is known exactly, and compare: is the program right?",
    "validate": "Compare the scenarios with published totals none was set up from; write a report.",
}
"""Every command with its one line; its module is imported when it is called."""

WRONG, USAGE, INTERRUPTED = 1, 2, 130


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"stillwaiting.cli.{cmd_name}").command
        command.help, command.short_help = command.help or COMMANDS[cmd_name], COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was called, or a usage error with the name that was probably meant."""
        close = get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and close:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {close[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table itself: listing commands must not import them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"stillwaiting {version('stillwaiting')}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
)
def program() -> None:
    """What goes on behind closed doors after a job interview, simulated many thousand times.

    \b
    stillwaiting ask "4 weeks"
    stillwaiting ask large_company --waited "4 weeks"

    On a terminal, `stillwaiting` alone asks how long ago it was, and answers.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code: 0 answered, 1 the scenario or data is wrong, 2 usage, 130 interrupted."""
    _mend_streams()
    try:
        bare = not (sys.argv[1:] if arguments is None else arguments)
        found = dialogue.converse(_run) if bare and dialogue.is_possible() else _run(arguments)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except StillWaitingError as error:
        click.echo(str(error), err=True)
        return WRONG
    except (KeyboardInterrupt, click.Abort) as error:
        _stop_workers()
        click.echo(str(error) or "stopped; nothing was kept", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        click.echo(f"cannot write the answer: {error.strerror or error}", err=True)
        _drop_output()
        return WRONG
    return found if isinstance(found, int) else 0


def _run(arguments: list[str] | None) -> object:
    """What the program returns for these arguments, or for those it was called with."""
    return program.main(args=arguments, prog_name="stillwaiting", standalone_mode=False)


def _mend_streams() -> None:
    """A stream that is closed is as good as nowhere; a letter that a terminal does not have must not stop an answer."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _stop_workers() -> None:
    """End the other processes of --jobs, where there are any, without a word from them."""
    if "joblib" in sys.modules:
        from joblib.externals.loky import get_reusable_executor

        get_reusable_executor().shutdown(wait=True, kill_workers=True)


def _drop_output() -> None:
    """Whoever read our output is gone; the interpreter must not complain when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
