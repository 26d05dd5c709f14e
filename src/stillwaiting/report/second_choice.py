"""Answer 8 in words: is somebody else thinking about your job?"""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS
from stillwaiting.answers.second_choice import SecondChoice, Thinking
from stillwaiting.report.document import Document, days, ends, share
from stillwaiting.report.shares import counted_among, in_100, paragraphs, per_100, too_few
from stillwaiting.report.wording import Page, on_day, whole_days
from stillwaiting.survival import Quantile
from stillwaiting.units import DAY, counted

NOT_HERE = (
    "This scenario has no first_choice_decides: nobody else is asked first in it, so this model cannot say how often "
    "you would be the second choice."
)
NO_SIGN = (
    'Nobody tells the second that they are second. "Still deciding" fits it, and so does no word at all; both fit '
    "sign-offs and absences as well."
)
SEARCH_ON = "Nothing you write hurries somebody else's yes or no. Keep looking meanwhile."
CANNOT = "Cannot know: whether this employer has made anybody an offer."


def second_choice_lines(answer: Answer, page: Page) -> list[str]:
    """How many are second, how long first choices take, and the day after which that story stops fitting."""
    found = answer.second_choice
    if found is None:
        return paragraphs(page, NOT_HERE)
    few = too_few(answer, page)
    if few:
        return [*few, *paragraphs(page, takes(found.first_choices), SEARCH_ON, CANNOT)]
    story = [NO_SIGN, fits(answer, found)] if found.second.hits else []
    return [
        *paragraphs(page, second_now(answer, found), thinking_now(found), counted_among(answer)),
        *paragraphs(page, takes(found.first_choices), held_back(found), *story, SEARCH_ON, CANNOT),
    ]


def second_now(answer: Answer, found: SecondChoice) -> str:
    """Who is second today, and what becomes of it."""
    if not found.second.hits:
        return "No simulated case like yours is a second choice with nothing decided."
    chance = in_100(found.second, answer.worlds, why=True)
    text = f"Second choice, with nothing decided yet: {chance} of those silent like you."
    if found.second.hits < FEW_HITS:
        return text
    return f"{text} Of 100 such, {per_100(found.gets_it)} are made the offer after all."


def thinking_now(found: SecondChoice) -> str:
    """For how many of them somebody has the offer in hand today."""
    if found.second.hits < FEW_HITS:
        return ""
    return (
        f"The first choice has the offer in hand today in {per_100(found.thinking)} of 100; for the other seconds it "
        "is not out yet, or came back and is on its way to you."
    )


def takes(found: Thinking) -> str:
    """How long first choices take."""
    if found.cases < FEW_HITS:
        return "How long first choices take: cannot say; too few simulated cases waited for one."
    half, most, nearly = (in_days(quantile) for _, quantile in found.takes)
    yes, no = in_days(found.half_of_yes), in_days(found.half_of_no)
    return (
        f"First choices answer within {half} (half), {most} (four in five) or {nearly} (nine in ten) of their offer; "
        f"half of those who accept within {yes}, of those who decline within {no}. (Surveyed: US graduates take 11 "
        "to 16 days on average, NACE 2023.)"
    )


def in_days(quantile: Quantile) -> str:
    """Days that are surely enough."""
    return "no time told" if quantile.minutes is None else counted(whole_days(quantile.minutes), "day")


def held_back(found: SecondChoice) -> str:
    """Whose no waits for somebody else's signature."""
    if not found.held_back.hits:
        return ""
    return (
        f"The other way to wait for the first choice: in {per_100(found.held_back)} of 100 it is a no already, kept "
        "back until they have signed."
    )


def fits(answer: Answer, found: SecondChoice) -> str:
    """The day after which the story stops fitting."""
    day = found.fits_until
    rare = "fewer than 1 in 20 of the silent are second with nothing decided"
    if day is None:
        return f"The story goes on fitting (1 in 20 or more) through day {found.judged_days - 1}, as far as we see."
    if day * DAY > answer.waited:
        return f"The story stops fitting on about {on_day(answer.interview, day)}: from then on {rare}."
    since = "by now" if answer.signs or answer.wrote is not None else f"since about {on_day(answer.interview, day)}"
    return f"The story fits badly {since}: {rare}."


def second_choice_json(answer: Answer) -> Document | None:
    """The same as plain data; null where nobody is ever second."""
    found = answer.second_choice
    if found is None:
        return None
    thinking = found.first_choices
    return {
        "second": share(found.second),
        "thinking": share(found.thinking),
        "held_back": share(found.held_back),
        "gets_it": share(found.gets_it),
        "first_choices": {
            "cases": thinking.cases,
            "answer_days": [
                {"share": level, "days": days(quantile.minutes), "simulation": ends(quantile)}
                for level, quantile in thinking.takes
            ],
            "half_of_yes_days": days(thinking.half_of_yes.minutes),
            "half_of_no_days": days(thinking.half_of_no.minutes),
        },
        "below_1_in_20_from_day": found.fits_until,
        "judged_days": found.judged_days,
    }
