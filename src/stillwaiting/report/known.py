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
    lines = wrapped(page, f"As you said: {'; '.join(said)}.") if said else []
    return lines + dropped_lines(answer, page)


def dropped_lines(answer: Answer, page: Page) -> list[str]:
    """The signs that left too few cases: with them the model cannot say, so the answer goes without."""
    if not answer.dropped:
        return []
    said = "; ".join(reading(sign, answer.waited) + dated(answer, sign.minute) for sign in answer.dropped)
    days = any(sign.minute is not None for sign in answer.dropped)
    hint = " Perhaps it says more without the day." if days else ""
    text = f"With this it cannot say from this model: {said}. Hardly any simulated case saw that"
    return wrapped(page, f"{text}, so the answer leaves it out.{hint}")


def dated(answer: Answer, minute: int | None) -> str:
    """The date of a day, in brackets, where it is known."""
    if minute is None or answer.interview is None:
        return ""
    return f" [{on_date(answer.interview, minute)}]"
