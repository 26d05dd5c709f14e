"""The questions as a file to fill in, and the answers in such a file."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from stillwaiting.errors import StillWaitingError
from stillwaiting.questionnaire.answers import NO_INTERVIEW, AnswerError, Answers, read_answer
from stillwaiting.questionnaire.questions import Question
from stillwaiting.scenario_file.places import Entry, Finding, Node, placed, plain
from stillwaiting.scenario_file.problems import closest
from stillwaiting.scenario_file.problems import shown as shown_value
from stillwaiting.scenario_file.read import read_text
from stillwaiting.scenario_file.tree import NOTHING
from stillwaiting.units import quoted

WIDTH = 100
INTRODUCTION = (
    "Answers for `stillwaiting new --answers FILE`. Every line may be left out; what is not answered stays as is"
    " usual at such an employer."
)
FRAME = (StreamStartEvent, StreamEndEvent, DocumentStartEvent, DocumentEndEvent)


def form(questions: Iterable[Question]) -> str:
    """A file of answers in which nothing is answered yet, with every question and every answer that may be given."""
    return "\n".join([*commented(INTRODUCTION), *(line for each in questions for line in _asked(each))]) + "\n"


def commented(text: str) -> list[str]:
    """A paragraph as lines of comment."""
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _asked(question: Question) -> Iterator[str]:
    yield ""
    yield from commented(question.asks)
    widest = max((len(choice.answer) for choice in question.choices), default=0)
    for choice in question.choices:
        yield f"#   {choice.answer:<{widest}}  {choice.means}"
    if question.kind == "several":
        yield "# Several as a list: [freeze, others]"
    yield f"{question.key}: {question.default}"


def answers_from(text: str, shown: str, questions: Sequence[Question]) -> Answers:
    """The answers in the text of a file, which is shown by that name in errors.

    Raises ScenarioError with one line `file:line:column: what is wrong` for everything that is wrong.
    """
    if _says_nothing(text, shown):
        return Answers()
    tree = read_text(text, shown)
    entries, findings = tree.root.mapping(), [*tree.findings, *_unknown(tree.root.mapping(), questions)]
    found: dict[str, Any] = {}
    for question in questions:
        if question.key in entries:
            found[question.key] = _value(question, entries[question.key].node, found.get("interview"), findings)
    if findings:
        raise placed((), tree.root, _without_consequences(findings, entries))
    return Answers(**found)


def _without_consequences(findings: list[Finding], entries: Mapping[str, Entry]) -> list[Finding]:
    """The findings without the one that a date of the interview is missing, where it is only wrong."""
    there = entries["interview"].node.place if "interview" in entries else None
    wrong = any(finding.place == there for finding in findings)
    return [finding for finding in findings if not (wrong and finding.message == NO_INTERVIEW)]


def _says_nothing(text: str, shown: str) -> bool:
    """Whether there is nothing but comments; raises StillWaitingError where there is something else than keys."""
    try:
        content = [event for event in YAML(typ="safe", pure=True).parse(text) if not isinstance(event, FRAME)]
    except (YAMLError, AssertionError, ValueError, OverflowError):
        return False  # what is wrong with it is told with its place, where it is read
    if not content or (isinstance(content[0], ScalarEvent) and content[0].value in NOTHING):
        return True
    if isinstance(content[0], MappingStartEvent):
        return False
    raise StillWaitingError(
        f"{shown}: answers are lines such as `round: final`; `stillwaiting new --questions` has all"
    )


def _unknown(entries: Mapping[str, Entry], questions: Iterable[Question]) -> list[Finding]:
    """Keys that are no question's."""
    known = [question.key for question in questions]
    lost = [(key, entry.key, closest(key, known)) for key, entry in entries.items() if key not in known]
    listed = f"; the questions are {', '.join(known)}"
    return [
        Finding(place, f"no question is called {quoted(key)}{'' if close else listed}", close)
        for key, place, close in lost
    ]


def _value(question: Question, node: Node, interview: date | None, findings: list[Finding]) -> Any:
    """The answer that stands at a node, or nothing after noting what is wrong with it."""
    parts = node.value if isinstance(node.value, tuple) and question.kind == "several" else (node,)
    values = []
    for part in parts:
        if isinstance(part.value, str | None):
            try:
                values.append(read_answer(question, part.value or "", interview))
            except AnswerError as error:
                findings.append(Finding(part.place, error.message, error.suggestion))
        else:
            findings.append(Finding(part.place, f"expected one answer, got {shown_value(plain(part))}"))
    if question.kind != "several":
        return values[0] if values else None
    named = {word for value in values for word in value}
    return tuple(choice.answer for choice in question.choices if choice.answer in named)
