"""The terminal as it is: its width, its letters, and a progress bar on the other stream."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

NARROWEST, WIDEST = 40, 120


def width() -> int:
    """Columns to write in."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def unicode() -> bool:
    """Whether block characters can be shown."""
    return "utf" in (sys.stdout.encoding or "").lower()


def echo_json(data: Any) -> None:
    """Print plain data as JSON."""
    import json

    click.echo(json.dumps(data, indent=2, ensure_ascii=not unicode()))


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the standard error where that is a terminal, fed with (done, planned); else nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def report(done: int, planned: int) -> None:
            # A bar that was full once stays full, whatever is planned on top, unless told that it is not finished.
            bar.length, bar.finished = planned, False
            bar.update(min(done, planned) - bar.pos)

        yield report
    # A finished bar is no part of the answer.
    click.echo("\x1b[1A\x1b[2K", nl=False, err=True)
