"""Question 6: should I follow up, when, and what can it do?"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.causes import decided
from stillwaiting.answers.outlook import Outlook, outlook
from stillwaiting.answers.promise import PROMISED
from stillwaiting.results import Results
from stillwaiting.survival import Mask, Share, share, silent, told, told_outcome
from stillwaiting.units import DAY, WEEK
from stillwaiting.your_note import REPLY, replayed

AFTER_DATE = 2
"""Working days after a date that was named until a note."""
FROM_DAY, TO_DAY = 10, 14
"""Days after the interview between which to write where no date was named."""
AGAIN = 10
"""Working days from the first note to the second."""
WEEKEND = 2


@dataclass(frozen=True)
class FollowUp:
    """A day to write, a day to write once more, and what a note can do; days are counted from the interview."""

    about: str
    """What the day rests on: "promised" (the date you were named), "interview", or "note" (the one you wrote)."""
    target: int
    """The day to write from, even if it is past."""
    first_day: int
    """The day to write from, today or later."""
    last_day: int
    """The last day of the same stretch; the same as first_day where one day is known."""
    again_day: int
    """The day for the last note: about ten working days after the first, if that is written on first_day."""
    dated: bool
    """Whether the days are working days of a calendar that is known."""
    decided: Share
    """Of those silent now, whose case is decided already: what a note can bring out."""
    note: "FirstNote | None"
    """What a note written on first_day would bring; nothing where you have written."""
    unanswered: "Unanswered | None"
    """What your note's silence says; nothing where you have not written."""


@dataclass(frozen=True)
class FirstNote:
    """What comes within a week of a note, of those silent when it is written."""

    minute: int
    """When it is written: now, or on the day to write."""
    decided: Share
    """Whose case is decided by then."""
    without: Outlook
    """Without a note."""
    answered: Outlook
    """With one: any final answer, whether the note brought it or not."""
    held_off: Share
    """With one: a reply, and no final answer within the week."""


@dataclass(frozen=True)
class Unanswered:
    """What it says that a note has had no reply; signs beside it are left out here."""

    replied: Share
    """Of those silent when you wrote, who would have had a reply or an answer by now."""
    offer_before: Share
    """Of those silent now, who is made an offer, whether or not they wrote."""
    offer_now: Share
    """Of those silent now whose note has had no reply, who is made an offer."""


def follow_up(case: Case, interview: datetime | None = None) -> FollowUp:
    """When those like you should write, and what it can bring out."""
    workdays = working_days(case.everybody) if interview else None
    about, target, last = stretch(case, workdays, interview)
    today, results = day_of(case.waited, interview), case.like_you
    first = working_day(workdays, max(target, today))
    return FollowUp(
        about=about,
        target=target,
        first_day=first,
        last_day=max(first, last),
        again_day=working_days_later(workdays, first, AGAIN),
        dated=workdays is not None,
        decided=share(results, decided(results, case.waited), case.waiting),
        note=first_note(results, case.waited + (first - today) * DAY) if case.wrote is None else None,
        unanswered=None if case.wrote is None else no_reply(case.everybody, case.wrote, case.waited),
    )


# Days


def stretch(case: Case, workdays: Mask | None, interview: datetime | None) -> tuple[str, int, int]:
    """What the next note rests on, and the first and the last day to write it."""
    named = [sign.minute for sign in (*case.signs, *case.dropped) if sign.name == PROMISED and sign.minute is not None]
    ahead = bool(named) and day_of(named[0], interview) >= day_of(case.waited, interview)
    if case.wrote is not None and not ahead:
        target = working_days_later(workdays, day_of(case.wrote, interview), AGAIN)
        return "note", target, target
    if named and workdays is None:
        target = day_of(named[0], interview) + AFTER_DATE
        return "promised", target, target + WEEKEND  # two working days, wherever the weekend lies
    if named:
        target = working_days_later(workdays, day_of(named[0], interview), AFTER_DATE)
        return "promised", target, target
    return "interview", working_day(workdays, FROM_DAY), working_day(workdays, TO_DAY)


def day_of(minute: int, interview: datetime | None) -> int:
    """The day of a minute after the interview: by the calendar if its hour is known, else in 24 hours."""
    return (minute + (interview.hour * 60 + interview.minute if interview else 0)) // DAY


def working_days(results: Results) -> Mask:
    """(days,) whether each day from the interview's own on is a working day, for results whose date is known."""
    everywhere: Mask = np.logical_and.reduce(results.workdays)
    return everywhere[int(results.origin[0]) // DAY :]


def working_day(workdays: Mask | None, day: int) -> int:
    """The first working day from this day on; the day itself where no calendar is known, or it ends."""
    if workdays is None:
        return day
    found = np.flatnonzero(workdays[day:])
    return day + (int(found[0]) if len(found) else 0)


def working_days_later(workdays: Mask | None, day: int, count: int) -> int:
    """The day so many working days after this one; two days of every seven are free where no calendar is known."""
    if workdays is None:
        return day + -(-count * 7 // 5)
    found = np.flatnonzero(workdays[day + 1 :])
    return day + 1 + int(found[count - 1]) if len(found) >= count else day + -(-count * 7 // 5)


# What a note can do


def first_note(results: Results, minute: int) -> FirstNote:
    """What a note written at this minute brings within a week."""
    noted, waiting = replayed(results, minute), silent(results, minute)
    reply = noted.sign(REPLY)
    soon = np.greater_equal(reply, 0) & np.less_equal(reply, minute + WEEK)
    ended = told(noted) & (noted.wait <= minute + WEEK)
    return FirstNote(
        minute=minute,
        decided=share(results, decided(results, minute), waiting),
        without=outlook(results, waiting, minute, WEEK),
        answered=outlook(noted, waiting, minute, WEEK),
        held_off=share(results, soon & ~ended, waiting),
    )


def no_reply(results: Results, wrote: int, waited: int) -> Unanswered:
    """What no reply until now says beside the silence."""
    noted, quiet = replayed(results, wrote), silent(results, waited)
    reply = noted.sign(REPLY)
    replied = np.greater_equal(reply, 0) & np.less_equal(reply, waited)
    heard = told(noted) & (noted.wait <= waited)
    left = noted.where(~replied)
    return Unanswered(
        replied=share(results, replied | heard, silent(results, wrote)),
        offer_before=share(results, told_outcome(results, "offer"), quiet),
        offer_now=share(left, told_outcome(left, "offer"), silent(left, waited)),
    )
