"""Answer 11 in words: what silence means."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS, in_hundred, spoken
from stillwaiting.answers.silence import NO_LEVEL
from stillwaiting.report.chances import column
from stillwaiting.report.document import Document, days, share
from stillwaiting.report.shares import counted_among, in_100, paragraphs, per_100, too_few
from stillwaiting.report.wording import Page, on_day, whole_days, wrapped
from stillwaiting.units import DAY

NEWS_FROM = 14
"""Days before which silence is not read as news."""
A_MOVE = 0.03
"""How much the chance of an offer must have fallen before early silence is called news all the same."""
AS_GOOD = "as good as a no for your plans, though it is none"
BRING_OUT = "One short note can bring out a no that exists; it makes none (--about follow-up)."
GUESS = "How many are never told is the softest number here: hardly anybody has counted, hence the wide brackets."
CANNOT = "Cannot know: whether this employer writes to those it rejects; somebody who applied there may."


def early_silence(answer: Answer) -> str:
    """What a silence of a few days says: nothing, unless this model has moved the chance of an offer by then."""
    chances = answer.chances
    before, now = chances.at_interview["offer"], chances.given_silence["offer"]
    if before.value is None or now.value is None or before.value - now.value < A_MOVE:
        return f"Before day {NEWS_FROM} silence is no news, good or bad."
    told, told_now = (spoken(column(shares)["offer"]) for shares in (chances.at_interview, chances.given_silence))
    moved = f"an offer {told} in 100 before, {told_now} now"
    return f"Here silence counts early ({moved})."


def silence_lines(answer: Answer, page: Page) -> list[str]:
    """The day on which silence is as good as a no, if that can be said."""
    if answer.silence.judged_days * DAY <= answer.waited:
        return []
    return wrapped(page, as_good_as_a_no(answer))


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


# The long answer


def silence_long(answer: Answer, page: Page) -> list[str]:
    """How often a no is told at all, how long it takes, what silence says today and from which day on."""
    habit = paragraphs(page, never_told(answer), told_within(answer))
    few = too_few(answer, page)
    if few:
        return [*habit, *few, *paragraphs(page, GUESS, CANNOT)]
    return [
        *habit,
        *paragraphs(page, ends_now(answer), settled(answer), counted_among(answer)),
        *paragraphs(page, turning_day(answer), BRING_OUT if answer.wrote is None else "", GUESS, CANNOT),
    ]


def never_told(answer: Answer) -> str:
    """How many of the rejected are never told."""
    found = answer.silence
    if not found.rejected_never_told.among:
        return "Nobody is rejected in this model, so it cannot say whether they would tell you."
    number = in_100(found.rejected_never_told, answer.worlds, why=True)
    text = f"Of those rejected here, {number} are never told"
    if found.cancelled_never_told.among:
        text += f"; of those whose job is cancelled, {per_100(found.cancelled_never_told)}"
    return f"{text}. That is an employer's habit, not a verdict on you."


def told_within(answer: Answer) -> str:
    """How long a no takes where it comes."""
    found = answer.silence
    if found.half_told.minutes is None or found.most_told.minutes is None:
        return ""
    half, most = whole_days(found.half_told.minutes), whole_days(found.most_told.minutes)
    by, most_by = on_day(answer.interview, half), on_day(answer.interview, most)
    return f"Where a no is told, half come by {by}, nine in ten by {most_by}."


def ends_now(answer: Answer) -> str:
    """What a silence like this ends in."""
    number = in_100(answer.silence.no_now, answer.worlds)
    never = per_100(answer.chances.now["never_told"])
    return f"Silent like you: {number} end in a no, a cancelled job, or no answer; {never} are never told."


def settled(answer: Answer) -> str:
    """How many are decided already, and how many of them will still hear."""
    found = answer.silence
    if not found.settled_now.hits:
        return "In none of these cases a no has fallen yet."
    text = f"For {per_100(found.settled_now)} in 100 the no has fallen inside already"
    if found.settled_now.hits < FEW_HITS:
        return f"{text}."
    return f"{text}; of 100 such, {per_100(found.settled_still_told)} will still be told."


def turning_day(answer: Answer) -> str:
    """From when on silence is as good as a no."""
    found, today = answer.silence.no_day, answer.waited / DAY
    if found is None:
        last = answer.silence.judged_days - 1
        return f"On no day through day {last} is that 90 in 100: silence alone does not come to mean a no here."
    if max(found, NEWS_FROM) > today:
        day = on_day(answer.interview, max(found, NEWS_FROM))
        return f"If still silent on about {day}, it is 90 in 100 or more: {AS_GOOD}."
    if (answer.silence.no_now.value or 0.0) >= NO_LEVEL:
        return f"That is 90 in 100 or more: {AS_GOOD}."
    return ""


def silence_json(answer: Answer) -> Document:
    """The same as plain data."""
    found = answer.silence
    return {
        "no_now": share(found.no_now),
        "no_is_90_in_100_on_day": found.no_day,
        "offer_below_1_in_20_from_day": answer.stop.usual_day,
        "judged_days": found.judged_days,
        "rejected_never_told": share(found.rejected_never_told),
        "cancelled_never_told": share(found.cancelled_never_told),
        "no_told_days": {"half": days(found.half_told.minutes), "nine_in_ten": days(found.most_told.minutes)},
        "settled_now": share(found.settled_now),
        "settled_still_told": share(found.settled_still_told),
    }
