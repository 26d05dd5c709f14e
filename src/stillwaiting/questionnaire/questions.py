"""The questions as data: what is asked, what may be answered, and what enter alone means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from stillwaiting.scenario import Scenario

Kind = Literal["one", "several", "number", "date", "promise", "country"]
"""How a question is answered: one or several of its choices, a whole number, a date, whether and by when, a place."""

SCHEMA = 1
"""The version of the questions as data."""
NOT_SURE = "not sure"
USUAL = "large_company"
"""The employer that is taken where none is named."""


@dataclass(frozen=True)
class Choice:
    """One answer that may be given."""

    answer: str
    """The word for it in a file of answers."""

    means: str
    """The same in a person's words."""


@dataclass(frozen=True)
class Question:
    """One thing that is asked."""

    key: str
    """What its answer is called in a file of answers."""

    asks: str
    """The question itself, in one line."""

    kind: Kind = "one"
    """How it is answered."""

    choices: tuple[Choice, ...] = ()
    """The answers to choose from, where there are such."""

    least: int = 0
    """The smallest number, where a number is asked for."""

    most: int = 0
    """The largest one."""

    default: str = NOT_SURE
    """What enter alone, or a missing line, answers."""

    counted: bool = True
    """Whether it is one of the eight; the others are about dates and may be skipped."""


def questions(known: Mapping[str, Scenario]) -> tuple[Question, ...]:
    """All questions in the order they are asked; `known` are the kinds of employer to choose from, by name."""
    kinds = tuple(Choice(name, scenario.choose_if) for name, scenario in known.items())
    return (
        Question("interview", "When was the interview? A date such as 2026-10-26", "date", counted=False),
        Question("employer", "Which of these comes nearest?", choices=kinds, default=USUAL),
        *FURTHER,
    )


def as_data(asked: Iterable[Question]) -> dict[str, Any]:
    """The questions as plain data, for another front end to ask them."""
    return {"schema": SCHEMA, "questions": [_as_data(question) for question in asked]}


def _as_data(question: Question) -> dict[str, Any]:
    numbers = {"least": question.least, "most": question.most} if question.kind == "number" else {}
    return {
        "key": question.key,
        "asks": question.asks,
        "kind": question.kind,
        "choices": [{"answer": choice.answer, "means": choice.means} for choice in question.choices],
        **numbers,
        "default": question.default,
        "may_be_skipped": not question.counted,
    }


def _choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(answer, means) for answer, means in pairs)


FURTHER = (
    Question(
        "round",
        "Which round was it?",
        choices=_choices([("first", "the first"), ("second", "a later one, with more to come"), ("final", "the last")]),
    ),
    Question("people", "How many of those you met decide together? 1 to 8", "number", least=1, most=8),
    Question(
        "writes",
        "Who writes to you?",
        choices=_choices([("hr", "HR or a recruiter"), ("manager", "the manager or owner")]),
    ),
    Question(
        "references",
        "And your references?",
        choices=_choices([("called", "called already"), ("asked", "asked for"), ("not_mentioned", "not mentioned")]),
    ),
    Question(
        "promised",
        "Did they say when you would hear? No, a date, or a time such as 1 week",
        "promise",
    ),
    Question("signatures", "How many above them must sign an offer? 0 to 8", "number", most=8),
    Question(
        "known",
        "Do you know of anything that goes on there?",
        "several",
        _choices(
            [
                ("freeze", "hiring is frozen"),
                ("reorganisation", "a reorganisation"),
                ("holiday", "the one who decides is on holiday"),
                ("absence", "the one who decides is ill or called away"),
                ("left", "the one who decided has left"),
                ("project", "something urgent goes before hiring"),
                ("others", "others are still being interviewed"),
            ]
        ),
        default="nothing",
    ),
    Question(
        "country",
        "In which country is it, for the public holidays? Such as GB, DE or US-CA; US if you skip it",
        "country",
        counted=False,
    ),
)
"""The questions after the first two; what may be answered does not depend on what is shipped."""
