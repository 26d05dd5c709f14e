"""Answer 6 in words: when to write, to whom, what to write, when to stop; what a note can do and what not."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.follow_up import FirstNote, FollowUp, Unanswered
from stillwaiting.report.document import Document, days
from stillwaiting.report.document import share as share_json
from stillwaiting.report.group import FEWEST, few_of_them, in_words, people_like_you
from stillwaiting.report.note import do_words, note_text, the_date, when_words
from stillwaiting.report.other_offer import in_short
from stillwaiting.report.silence import NEWS_FROM, early_silence
from stillwaiting.report.wording import Page, on_day, wrapped
from stillwaiting.units import DAY, counted

LIMITS = "It can reveal a decision; we assume it makes none. Keep looking."
A_MOVE = 0.03
"""How much no reply must move the chance of an offer to be called news."""
WHOM = (
    "To: whoever wrote to you last about this job (a recruiter, HR, the manager), by email, in reply to that "
    "message; where nobody wrote, the person who led the interview."
)
ADVISERS = (
    "Advisers disagree. With a date named: from 1 day after it to a few. With none: from 5 working days to two "
    "weeks; a month in academic posts. How often: from twice a week to once and never again. Nearly all agree: "
    "short, by email, no threats, keep applying."
)
REPORTS = (
    "In 15 public reports a note brought contact: 6 rejections, 3 next rounds, 2 offers, 2 reference checks, a place "
    "on a list, a new date; 26 more had no reply. So a note reveals; nothing shows that it decides, and here it never "
    "does."
)


def advice_lines(answer: Answer, page: Page) -> list[str]:
    """What to do, in short: one note, when, what it can do; and to keep looking."""
    early = [early_silence(answer)] if answer.waited < NEWS_FROM * DAY else []
    last = "one last short note" if answer.follow_up.about == "note" else "one short note"
    unless = "" if answer.wrote is not None else ", unless you have written already"
    text = f"Do: {last} {when_words(answer)}{unless} (--about follow-up has the text)."
    if any(sign.name == "verbal_offer" and sign.seen for sign in answer.signs):
        text += " Do not resign before you hold the signed paper (--about letter)."
    return wrapped(page, " ".join([text, *early, LIMITS])) + in_short(answer, page)


def follow_up_lines(answer: Answer, page: Page) -> list[str]:
    """The day, the person, the text, the stop rule; then what a note can bring out."""
    found = answer.follow_up
    lines = wrapped(page, do_words(answer)) + wrapped(page, WHOM)
    lines += ["", *[f"  {line}" for line in note_text(answer)], ""]
    lines += wrapped(page, stop_rule(answer, found))
    lines += reveals_lines(answer, page, found.note) if found.note else quiet_lines(answer, page, found.unanswered)
    changes = other_days(answer, found)
    cannot = "Cannot know: who reads your note, and whether that person may answer. Keep looking meanwhile."
    return [*lines, *wrapped(page, REPORTS), *wrapped(page, ADVISERS), *wrapped(page, changes), *wrapped(page, cannot)]


def stop_rule(answer: Answer, found: FollowUp) -> str:
    """When to write once more, and then no more."""
    if found.about == "note":
        return "Stop rule: no third note and no calls after that; if you have written twice already, let it be."
    again = f"about ten working days after that (around {the_date(answer, found.again_day)})"
    return f"Stop rule: if nothing comes, once more {again}; then let it be. No third note, no calls."


def reveals_lines(answer: Answer, page: Page, note: FirstNote) -> list[str]:
    """What a first note can bring out."""
    few = few_of_them(answer, page, note.decided.among, f"are silent {on_the_day(answer, note)}like you")
    if note.decided.among < FEWEST:
        return few
    decided, answered = in_words(answer, note.decided), in_words(answer, note.answered.hear)
    anyway, held_off = in_words(answer, note.without.hear), in_words(answer, note.held_off)
    people = "100 people still silent then" if note.minute > answer.waited else people_like_you(answer)
    lines = wrapped(page, f"A note can reveal: of {people}, {decided} are decided already, and not told.")
    text = (
        f"Of 100 such notes, {answered} have the answer within a week, {anyway} without a note; "
        f"{held_off} get a reply that holds them off, the others nothing yet. Assumed: 15 of 41 notes in public "
        "reports brought contact; whether a decision makes a reply likelier is not known, so here it does not."
    )
    return [*lines, *wrapped(page, text), *few]


def on_the_day(answer: Answer, note: FirstNote) -> str:
    """That a note is counted on a later day than today."""
    return f"on {on_day(answer.interview, round(note.minute / DAY))} " if note.minute > answer.waited else ""


def quiet_lines(answer: Answer, page: Page, found: Unanswered | None) -> list[str]:
    """What it says that your note has had no reply."""
    if found is None or answer.wrote is None:
        return []
    age = counted(round((answer.waited - answer.wrote) / DAY), "day")
    few = few_of_them(answer, page, found.offer_now.among, "wrote then and have no reply by now")
    if found.offer_now.among < FEWEST:
        return few
    replied = in_words(answer, found.replied)
    lines = wrapped(page, f"Your note is {age} old. Of 100 such notes, {replied} had a reply, or the answer, by now.")
    return [*lines, *wrapped(page, no_reply_means(answer, found)), *few, *still_decided(answer, page)]


def no_reply_means(answer: Answer, found: Unanswered) -> str:
    """How no reply moves the chance of an offer, beside the silence."""
    before, now = found.offer_before.value or 0.0, found.offer_now.value or 0.0
    unwritten = in_words(answer, found.offer_before)
    chance = (
        f"{in_words(answer, found.offer_now)} get an offer where a note had no reply, {unwritten} where nobody wrote"
    )
    word = "says next to nothing" if abs(now - before) < A_MOVE else "is a sign, and a weak one"
    return f"No reply {word}: of 100 as silent as you, {chance}."


def still_decided(answer: Answer, page: Page) -> list[str]:
    """How many are decided, that a last note could bring out."""
    decided = answer.follow_up.decided
    if decided.among < FEWEST:
        return []
    return wrapped(
        page, f"Of {people_like_you(answer)}, {in_words(answer, decided)} are decided already, and not told."
    )


def other_days(answer: Answer, found: FollowUp) -> str:
    """When the day would be another."""
    if found.about == "interview":
        option = " (--sign promised=7d)" if answer.promise.named.hits else ""
        return f"Another day: where they named a date, two working days after it{option}."
    if found.about == "promised":
        return "Another day: if they name a new date, two working days after that."
    return "Another day: if they name a date, two working days after it, and no note before."


def follow_up_json(answer: Answer) -> Document:
    """The answer about a note, as plain data."""
    found = answer.follow_up
    return {
        "about": found.about,
        "first_day": found.first_day,
        "last_day": found.last_day,
        "again_day": found.again_day,
        "working_days_known": found.dated,
        "text": note_text(answer),
        "decided": share_json(found.decided),
        "note": None if found.note is None else note_json(found.note),
        "no_reply": None if found.unanswered is None else no_reply_json(found.unanswered),
    }


def note_json(note: FirstNote) -> Document:
    """What a first note brings within a week."""
    return {
        "written_day": days(note.minute),
        "decided": share_json(note.decided),
        "answered": share_json(note.answered.hear),
        "answered_without": share_json(note.without.hear),
        "held_off": share_json(note.held_off),
    }


def no_reply_json(found: Unanswered) -> Document:
    """What no reply says."""
    return {
        "replied_by_now": share_json(found.replied),
        "offer_without_writing": share_json(found.offer_before),
        "offer_with_no_reply": share_json(found.offer_now),
    }
