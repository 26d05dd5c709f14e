"""What the person said they know, as it was understood."""

from stillwaiting.answers.answer import Answer
from stillwaiting.report.wording import Page, on_date, wrapped
from stillwaiting.signs import reading
from stillwaiting.units import DAY


def known_lines(answer: Answer, page: Page) -> list[str]:
    """The signs and the note, each as it was read; no line where there is only silence."""
    said = [reading(sign, answer.waited) + dated(answer, sign.minute) for sign in answer.signs]
    if answer.wrote is not None:
        said.append(f"you wrote on day {round(answer.wrote / DAY)}{dated(answer, answer.wrote)}, and had no reply")
    return wrapped(page, f"As you said: {'; '.join(said)}.") if said else []


def dated(answer: Answer, minute: int | None) -> str:
    """The date of a day, in brackets, where it is known."""
    if minute is None or answer.interview is None:
        return ""
    return f" [{on_date(answer.interview, minute)}]"
