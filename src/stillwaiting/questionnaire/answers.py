"""Answers: each read from the words it was given in."""

import re
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from math import ceil
from typing import Any

from stillwaiting.calendar import public_holidays
from stillwaiting.errors import StillWaitingError
from stillwaiting.questionnaire.questions import NOT_SURE, USUAL, Question
from stillwaiting.units import DAY, counted, parse_wait, quoted

UNSURE = frozenset({"", "?", NOT_SURE, "unsure", "unknown", "don't know"})
NO = frozenset({"no", "none", "nothing"})
LONGEST_PROMISE = 364
"""Days; a date that is named lies within the year that a case is followed."""
NO_INTERVIEW = "a date needs the date of the interview; write the time between them, such as 1 week"
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Answers:
    """What somebody knows about an employer; None wherever they are not sure."""

    employer: str = USUAL
    """The shipped scenario that comes nearest."""
    interview: date | None = None
    """The day of the interview."""
    round: str | None = None
    """Which it was: first, second (or later, with more to come), final."""
    people: int | None = None
    """How many decide together."""
    writes: str | None = None
    """Who writes: hr or manager."""
    references: str | None = None
    """Whether they were called, asked for, or not mentioned."""
    promised: int | None = None
    """The day they named, counted from the interview; 0 where they named none."""
    signatures: int | None = None
    """How many must sign before an offer goes out."""
    known: tuple[str, ...] = ()
    """What is known to go on there, in the order of the question."""
    country: str | None = None
    """Whose public holidays are kept."""


class AnswerError(StillWaitingError):
    """An answer that cannot be taken: `message` says what would be right."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        self.message = message
        self.suggestion = suggestion
        super().__init__(message + (f" (did you mean {suggestion!r}?)" if suggestion else ""))


def read_answer(question: Question, text: str, interview: date | None = None) -> Any:
    """The value of the field of Answers that the question fills; of `several`, a list of words with commas between.

    `interview` is its date if it has been given, from which a promised date is counted. Raises AnswerError.
    """
    words = " ".join(text.split())
    if words.lower() in UNSURE:
        return getattr(Answers, question.key)
    if question.kind == "one":
        return one_of(question, words)
    if question.kind == "several":
        return several_of(question, words)
    if question.kind == "number":
        return _number(question, words)
    if question.kind == "date":
        return _date(words)
    return _promise(words, interview) if question.kind == "promise" else _country(words)


def said(answers: Answers) -> dict[str, str]:
    """What was answered, by key, as a file of answers says it; without what nobody is sure of."""
    given = {field.name: getattr(answers, field.name) for field in fields(answers)}
    return {key: _spelled(key, value) for key, value in given.items() if value is not None and value != ()}


def one_of(question: Question, text: str) -> str:
    """The answer that a word stands for."""
    known = [choice.answer for choice in question.choices]
    word = text.lower().replace(" ", "_").replace("-", "_")
    if word in known:
        return word
    close = get_close_matches(word, known, n=1)
    listed = "" if close else f"; write {', '.join(known[:-1])} or {known[-1]}"
    raise AnswerError(f"{quoted(text)} is none of the answers{listed}", close[0] if close else None)


def several_of(question: Question, text: str) -> tuple[str, ...]:
    """The answers that words with commas between stand for, each once, in the order of the question."""
    if text.lower() in NO:
        return ()
    named = {one_of(question, word.strip()) for word in text.split(",") if word.strip()}
    return tuple(choice.answer for choice in question.choices if choice.answer in named)


def _number(question: Question, text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not question.least <= number <= question.most:
        raise AnswerError(f"{quoted(text)} is not a whole number from {question.least} to {question.most}")
    return number


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise AnswerError(f"{quoted(text)} is not a date; write such as 2026-10-26") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AnswerError(f"{quoted(text)} does not lie between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _promise(text: str, interview: date | None) -> int:
    """Days from the interview to the date they named."""
    if text.lower() in NO:
        return 0
    if not re.fullmatch(r"\d{4}-.*", text):
        days = ceil(_length(text) / DAY)
    elif interview is None:
        raise AnswerError(NO_INTERVIEW)
    else:
        days = (_date(text) - interview).days
    if not 1 <= days <= LONGEST_PROMISE:
        raise AnswerError(f"{quoted(text)} does not lie 1 to {LONGEST_PROMISE} days after the interview")
    return days


def _length(text: str) -> int:
    try:
        return parse_wait(text)
    except StillWaitingError:
        raise AnswerError(f"{quoted(text)} is no date and no time; write such as 2026-11-06, 1 week or no") from None


def _country(text: str) -> str:
    place = text.upper()
    try:
        public_holidays(place, FIRST_YEAR, FIRST_YEAR)
    except StillWaitingError as error:
        raise AnswerError(str(error).replace(quoted(place), quoted(text))) from None
    return place


def _spelled(key: str, value: Any) -> str:
    """An answer as a file of answers says it."""
    if key == "promised":
        return counted(value, "day") if value else "no"
    return "[" + ", ".join(value) + "]" if isinstance(value, tuple) else str(value)
