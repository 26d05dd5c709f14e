"""Of whom a share is, how it is said beside them, and from how many cases on."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.report.shares import in_brackets, per_100
from stillwaiting.report.wording import FEW_CASES, Page, wrapped
from stillwaiting.survival import Share

FEWEST = 100
"""Cases below which nothing is said."""


def in_words(answer: Answer, share: Share) -> str:
    """So many in 100, with the band of what we do not know where it shows: `19 (12 to 28)`."""
    return per_100(share) + in_brackets(share, answer.worlds)


def in_cell(answer: Answer, share: Share) -> str:
    """The same in signs: `19 (12 to 28)`, or `<3`."""
    return in_hundred(share) + in_brackets(share, answer.worlds)


def people_like_you(answer: Answer) -> str:
    """Whom a share is of: `100 people as silent as you, with the same signs`."""
    signs = ", with the same signs" if answer.signs else ""
    note = ", with no reply to a note either" if answer.wrote is not None else ""
    return f"100 people as silent as you{signs}{note}"


def few_of_them(answer: Answer, page: Page, cases: int, who: str) -> list[str]:
    """That nothing can be said of a group, or that it is rough; no line where there are cases enough."""
    if cases >= FEW_CASES:
        return []
    if cases >= FEWEST:
        return wrapped(page, f"Rough: only {cases:,} of {answer.replications:,} simulated cases {who}.")
    number = f"only {cases:,}" if cases else "none"
    return wrapped(page, f"Cannot say from this model: {number} of {answer.replications:,} simulated cases {who}.")
