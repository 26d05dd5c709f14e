"""What would change the answer most, in a line."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.answers.would_change import WouldChange
from stillwaiting.report.document import Document, share
from stillwaiting.report.shares import per_100
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.signs import words


def would_change_lines(answer: Answer, page: Page) -> list[str]:
    """The signs that would move the chance of an offer most, each with its figure; no line where none would."""
    told = [each for each in answer.would_change if says_something(answer, each)]
    found = [
        f"if {words(each.sign.name)}, {'' if place else 'an offer '}{per_100(each.offer)}"
        f"{'' if place else ' in 100'} (--sign {each.sign.name})"
        for place, each in enumerate(told)
    ]
    return wrapped(page, f"Would change this: {'; '.join([*found, *without(answer)])}.") if found else []


def without(answer: Answer) -> list[str]:
    """What it is if none of these signs has come: whoever asks knows that, and it tells as much."""
    if answer.neither is None or not answer.neither.among:
        return []
    options = " ".join(f"--not-sign {each.sign.name}" for each in answer.would_change)
    which = "neither has" if len(answer.would_change) > 1 else "it has not"
    return [f"if {which} happened until today, {per_100(answer.neither)} ({options})"]


def says_something(answer: Answer, change: WouldChange) -> bool:
    """Whether the figure says in which direction it goes: "fewer than 6" is no rise."""
    number, present = in_hundred(change.offer), answer.chances.now["offer"].value or 0.0
    rises = (change.offer.value or 0.0) > present
    return not (number.startswith("<") if rises else number.startswith(">"))


def would_change_json(answer: Answer) -> Document:
    """The same as plain data, the largest change first."""
    found = [{"sign": each.sign.name, "offer": share(each.offer)} for each in answer.would_change]
    return {"signs": found, "neither": share(answer.neither) if answer.neither else None}
