"""Answer 12 in words: how long to count on it."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.stop import Stop
from stillwaiting.report.document import Document, share
from stillwaiting.report.shares import counted_among, in_100, in_brackets, paragraphs, per_100, too_few
from stillwaiting.report.silence import NEWS_FROM
from stillwaiting.report.wording import Page, on_date, on_day, wrapped
from stillwaiting.units import DAY

NO_END = (
    "A day to stop counting on it, not to stop looking: look for other work before and after. And late offers are "
    "offers; the door stays open."
)
CANNOT = (
    "Cannot know: this employer. One fact you have (a date they named, news of a freeze) outweighs a day like that."
)


def stop_lines(answer: Answer, page: Page) -> list[str]:
    """The day after which an offer is rare, if that can be said."""
    if not judged(answer):
        return []
    return wrapped(page, offer_fades(answer))


def judged(answer: Answer) -> bool:
    """Whether enough cases are silent today to look for a day."""
    return answer.stop.judged_days * DAY > answer.waited


def offer_fades(answer: Answer) -> str:
    """The day after which the chance of an offer stays below the level; never before silence is news."""
    found, rare = answer.stop, odds(answer.stop.level)
    if found.day is None:
        return f"An offer stays at {rare} or more through day {found.judged_days - 1}, as far as this model can tell."
    day = news_day(found.day)
    late = "; late offers exist" if answer.unusual.offers_to_come.hits else ""
    if past(answer, day):
        since = "By now" if knows_more(answer) else f"Since {on_day(answer.interview, day)}"
        return f"{since} an offer is below {rare}{late}."
    date = f"{on_date(answer.interview, day * DAY)}; " if answer.interview else ""
    return f"Stop counting on it after about day {day} ({date}offer below {rare}{late})."


def news_day(day: int) -> int:
    """The day itself, or the first on which silence is news."""
    return max(NEWS_FROM, day)


def knows_more(answer: Answer) -> bool:
    """Whether more than silence is known: then the days before today are not those of people like you."""
    return bool(answer.signs) or answer.wrote is not None


def past(answer: Answer, day: int) -> bool:
    """Whether a day is not ahead."""
    return news_day(day) * DAY <= answer.waited


def past_and_known(answer: Answer) -> bool:
    """Whether the day is past, and of people who were not yet like you then."""
    return knows_more(answer) and answer.stop.day is not None and past(answer, answer.stop.day)


def odds(level: float) -> str:
    """A chance in words: `1 in 20`, `3 in 100`."""
    if abs(1 / level - round(1 / level)) < 1e-6:
        return f"1 in {round(1 / level)}"
    return f"{100 * level:g} in 100"


# The long answer


def stop_long(answer: Answer, page: Page) -> list[str]:
    """The day, how sure it is, the days of other limits, and what it does not mean."""
    few = too_few(answer, page)
    if few or not judged(answer):
        return [*few, *paragraphs(page, NO_END, CANNOT)]
    found, now = answer.stop, answer.chances.now["offer"]
    return [
        *wrapped(page, offer_fades(answer)),
        *paragraphs(page, how_sure(answer), on_that_day(answer, found)),
        *paragraphs(page, f"Today an offer is {in_100(now, answer.worlds, why=True)}.", counted_among(answer)),
        *paragraphs(page, other_levels(answer), still_to_come(answer), NO_END, CANNOT),
    ]


def how_sure(answer: Answer) -> str:
    """Between which days it lies as far as simulating goes."""
    found = answer.stop
    if found.day is None:
        return ""
    low, high = found.earliest, found.latest
    if past_and_known(answer) or low is None or low == high == found.day:
        return ""
    if high is None:
        return f"Other seeds could put it on day {low}, or later than this model can judge."
    return f"Other seeds could put it between day {low} and day {high}."


def on_that_day(answer: Answer, found: Stop) -> str:
    """How far the chance on that day moves with what is not known; nothing where that does not show."""
    band = in_brackets(found.offer_then, answer.worlds, why=True)
    if found.day is None or past_and_known(answer) or not band:
        return ""
    return f"On that day itself an offer is {per_100(found.offer_then)} in 100{band}."


def other_levels(answer: Answer) -> str:
    """The days of other limits."""
    found = answer.stop
    others = [
        f"{odds(level)} on day {news_day(day)}"
        for level, day in found.days_of
        if day is not None and odds(level) != odds(found.level) and not (knows_more(answer) and past(answer, day))
    ]
    return f"With another limit (--stop-at): {'; '.join(others)}." if others else ""


def still_to_come(answer: Answer) -> str:
    """How many offers come later than today, and after that day."""
    later, after = answer.unusual.offers_later, answer.stop.offers_after
    if not later.hits:
        return ""
    today, then = f"{per_100(later)} come later than today", f"{per_100(after)} after that day"
    if answer.stop.day is None or past_and_known(answer):
        return f"Of 100 offers to people like you, {today}."
    first, second = (then, today) if past(answer, answer.stop.day) else (today, then)
    return f"Of 100 offers to people like you, {first}, {second}."


def stop_json(answer: Answer) -> Document:
    """The same as plain data."""
    found = answer.stop
    return {
        "below": found.level,
        "from_day": found.day,
        "simulation": {"low": found.earliest, "high": found.latest},
        "offer_then": share(found.offer_then),
        "offers_after": share(found.offers_after),
        "days_of": [{"below": level, "from_day": day} for level, day in found.days_of],
        "judged_days": found.judged_days,
    }
