"""Answer 5 in words: when you hear, if you hear."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS, in_hundred
from stillwaiting.report.document import Document, days, share
from stillwaiting.report.shares import counted_among, in_100, paragraphs, per_100, too_few
from stillwaiting.report.wording import (
    Page,
    days_or_weeks,
    on_date,
    on_day,
    waited_words,
    whole_days,
    wrapped,
)
from stillwaiting.survival import Quantile
from stillwaiting.units import DAY, counted

KEPT_APART = (
    "The table counts everybody who is silent, so it ends below 100: the rest hears later or never. Half and four in "
    "five are of those who will hear."
)
WITH_DATES = 70
"""Width from which the table has room for dates."""
CANNOT = "Cannot know: on which of these days this employer writes."


def when_lines(answer: Answer, page: Page) -> list[str]:
    """Half and four in five of the rest of the wait, among those who will hear."""
    hears = answer.when.will_hear.hits
    if not hears:
        return wrapped(page, "If you hear at all: cannot say; no simulated case heard after so long a silence.")
    half, most = rest(answer, answer.when.half), rest(answer, answer.when.four_in_five)
    rough = f" Rough: only {counted(hears, 'simulated case')} heard so late." if hears < FEW_HITS else ""
    return wrapped(page, f"If you hear at all: half {half}, four in five {most}.{rough}")


def rest(answer: Answer, quantile: Quantile) -> str:
    """The rest of the wait in words, counted from today: `within 9 days`, with the date if that is known."""
    if quantile.minutes is None:
        return "not reached"
    words = f"within {days_or_weeks(whole_days(quantile.minutes))}"
    if answer.interview is None:
        return words
    by = answer.waited + whole_days(quantile.minutes) * DAY  # the date of the days as they are told
    return f"{words} (by {on_date(answer.interview, by)})"


# The long answer


def when_long(answer: Answer, page: Page) -> list[str]:
    """Who will hear, half and four in five of them by when, week by week from today; never told kept apart."""
    few = too_few(answer, page)
    if few:
        return [*few, *paragraphs(page, CANNOT)]
    return [
        *paragraphs(page, will_hear(answer), counted_among(answer)),
        *when_lines(answer, page),
        "",
        *within_table(answer, page),
        "",
        *paragraphs(page, KEPT_APART, next_look(answer), CANNOT),
    ]


def will_hear(answer: Answer) -> str:
    """How many hear at all, and how many are never told."""
    hear, never = answer.when.will_hear, answer.chances.now["never_told"]
    text = f"Of those silent like you, {in_100(hear, answer.worlds, why=True)} will hear"
    text += f" within {waited_words(answer.horizon)} of the interview" if answer.chances.now["open"].hits else ""
    return f"{text}; {per_100(never)} are never told, and are in none of the days below."


def within_table(answer: Answer, page: Page) -> list[str]:
    """The chance to hear, and to hear an offer, within some weeks from today, of all who are silent now."""
    if not answer.when.within:
        return wrapped(page, f"The model watches no further than {waited_words(answer.horizon)}: no table of weeks.")
    lines = ["Of 100 silent like you     an answer    an offer"]
    for each in answer.when.within:
        by, dated = answer.waited + each.minutes, answer.interview if page.width >= WITH_DATES else None
        date = f"  by {on_date(dated, by)}" if dated else ""
        label = f"  within {days_or_weeks(each.minutes // DAY)}"
        lines.append(f"{label:<26}{in_hundred(each.hear):>10}{in_hundred(each.offer):>12}{date}")
    return lines


def next_look(answer: Answer) -> str:
    """The day on which to ask again: when half of those who will hear have."""
    half = answer.when.half.minutes
    if half is None or answer.when.will_hear.hits < FEW_HITS:
        return ""
    day = whole_days(answer.waited + half)
    return f"Silent still on {on_day(answer.interview, day)}? Ask again then: the answer moves with every silent day."


def within_json(answer: Answer) -> list[Document]:
    """The table as plain data."""
    return [
        {"days": days(each.minutes), "hear": share(each.hear), "offer": share(each.offer)}
        for each in answer.when.within
    ]
