"""Answers 6, 11 and 12 in words: what to do, what silence means, how long to count on it."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import in_hundred, spoken
from stillwaiting.report.chances import column
from stillwaiting.report.wording import Page, on_date, on_day, wrapped
from stillwaiting.units import DAY

NOTE = (
    'one short note to whoever ran the interview ("Still interested; when may I expect to hear?"), '
    "unless you have written already."
)
LIMITS = "It can reveal a decision; we assume it makes none. Keep looking."
NEWS_FROM = 14
"""Days before which silence is not read as news."""
A_MOVE = 0.03
"""How much the chance of an offer must have fallen before early silence is called news all the same."""


def advice_lines(answer: Answer, page: Page) -> list[str]:
    """What to do now: one note, to whom, what it can do; and to keep looking."""
    if answer.waited >= NEWS_FROM * DAY:
        return wrapped(page, f"Do: {NOTE} {LIMITS}")
    start = f"Do: nothing yet; {early_silence(answer)}"
    return wrapped(page, f"{start} On {on_day(answer.interview, NEWS_FROM)}: {NOTE} {LIMITS}")


def early_silence(answer: Answer) -> str:
    """What a silence of a few days says: nothing, unless this model has moved the chance of an offer by then."""
    chances = answer.chances
    before, now = chances.at_interview["offer"], chances.given_silence["offer"]
    if before.value is None or now.value is None or before.value - now.value < A_MOVE:
        return f"before day {NEWS_FROM} silence is no news, good or bad."
    told, told_now = (spoken(column(shares)["offer"]) for shares in (chances.at_interview, chances.given_silence))
    moved = f"an offer {told} in 100 before, {told_now} now"
    return f"here silence counts early ({moved}), but a note so soon is early too."


def silence_lines(answer: Answer, page: Page) -> list[str]:
    """The day on which silence is as good as a no, and the day after which an offer is rare; if that can be said."""
    if not answer.silence.no_now.among or not answer.silence.judged_days:
        return []
    return wrapped(page, as_good_as_a_no(answer)) + wrapped(page, offer_fades(answer))


def as_good_as_a_no(answer: Answer) -> str:
    """When a silence comes to mean a no, or that nobody will say so."""
    found, today = answer.silence.no_day, answer.waited / DAY
    ends = "in 100 end in a no, a cancelled job, or no answer"
    if found is None:
        return f"Through day {answer.silence.judged_days - 1} of silence, fewer than 90 {ends}."
    if found <= today and today >= NEWS_FROM:
        return f"Silent this long, {spoken(in_hundred(answer.silence.no_now))} {ends}."
    if found > NEWS_FROM:
        return f"If still silent on about {on_day(answer.interview, found)}: 90 or more {ends}."
    return ""


def offer_fades(answer: Answer) -> str:
    """The day after which the chance of an offer stays below 1 in 20; never before silence is news."""
    if answer.silence.offer_fades_day is None:
        last = answer.silence.judged_days - 1
        return f"An offer stays possible (1 in 20 or more) through day {last}, as far as this model can tell."
    day = max(NEWS_FROM, answer.silence.offer_fades_day)
    late = "; late offers exist" if answer.unusual.offers_to_come.hits else ""
    if day * DAY <= answer.waited:
        return f"Since {on_day(answer.interview, day)} an offer is below 1 in 20{late}."
    date = f"{on_date(answer.interview, day * DAY)}; " if answer.interview else ""
    return f"Stop counting on it after about day {day} ({date}offer below 1 in 20{late})."
