"""The questions as they are asked on a terminal, and answers as they are typed."""

import re
import textwrap
from datetime import date
from typing import Any

from stillwaiting.questionnaire.answers import NO, UNSURE, AnswerError, one_of, read_answer
from stillwaiting.questionnaire.questions import Question
from stillwaiting.units import quoted

OPENING = (
    "Eight short questions about the employer, and two that you may skip. You need not know much: enter alone means"
    ' "not sure", and then it stays as is usual at such a place. Nothing is asked that names anyone, and nothing leaves'
    " this computer. Ctrl-C stops, and nothing is written."
)
GAP = "   "
TOGETHER = "\N{NO-BREAK SPACE}"


def opening(width: int) -> str:
    """What is said before the first question."""
    return textwrap.fill(OPENING, width)


def asked(question: Question, place: int, width: int) -> str:
    """A question with what may be answered; its place among the eight if it is one of them."""
    number = f"{place} of 8. " if question.counted else ""
    several = " Several as 1 3." if question.kind == "several" else ""
    enter = f"[{_enter(question)}]".replace(" ", TOGETHER)
    text = textwrap.fill(f"{number}{question.asks}{several}  {enter}", width).replace(TOGETHER, " ")
    listed = [f"{number} {choice.means}" for number, choice in enumerate(question.choices, 1)]
    line = "  " + GAP.join(listed)
    if len(line) > width:
        return "\n".join([text, *(_indented(each, width) for each in listed)])
    return f"{text}\n{line}" if listed else text


def _indented(choice: str, width: int) -> str:
    return textwrap.fill(choice, width, initial_indent="  ", subsequent_indent=" " * 4, break_on_hyphens=False)


def _enter(question: Question) -> str:
    """What enter alone answers, as it is typed."""
    numbers = {choice.answer: str(number) for number, choice in enumerate(question.choices, 1)}
    return numbers.get(question.default, question.default if question.counted else "skip")


def wrong(error: AnswerError, width: int) -> str:
    """What would be right, under an answer that cannot be taken."""
    return textwrap.fill(str(error), width, initial_indent="  ", subsequent_indent="  ")


def typed(question: Question, text: str, interview: date | None) -> Any:
    """The answer that was typed, choices by their number or their word; raises AnswerError with what would be right."""
    if not question.choices or text.strip().lower() in UNSURE | NO:
        return read_answer(question, text, interview)
    parts = re.split(r"[,\s]+(?:and\s+)?", text.strip()) if question.kind == "several" else [text.strip()]
    return read_answer(question, ",".join(_choice(question, part) for part in parts if part))


def _choice(question: Question, text: str) -> str:
    """The answer that a number, a word, or the beginning of a word in what only one of them means stands for."""
    count = len(question.choices)
    if text.isascii() and text.isdigit() and len(text) < 3 and 1 <= int(text) <= count:
        return question.choices[int(text) - 1].answer
    try:
        return one_of(question, text)
    except AnswerError as error:
        means = re.compile(rf"\b{re.escape(text)}", re.IGNORECASE)
        meant = [choice.answer for choice in question.choices if means.search(choice.means)]
        if len(meant) == 1:
            return meant[0]
        hint = f"write a number from 1 to {count}"
        raise AnswerError(f"{quoted(text)} is none of these; {hint}", error.suggestion) from None
