"""When to write, and what: one sentence, and three lines to copy."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.follow_up import FollowUp, day_of
from stillwaiting.report.wording import on_date
from stillwaiting.units import DAY


def do_words(answer: Answer) -> str:
    """What to do, with the day, in one or two sentences."""
    found = answer.follow_up
    if found.about == "note":
        return f"Do: one last short note {when_words(answer)}, then let it be; keep looking meanwhile."
    return f"Do: one short note {when_words(answer)}, unless you have written already; keep looking meanwhile."


def when_words(answer: Answer) -> str:
    """The day or the days to write on."""
    found, today = answer.follow_up, day_of(answer.waited, answer.interview)
    if found.target <= today:
        if not found.dated:
            return "today, or on the next working day"
        return "today" if found.first_day == today else f"on {the_date(answer, found.first_day)}, the next working day"
    reason = {"promised": ", two working days after the date you were named", "note": ", ten working days after yours"}
    return f"{stretch_words(answer, found)}{reason.get(found.about, '')}"


def stretch_words(answer: Answer, found: FollowUp) -> str:
    """The days to write on, where they lie ahead."""
    if found.first_day == found.last_day:
        return f"on {the_date(answer, found.first_day)}" if found.dated else f"on about day {found.first_day}"
    if found.dated:
        return f"from {the_date(answer, found.first_day)} to {the_date(answer, found.last_day)}, on a working day"
    return f"between day {found.first_day} and day {found.last_day} after the interview, on a working day"


def the_date(answer: Answer, day: int) -> str:
    """A day that is known, by its date."""
    return on_date(answer.interview, day * DAY) if answer.interview else f"day {day}"


def note_text(answer: Answer) -> list[str]:
    """Three lines to copy."""
    if answer.wrote is not None:
        when = f"on {on_date(answer.interview, answer.wrote)}" if answer.interview else "some time ago"
        return [
            f"I wrote to you {when} and am still interested.",
            "Is there any news, or a day on which I may ask again?",
            "If the job is filled, one line saying so would help me.",
        ]
    met = f" on {on_date(answer.interview, 0)}" if answer.interview else ""
    return [
        f"Thank you again for the interview{met}.",
        named_date(answer) or "I am still interested in the job.",
        "How do things stand, and by when may I expect to hear?",
    ]


def named_date(answer: Answer) -> str:
    """The line about the date they named, where you said that they did."""
    sign = answer.promise.yours
    if sign is None or not sign.seen:
        return ""
    if sign.minute is None:
        return "You had named a day for an answer. I am still interested."
    if answer.interview is None:
        return "The day you named has passed. I am still interested."
    return f"You had named {on_date(answer.interview, sign.minute)}. I am still interested."
