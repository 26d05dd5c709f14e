"""The bare program on a terminal: one question, and the answer."""

import re
import sys
import textwrap
from collections.abc import Callable
from datetime import date

import click

from stillwaiting.cli import screen
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import EXAMPLES, counted, parse_wait

QUESTION = "How long ago was the interview? (4 weeks, 10 days, or its date)"
FORMS = "Write it as 4 weeks, 10 days, or the date such as 2026-10-26; enter alone leaves."
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
DAYS = {"today": "0 days", "yesterday": "1 day"}
NUMBERS = ("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def is_possible() -> bool:
    """Whether somebody can be asked: both what is read and what is written are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def converse(call: Callable[[list[str]], object]) -> object:
    """Ask how long ago it was until there is an answer, or somebody leaves; `call` runs a command of the program."""
    while said := heard():
        try:
            options = wait_options(said, date.today())
            found = call(["ask", *options])
        except StillWaitingError as error:
            told = str(error).replace(f"; {EXAMPLES}", "").removesuffix(".")
            click.echo(textwrap.fill(f"{told}. {FORMS}", screen.width()))
        else:
            shown = " ".join(f'"{word}"' if " " in word else word for word in options)
            click.echo(f"\nTo ask again: stillwaiting ask {shown} (--about all tells more)")
            return found
    return None


def heard() -> str:
    """What is typed after the question; nothing for an empty line, and where nothing more can be typed."""
    click.echo(f"{QUESTION} ", nl=False)
    sys.stdout.flush()
    line = sys.stdin.buffer.readline().decode(sys.stdin.encoding, "replace")
    if not line.endswith("\n"):
        click.echo()
    return line.strip()


def wait_options(said: str, today: date) -> list[str]:
    """The arguments of `ask` for a wait or a date; raises StillWaitingError where it is neither, or lies ahead."""
    text = said.lower().strip("\"'").removeprefix("about ").removesuffix("ago").strip()
    text = DAYS.get(text, text)
    if DATE.fullmatch(text):
        day = _date(text)
        if day > today:
            ahead = counted((day - today).days, "day")
            raise StillWaitingError(f"{day} lies {ahead} ahead; the wait begins with the interview")
        return ["--since", day.isoformat()]
    number, _, unit = text.partition(" ")
    text = f"{max(1, NUMBERS.index(number) - 1)} {unit}" if number in NUMBERS else text
    parse_wait(text)
    return [text]


def _date(text: str) -> date:
    try:
        return date(*map(int, text.split("-")))
    except ValueError:
        raise StillWaitingError(f"{text} is on no calendar") from None
