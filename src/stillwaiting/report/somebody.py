"""Somebody like you, to read with `story`."""

import shlex
from dataclasses import dataclass

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.somebody import Told
from stillwaiting.asking import SEED
from stillwaiting.report.document import Document, days
from stillwaiting.report.wording import Page, wrapped

ENDS = {
    "rejection": "was told no",
    "cancelled": "was told that the job is gone",
    "withdrawn": "took another job",
    "never_told": "was never told",
    "open": "has no answer yet",
}
"""How a story without an offer ends."""


@dataclass(frozen=True)
class Asked:
    """How the question was asked on the command line, as far as a story must be asked for in the same way."""

    scenario: str
    """The file or the name of the scenario."""
    interview: str | None = None
    """The moment of the interview, where it was given there."""


def somebody_lines(answer: Answer, page: Page, asked: Asked | None = None) -> list[str]:
    """One who waited longer and got it, and one who did not, each with the command that tells the story."""
    got_it, did_not = answer.somebody.got_it, answer.somebody.did_not
    lines = []
    if got_it is not None:
        lines += pointed(page, "Somebody waited longer and got it:", command(answer, got_it, asked))
    if did_not is not None:
        start = "Somebody waited longer and" if got_it is None else "  Somebody else"
        lines += pointed(page, f"{start} {ENDS[did_not.end]}:", command(answer, did_not, asked))
    return lines


def pointed(page: Page, text: str, command: str) -> list[str]:
    """A line that ends in a command; where it has no room, the command has a line of its own."""
    line = f"{text} {command}"
    if len(line) <= page.width:
        return [line]
    start, option, moment = command.partition(" --interview")
    if len(command) + 4 <= page.width or not option:
        return [*wrapped(page, text), f"    {command}"]
    return [*wrapped(page, text), f"    {start} \\", f"      {option.strip()}{moment}"]


def command(answer: Answer, told: Told, asked: Asked | None = None) -> str:
    """What to type after `stillwaiting` to read it."""
    asked = asked or Asked(answer.scenario)
    name = asked.scenario if told.scenario == answer.scenario else told.scenario
    seed = f" --seed {answer.seed}" if answer.seed != SEED else ""
    moment = f" --interview {shlex.quote(asked.interview)}" if asked.interview else ""
    return f"story {shlex.quote(name)} --replication {told.replication}{seed}{moment}"


def somebody_json(answer: Answer) -> Document:
    """The two as plain data; null where there is none."""
    return {"got_it": told_json(answer.somebody.got_it), "did_not": told_json(answer.somebody.did_not)}


def told_json(told: Told | None) -> Document | None:
    """One replication by its number."""
    if told is None:
        return None
    return {
        "scenario": told.scenario,
        "replication": told.replication,
        "end": told.end,
        "day": days(told.minute),
    }
