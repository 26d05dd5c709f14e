"""Answer 2 in words: what probably holds the case, and what held it so far."""

from collections.abc import Mapping, Sequence

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.causes import DECIDED, words
from stillwaiting.answers.hundred import parts_of
from stillwaiting.report.clues import CLUES
from stillwaiting.report.shares import counted_among, in_brackets, paragraphs, too_few
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.units import DAY, counted

MOST = 5
"""Causes that are named; the others are added up."""
SETTLED = (DECIDED, "no_unsent", "cancelled_unsent", "offer_unsent")
"""Groups in which the decision has fallen."""
REPORTED = (
    "A delay usually has a dull cause, and is about them: of 91 that people had explained to them (reported), 22 were "
    "approvals and budgets, 20 other candidates, 20 absence and holidays, 17 HR, 9 references."
)

Costs = Sequence[tuple[str, float, float, float]]
"""Name of a cause, the days by which an answer would come sooner without it, and the ends of their range."""


def causes_lines(answer: Answer, page: Page) -> list[str]:
    """What holds the silent cases now, and what the days so far went to; no line where nobody is silent."""
    now = answer.causes.now
    if not now:
        return []
    chances = named(page, [(name, share.hits) for name, share in now], 100)
    return wrapped(page, f"Probably (in 100): {'; '.join(chances)}.") + spent_lines(answer, page)


def spent_lines(answer: Answer, page: Page) -> list[str]:
    """What the days so far went to; no line on the first day."""
    so_far, days = answer.causes.so_far, round(answer.waited / DAY)
    if not so_far or not days:
        return []
    spent = named(page, [(name, round(minutes * 1000)) for name, minutes in so_far], days)
    return wrapped(page, f"Where the {counted(days, 'day')} went, on average: {'; '.join(spent)}.")


def named(page: Page, counts: list[tuple[str, int]], whole: int) -> list[str]:
    """The largest causes with whole numbers that add up to `whole`, the rest last as something else."""
    said = together(page, counts)
    parts = parts_of(whole, [count for _, count in said])
    largest = [(text, part) for (text, _), part in zip(said, parts, strict=True)][:MOST]
    shown = [f"{text} {part}" for text, part in largest if part]
    rest = whole - sum(part for _, part in largest)
    return [*shown, f"something else {rest}"] if rest else shown


def together(page: Page, counts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The causes in words, those of the same words added up, the largest first."""
    added: dict[str, int] = {}
    for name, count in counts:
        text = words(name, page.phrases)
        added[text] = added.get(text, 0) + count
    return sorted(added.items(), key=lambda pair: -pair[1])


# The long answer


def causes_long(answer: Answer, page: Page, clues: Mapping[str, str] | None = None, costs: Costs = ()) -> list[str]:
    """Three to five mechanisms with what one might notice of each, the days so far, and what a note can do about it.

    `clues` says what one might notice, by cause (clues.clues); `costs` adds what each cause costs, if that is known.
    """
    few = too_few(answer, page)
    if few:
        return [*few, *paragraphs(page, REPORTED)]
    return [
        *wrapped(page, "What holds 100 cases like yours today, and what you might notice if it were true of yours:"),
        *mechanisms(answer, page, CLUES if clues is None else clues),
        *wrapped(page, counted_among(answer)),
        *spent_lines(answer, page),
        *cost_lines(page, costs),
        *paragraphs(page, to_reveal(answer), REPORTED, "Cannot know: which of these it is at this employer."),
    ]


def mechanisms(answer: Answer, page: Page, clues: Mapping[str, str]) -> list[str]:
    """The most frequent causes, each with its share, its band and what one might notice."""
    now = answer.causes.now
    parts = parts_of(100, [share.hits for _, share in now])
    lines = []
    for (name, share), part in list(zip(now, parts, strict=True))[:MOST]:
        if part:
            band = in_brackets(share, answer.worlds)
            lines += wrapped(page, f"{part:>5}  {words(name, page.phrases)}{band}", " " * 7)
            lines += wrapped(page, f"{'':7}look for: {clues[name]}", " " * 9) if name in clues else []
    rest = 100 - sum(parts[:MOST])
    return [*lines, f"{rest:>5}  something else"] if rest else lines


def cost_lines(page: Page, costs: Costs) -> list[str]:
    """How much sooner an answer would come without each cause; no line where nothing was computed."""
    shown = [f"{words(name, page.phrases)} {days_sooner(*days)}" for name, *days in costs]
    return wrapped(page, f"Without it the answer would come sooner, by: {'; '.join(shown)}.") if shown else []


def days_sooner(days: float, low: float, high: float) -> str:
    """So many days with their range, where that shows in whole days."""
    text = counted(round(days), "day")
    return text if round(low) == round(high) else f"{text} ({round(low)} to {round(high)})"


def to_reveal(answer: Answer) -> str:
    """How much is decided already, which is what a note can bring out."""
    settled = sum(share.hits for name, share in answer.causes.now if name in SETTLED)
    among = answer.causes.now[0][1].among
    if not settled:
        return "Nothing is decided in any of these cases, so a note has nothing to bring out yet."
    if settled == among:
        return "In all of these cases it is decided already: that a note can bring out (--about follow-up)."
    number = min(99, round(100 * settled / among)) or "fewer than 1"
    return (
        f"In {number} of 100 it is decided already: that a note can bring out. It does not hurry the rest (--about "
        "follow-up says when to write)."
    )
