"""Answer 10 in words: another offer has a last day; what is heard before it, and what each choice would lose."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.answers.other_offer import BEFORE, KINDS, LATER, MORE_TIME, NO_BEFORE, NONE, OtherOffer
from stillwaiting.report.document import Document, adding_up, bands, days
from stillwaiting.report.document import share as share_json
from stillwaiting.report.group import FEWEST, few_of_them, in_words, people_like_you
from stillwaiting.report.wording import Page, on_date, waited_words, wrapped
from stillwaiting.units import DAY

ROWS = {
    BEFORE: "an offer here in time: you can choose",
    NO_BEFORE: "a no here in time: you know, and can take the other",
    LATER: "an offer here, too late. Take the other, and this one would still have come",
    NONE: "no offer here in {horizon}. Decline the other, and none comes",
}
A_MOVE = 0.03
"""How much a week more must bring to be worth asking for."""
SCRIPT = (
    "I am still interested, and have another offer to answer",
    "by {day}. Can you tell me more before that day?",
)


def other_offer_lines(answer: Answer, page: Page) -> list[str]:
    """The chance to hear in time, a table of regrets, a script; no choice is made for anybody."""
    found = answer.other_offer
    cases = found.before.hear.among
    lines = wrapped(page, day_words(answer, found))
    few = few_of_them(answer, page, cases, "are silent like you now")
    if cases < FEWEST:
        return [*lines, *few, *script_lines(answer, page, found), *closing_lines(page)]
    lines += wrapped(page, in_time(answer, found)) + table_lines(answer, page, found) + few
    lines += wrapped(page, on_the_day(answer, found)) + wrapped(page, more_time(answer, found))
    return [*lines, *telling_lines(answer, page, found), *script_lines(answer, page, found), *closing_lines(page)]


def in_short(answer: Answer, page: Page) -> list[str]:
    """The other offer in a line, where its last day was named."""
    found = answer.other_offer
    if found.unsaid or found.before.hear.among < FEWEST:
        return []
    text = f"Other offer, to answer by {last_day(answer, found)}: {in_words(answer, found.before.hear)} in 100 hear by"
    return wrapped(page, f"{text} then. Write today that you have it (--about other-offer).")


def day_words(answer: Answer, found: OtherOffer) -> str:
    """Until when the other offer must be answered."""
    day = f"The other offer's last day: {last_day(answer, found)}"
    return f'{day}, taken because you named none (--by "3 weeks").' if found.unsaid else f"{day}."


def last_day(answer: Answer, found: OtherOffer) -> str:
    """The day itself, from today."""
    length = f"{waited_words(found.minutes)} from today"
    return f"{on_date(answer.interview, answer.waited + found.minutes)} ({length})" if answer.interview else length


def in_time(answer: Answer, found: OtherOffer) -> str:
    """The chance to hear by then."""
    text = f"Of {people_like_you(answer)}, {in_words(answer, found.before.hear)} hear by then."
    end = answer.waited + found.minutes
    late = f" (This model follows a case for {waited_words(answer.horizon)}: less than that.)"
    return text + (late if end > answer.horizon else "")


def table_lines(answer: Answer, page: Page, found: OtherOffer) -> list[str]:
    """A hundred people by what comes, with what each choice would lose; the rows add up to 100."""
    lines = wrapped(page, "The same 100 people, and what they would regret:")
    for kind in KINDS:
        text = ROWS[kind].format(horizon=waited_words(answer.horizon))
        number = in_hundred(found.parts[kind], found.of_100[kind])
        lines += wrapped(page, f"{number:>5}  {text}", " " * 7)
    return lines


def on_the_day(answer: Answer, found: OtherOffer) -> str:
    """The two regrets for whoever is still silent on the day."""
    share = found.offer_if_silent
    if share.among < FEWEST:
        return "Too few are still silent on that day to say what comes after it."
    return (
        f"If you still hear nothing that day: of 100 like that, {in_words(answer, share)} get an offer here later, and "
        "lose it by taking the other; the rest get none, and have neither if they decline. Which is worse, only you "
        "know."
    )


def more_time(answer: Answer, found: OtherOffer) -> str:
    """What a week more would bring."""
    more = f"{waited_words(MORE_TIME)} more to answer"
    gained = (found.longer.hear.value or 0.0) - (found.before.hear.value or 0.0)
    so = "so ask the others for it as well" if gained >= A_MOVE else "so more time from the others changes little"
    return f"With {more}, {in_words(answer, found.longer.hear)} hear in time, {so}."


def telling_lines(answer: Answer, page: Page, found: OtherOffer) -> list[str]:
    """With and without telling them."""
    text = "Telling them: nothing was found on how employers react, so this model has no effect of it"
    if found.asking is None:
        return wrapped(page, f"{text}; the numbers are the same with and without.")
    asked = in_words(answer, found.asking.hear)
    note = "To the model it is a note like any other: it can bring out a decision that is there"
    return wrapped(page, f"{text}. {note}; with one sent today {asked} hear in time (an assumption).")


def script_lines(answer: Answer, page: Page, found: OtherOffer) -> list[str]:
    """Two lines to ask them for a date."""
    do = wrapped(page, "Do: two lines today, or on the next working day, to whoever wrote to you last:")
    end = answer.waited + found.minutes
    day = on_date(answer.interview, end) if answer.interview else "[date]"
    return [*do, "", *[f"  {line.format(day=day)}" for line in SCRIPT], ""]


def closing_lines(page: Page) -> list[str]:
    """What it rests on, and what nobody can know."""
    text = "Cannot know: what either job is worth to you, and whether they would hurry for you. Keep looking meanwhile."
    return wrapped(page, text)


def other_offer_json(answer: Answer) -> Document:
    """The answer about another offer, as plain data."""
    found = answer.other_offer
    return {
        "days": days(found.minutes),
        "day_named": not found.unsaid,
        "hear": share_json(found.before.hear),
        "offer": share_json(found.before.offer),
        "hear_with_a_note": None if found.asking is None else share_json(found.asking.hear),
        "hear_with_7_days_more": share_json(found.longer.hear),
        "parts": adding_up(found.parts),
        "part_bands": bands(found.parts),
        "of_100": dict(found.of_100),
        "offer_if_silent": share_json(found.offer_if_silent),
        "last_day": round((answer.waited + found.minutes) / DAY),
    }
