"""Answer 2 in words: what probably holds the case, and what held it so far."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.causes import words
from stillwaiting.answers.hundred import parts_of
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.units import DAY, counted

MOST = 5
"""Causes that are named; the others are added up."""


def causes_lines(answer: Answer, page: Page) -> list[str]:
    """What holds the silent cases now, and what the days so far went to; no line where nobody is silent."""
    now, so_far = answer.causes.now, answer.causes.so_far
    if not now:
        return []
    chances = named(page, [(name, share.hits) for name, share in now], 100)
    lines = wrapped(page, f"Probably (in 100): {'; '.join(chances)}.")
    days = round(answer.waited / DAY)
    if not so_far or not days:
        return lines
    spent = named(page, [(name, round(minutes * 1000)) for name, minutes in so_far], days)
    return lines + wrapped(page, f"Where the {counted(days, 'day')} went, on average: {'; '.join(spent)}.")


def named(page: Page, counts: list[tuple[str, int]], whole: int) -> list[str]:
    """The largest causes with whole numbers that add up to `whole`, the rest last as something else."""
    parts = parts_of(whole, [count for _, count in counts])
    largest = [(name, part) for (name, _), part in zip(counts, parts, strict=True)][:MOST]
    shown = [f"{words(name, page.phrases)} {part}" for name, part in largest if part]
    rest = whole - sum(part for _, part in largest)
    return [*shown, f"something else {rest}"] if rest else shown
