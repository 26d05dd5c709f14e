"""Answers as the text of a scenario, each change with the answer it comes from."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stillwaiting.questionnaire.answers import Answers, said
from stillwaiting.questionnaire.change import Change
from stillwaiting.questionnaire.changes import changes
from stillwaiting.questionnaire.form import commented
from stillwaiting.questionnaire.roles import roles_in
from stillwaiting.scenario import Scenario
from stillwaiting.scenario_file import loads
from stillwaiting.scenario_file.header import SCHEMA, SECTIONS
from stillwaiting.scenario_file.write import INDENT, flow

LONGEST_LINE = 100
ROUNDS = {"first": "a first interview", "second": "a second interview", "final": "a final interview"}


def scenario_text(answers: Answers, employer: Scenario, file: str) -> str:
    """The text of the scenario that the answers make of an employer, for a file of that name.

    Pure; the scenario stands on top of the shipped one, so it can be read wherever that can.
    """
    found = changes(answers, roles_in(employer))
    body = "\n".join([*_head(answers, employer), *_sections(found, employer), *_sources(found)]) + "\n"
    return "\n".join([*_introduction(answers, file, loads(body).idle()), "", body])


def signs_of(answers: Answers) -> list[str]:
    """What the answers say that you have seen, as `stillwaiting ask --sign` takes it."""
    called = ["references_called"] if answers.references == "called" else []
    return [*called, *([f"promised={answers.promised}d"] if answers.promised else [])]


def asking(answers: Answers, file: str) -> str:
    """The command that asks how unusual the wait is."""
    when = f"--since {answers.interview}" if answers.interview else '--waited "3 weeks"'
    signs = "".join(f" --sign {sign}" for sign in signs_of(answers))
    return f"stillwaiting ask {shlex.quote(file)} {when}{signs}"


def _introduction(answers: Answers, file: str, idle: Sequence[str]) -> Iterator[str]:
    """How to go on, and what was answered."""
    yield from commented("Written by `stillwaiting new` from answers about one employer. What you know better, change.")
    yield from ("#", f"#   stillwaiting check {shlex.quote(file)}", f"#   {asking(answers, file)}", "#")
    if not answers.interview:
        yield from commented("In place of 3 weeks goes the time since your interview.")
    if answers.references == "called":
        yield from commented("If you know the day: --sign references_called=6d, six days after the interview.")
    yield from commented("You answered, as `--answers FILE` reads it; all else is as usual at such an employer:")
    yield from (f"#   {key}: {answer}" for key, answer in said(answers).items())
    if idle:
        rest = "has nothing left to do" if len(idle) == 1 else "have nothing left to do"
        yield from commented(f"{', '.join(idle)} {rest} after these answers; `check` says so, and it is no mistake.")


def _head(answers: Answers, employer: Scenario) -> Iterator[str]:
    """The keys beside the parts."""
    yield f"schema: {SCHEMA}"
    yield f"extends: {employer.name}"
    yield f"description: {flow(f'As {employer.name}, with what the answers to eight questions change.')}"
    if answers.round:
        yield from _remark("round", "the headline of every answer says so", "")
        yield f"situation: {flow(_situation(answers.round, employer.situation))}"
    if answers.interview:
        yield from _remark("interview", "so there are dates beside the days", "")
        yield f"interview: {answers.interview}"
    if answers.country:
        yield from _remark("country", "its public holidays are kept", "")
        yield f"country: {flow(answers.country)}"


def _situation(which: str, usual: str) -> str:
    """Where the wait began, at the place that the shipped scenario names, if it names one."""
    return f"{ROUNDS[which]}{''.join(usual.partition(' at ')[1:])}"


def _sections(found: Sequence[Change], employer: Scenario) -> Iterator[str]:
    """The parts, section by section; what several answers change in one entry stands there together."""
    for section in SECTIONS:
        there = list(getattr(employer, section)) if section != "standing" else []
        changed = [change for change in found if change.section == section]
        names = dict.fromkeys([name for name in there if name in {change.name for change in changed}])
        names |= dict.fromkeys(change.name for change in changed)
        yield from ("", f"{section}:") if names else ()
        before: list[str] = []
        for name in names:
            remarks, lines = _entry(name, [change for change in changed if change.name == name])
            yield from (line for line in remarks if remarks != before)
            yield from lines
            before = remarks


def _entry(name: str, changed: Sequence[Change]) -> tuple[list[str], list[str]]:
    """Why an entry is changed, and the entry itself: on one line where that is short."""
    remarks = [line for change in changed for line in _remark(change.because, change.why, INDENT)]
    says = _merged([change.says for change in changed])
    line = f"{INDENT}{name}:" + ("" if says is None else f" {flow(says)}")
    if len(line) <= LONGEST_LINE:
        return remarks, [line]
    return remarks, [f"{INDENT}{name}:", *(f"{INDENT * 2}{key}: {flow(value)}" for key, value in says.items())]


def _merged(parts: Sequence[Any]) -> Any:
    """What several changes say of one entry."""
    return parts[0] if len(parts) == 1 else {key: value for says in parts for key, value in says.items()}


def _sources(found: Iterable[Change]) -> Iterator[str]:
    """Where each number that is set comes from."""
    told = {
        ".".join(filter(None, (_owner(change), key))): text for change in found for key, text in change.sources.items()
    }
    yield from ("", "sources:") if told else ()
    yield from (f"{INDENT}{key}: {flow(text)}" for key, text in told.items())


def _owner(change: Change) -> str:
    return f"standing.{change.name}" if change.section == "standing" else change.name


def _remark(key: str, why: str, indent: str) -> Iterator[str]:
    yield from (f"{indent}{line}" for line in commented(f"{key}: {why}."))
