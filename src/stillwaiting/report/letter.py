"""Answer 9 in words: from a yes by word of mouth to the paper, what may come between, and what not to do."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.letter import Letter
from stillwaiting.report.causes import named
from stillwaiting.report.document import Document, adding_up, days, ends
from stillwaiting.report.document import share as share_json
from stillwaiting.report.group import FEWEST, few_of_them, in_words, people_like_you
from stillwaiting.report.wording import Page, days_or_weeks, on_date, on_day, waited_words, whole_days, wrapped
from stillwaiting.signs import ago
from stillwaiting.survival import Quantile, Share
from stillwaiting.units import DAY

OTHER_ENDS = {
    "rejection": "a no after all",
    "cancelled": "the post cancelled",
    "never_told": "never a word more",
    "withdrawn": "withdrew",
    "open": "no paper in {horizon}",
}


def letter_lines(answer: Answer, page: Page) -> list[str]:
    """Days to the paper, how often none comes, what is pending, and what not to do meanwhile."""
    found = answer.letter
    if not found.heard.hits:
        text = f"Nobody hears a yes by word of mouth in {answer.scenario}, so it cannot say how long the paper takes."
        return [*wrapped(page, text), *advice_lines(answer, page, found)]
    lines = general_lines(answer, page, found)
    lines += wrapped(page, yours(answer, found)) + now_lines(answer, page, found)
    return lines + advice_lines(answer, page, found)


def general_lines(answer: Answer, page: Page, found: Letter) -> list[str]:
    """What follows such a yes here, from the day of the yes."""
    few = few_of_them(answer, page, found.heard.hits, "heard a yes by word of mouth")
    if found.heard.hits < FEWEST:
        return few
    lost = f"Of 100 who hear a yes by word of mouth here, {in_words(answer, found.lost)} never get it on paper"
    got = f"Yes to paper, for those who get it: {both(found.half, found.four_in_five)}."
    times = wrapped(page, got) if found.half.minutes is not None else []
    return [*wrapped(page, f"{lost}{how(answer, found.ends)}."), *times, *few]


def how(answer: Answer, shares: dict[str, Share]) -> str:
    """How it ends without the paper, most often first; with so many in 100 of these, where they are not few."""
    horizon = waited_words(answer.horizon)
    found = sorted((-shares[key].hits, label.format(horizon=horizon)) for key, label in OTHER_ENDS.items())
    ends = [(label, -hits) for hits, label in found if hits]
    if sum(hits for _, hits in ends) < FEWEST:
        return f" ({', or '.join(label for label, _ in ends)})" if ends else ""
    parts = parts_of(100, [hits for _, hits in ends])
    said = [f"{label} {part}" for (label, _), part in zip(ends, parts, strict=True) if part]
    return f" (of 100 of these: {', '.join(said)})"


def within(found: Quantile) -> str:
    """Within how many whole days."""
    if found.minutes is None:
        return "not reached"
    length = whole_days(found.minutes)
    return "within a day" if length <= 1 else f"within {days_or_weeks(length)}"


def both(half: Quantile, most: Quantile) -> str:
    """The times of half, and of four in five; once where they are the same."""
    start = "" if within(half) == within(most) else f"half {within(half)}, "
    return f"{start}four in five {within(most)}"


def yours(answer: Answer, found: Letter) -> str:
    """What is known of your own yes."""
    sign = found.yours
    if sign is None:
        return "You have not said that you heard one: if so, add --sign verbal_offer=9d (its day, or its date)."
    if not sign.seen:
        return "You have heard none so far; the rest is about people who have, silent as long as you."
    if sign.minute is None:
        return "You heard one; say on which day, for a closer answer: --sign verbal_offer=9d."
    date = on_day(answer.interview, round(sign.minute / DAY))
    return f"You heard yours on {date}, {ago(answer.waited - sign.minute)}."


def now_lines(answer: Answer, page: Page, found: Letter) -> list[str]:
    """What becomes of those who wait for the paper now, and what holds them."""
    cases = found.lost_now.among
    few = few_of_them(answer, page, cases, f"heard a yes and wait for the paper now{alike(found)}")
    if cases < FEWEST:
        return few
    lost = f"Of {whom(answer, found)}, {in_words(answer, found.lost_now)} never get the paper"
    pending = named(page, [(name, share.hits) for name, share in found.pending], 100)
    return [
        *wrapped(page, f"{lost}{how(answer, found.ends_now)}."),
        *wrapped(page, rest(answer, found)),
        *wrapped(page, f"Pending now (in 100): {'; '.join(pending)}."),
        *few,
    ]


def alike(found: Letter) -> str:
    """That they are like you, where you heard a yes."""
    return ", like you" if found.yours is not None and found.yours.seen else ""


def whom(answer: Answer, found: Letter) -> str:
    """Who is counted: people like you, or everybody with a yes who is as silent."""
    if found.yours is not None and found.yours.seen:
        return people_like_you(answer)
    return "100 who heard one and are as silent as you"


def rest(answer: Answer, found: Letter) -> str:
    """The rest of the wait for the paper, from today."""
    half, most = found.rest_half, found.rest_four_in_five
    if half.minutes is None or most.minutes is None:
        return "Not one of them gets the paper."
    by = ""
    if answer.interview is not None:
        by = f" (by {on_date(answer.interview, answer.waited + whole_days(most.minutes) * DAY)})"
    return f"From today, for those who get it: {both(half, most)}{by}."


def advice_lines(answer: Answer, page: Page, found: Letter) -> list[str]:
    """What to do and not to do, what it rests on, and what nobody can know."""
    do = (
        'Do: ask whoever said yes, in writing: "When may I expect the letter, and what is it waiting for?" '
        f"{when_to_ask(answer, found)}"
    )
    not_yet = (
        "Do not resign, and do not stop looking, before you hold the signed paper. A yes by word of mouth is meant "
        "when it is said; signatures, checks and budgets come after it."
    )
    rests = (
        "How many hear such a yes is little known (14 of 87 public reports mention one); the days come from what this "
        "scenario still has to do. Cannot know: what your yes was worth, and whether it binds."
    )
    return [*wrapped(page, do), *wrapped(page, not_yet), *wrapped(page, rests)]


def when_to_ask(answer: Answer, found: Letter) -> str:
    """The day to ask: when four in five would have had the paper."""
    if found.check_day is None:
        return "Ask once when you hear the yes, and once more when four in five would have had the paper."
    day = on_day(answer.interview, found.check_day)
    if found.check_day * DAY <= answer.waited:
        return f"Ask now: by {day} four in five of those who got the paper had it."
    return f"Ask again if there is none by {day}: four in five of those who get it have it by then."


def letter_json(answer: Answer) -> Document:
    """The answer about the letter, as plain data."""
    found = answer.letter
    yours = found.yours
    return {
        "heard": share_json(found.heard),
        "outcomes": adding_up(found.ends),
        "no_paper": share_json(found.lost),
        "days_to_paper": {"half": quantile_json(found.half), "four_in_five": quantile_json(found.four_in_five)},
        "yours": None if yours is None else {"seen": yours.seen, "day": days(yours.minute)},
        "outcomes_now": adding_up(found.ends_now),
        "no_paper_now": share_json(found.lost_now),
        "remaining_days": {
            "half": quantile_json(found.rest_half),
            "four_in_five": quantile_json(found.rest_four_in_five),
        },
        "pending": adding_up(dict(found.pending)),
        "ask_day": found.check_day,
    }


def quantile_json(found: Quantile) -> Document:
    """A quantile in days with its simulation interval; null is "not reached"."""
    return {"days": days(found.minutes), "simulation": ends(found)}
