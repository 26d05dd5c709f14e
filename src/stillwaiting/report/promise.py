"""Answer 4 in words: what a date that was named is worth, and what comes in the next days."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.promise import LATER_DAYS, Late, Promise
from stillwaiting.report.document import Document, days, ends
from stillwaiting.report.document import share as share_json
from stillwaiting.report.group import FEWEST, few_of_them, in_cell, in_words, people_like_you
from stillwaiting.report.note import do_words
from stillwaiting.report.wording import Page, days_or_weeks, on_date, on_day, whole_days, wrapped
from stillwaiting.signs import passed as past_or_ahead
from stillwaiting.survival import Quantile
from stillwaiting.units import DAY

A_MOVE = 0.03
"""How much a date that passes must move the chance of an offer to be called news."""


def promise_lines(answer: Answer, page: Page) -> list[str]:
    """How often dates pass, for offers and for rejections, by how much, and what those like you hear soon."""
    found = answer.promise
    lines = general_lines(answer, page, found)
    lines += wrapped(page, yours(answer, found)) if found.named.hits else []
    return lines + ahead_lines(answer, page, found) + closing_lines(answer, page)


def general_lines(answer: Answer, page: Page, found: Promise) -> list[str]:
    """What becomes of dates that are named here."""
    if not found.named.hits:
        text = f"Nobody is named a date in {answer.scenario}, so it cannot say how often such dates pass."
        return wrapped(page, text)
    few = few_of_them(answer, page, found.named.hits, "were named a date")
    if found.named.hits < FEWEST:
        return few
    number = in_words(answer, found.passed)
    lines = wrapped(page, f"Of 100 dates that are named here, {number} pass without an answer.")
    lines += wrapped(page, both(answer, found)) + wrapped(page, news(answer, found))
    why = "Why: the date is a hope. In this model it hurries nobody; all else takes the time that it takes."
    return [*lines, *wrapped(page, lateness(found)), *few, *wrapped(page, why)]


def both(answer: Answer, found: Promise) -> str:
    """How often the date passes before an offer, and before a no."""
    offers, rejections = found.offers_passed, found.rejections_passed
    said = [
        f"of 100 {name} {in_words(answer, share)}"
        for share, name in ((offers, "offers"), (rejections, "rejections that were told"))
        if share.among >= FEWEST
    ]
    if not said:
        return "Too few people with a date were answered to say more."
    return f"Among people with a date, {' and '.join(said)} came after it."


def news(answer: Answer, found: Promise) -> str:
    """What a date that passes changes about the chance of an offer."""
    before, after = found.offer_if_named, found.offer_if_passed
    if before.value is None or after.value is None or after.among < FEWEST:
        return ""
    chance = f"an offer comes to {in_words(answer, before)} in 100 who are named a date"
    passed = f"to {in_words(answer, after)} whose date passed"
    if abs(before.value - after.value) < A_MOVE:
        return f"A missed date says next to nothing: {chance}, and {passed}."
    less = "less" if after.value < before.value else "more"
    return f"A missed date makes an offer {less} likely here: {chance}, {passed}."


def lateness(found: Promise) -> str:
    """By how much offers and rejections miss their date."""
    groups = ("late offers", found.offers_late), ("late rejections", found.rejections_late)
    said = "; ".join(how_late(name, late) for name, late in groups)
    return f"{said[0].upper()}{said[1:]}."


def how_late(name: str, late: Late) -> str:
    """How late half, and four in five, of the late answers come."""
    half, most = late.half.minutes, late.four_in_five.minutes
    if half is None or most is None:
        return f"{name}: none"
    return f"{name}: half within {in_days(half)} of the date, four in five within {in_days(most)}"


def in_days(minutes: int) -> str:
    """A length of time in whole days, or weeks."""
    return days_or_weeks(whole_days(minutes))


def yours(answer: Answer, found: Promise) -> str:
    """What is known of your own date."""
    sign = found.yours
    if sign is None:
        return "You have not said that you were named a date: if so, add --sign promised=7d (its day, or its date)."
    if not sign.seen:
        return "You were named no date: what follows counts people who were named none either."
    if sign.minute is None:
        return "You were named a date; say which, for a closer answer: --sign promised=7d."
    date = on_day(answer.interview, round(sign.minute / DAY))
    return f"Your date: {date}, {past_or_ahead(sign.minute, answer.waited)}.{by_then(answer, found)}"


def by_then(answer: Answer, found: Promise) -> str:
    """How likely an answer is by your date, where it lies ahead."""
    if found.until is None or found.until.hear.among < FEWEST:
        return ""
    return f" Of {people_like_you(answer)}, {in_words(answer, found.until.hear)} hear by then."


def ahead_lines(answer: Answer, page: Page, found: Promise) -> list[str]:
    """A small table: what comes within 3, 7 and 14 days."""
    cases = found.ahead[0].hear.among
    few = few_of_them(answer, page, cases, "are silent like you now")
    if cases < FEWEST:
        return few
    lines = wrapped(page, f"Of {people_like_you(answer)}, from today{until_date(answer, found)}:")
    head = [f"{each.minutes // DAY} days" for each in found.ahead]
    lines.append(row("", [f"within {head[0]}", *head[1:]]))
    lines.append(row("  hear", [in_cell(answer, each.hear) for each in found.ahead]))
    lines.append(row("  hear of an offer", [in_cell(answer, each.offer) for each in found.ahead]))
    return [*lines, *few, *wrapped(page, later(answer, found))]


def row(label: str, cells: list[str]) -> str:
    """One line of the table."""
    return f"{label:<18}{''.join(f'{cell:>14}' for cell in cells)}".rstrip()


def until_date(answer: Answer, found: Promise) -> str:
    """The last day of the table, where the date is known."""
    if answer.interview is None:
        return ""
    return f" (14 days: until {on_date(answer.interview, answer.waited + found.ahead[-1].minutes)})"


def later(answer: Answer, found: Promise) -> str:
    """How the chance of a week changes if the silence goes on."""
    then = found.later.hear
    if then.among < FEWEST:
        return ""
    weeks = days_or_weeks(LATER_DAYS)
    return f"If still silent in {weeks}: {in_words(answer, then)} in 100 hear in the 7 days after."


def closing_lines(answer: Answer, page: Page) -> list[str]:
    """What to do, what it rests on, and what nobody can know."""
    rests = (
        "How often dates are named, and for when, is little known. In 30 of 109 public pages by people who waited, the "
        "employer had missed a date of its own."
    )
    cannot = "Cannot know: how lightly your date was said, and whether anybody there remembers it."
    return [*wrapped(page, do_words(answer)), *wrapped(page, rests), *wrapped(page, cannot)]


def promise_json(answer: Answer) -> Document:
    """The answer about a date that was named, as plain data."""
    found = answer.promise
    yours = found.yours
    return {
        "named": share_json(found.named),
        "passed": share_json(found.passed),
        "offers_passed": share_json(found.offers_passed),
        "rejections_passed": share_json(found.rejections_passed),
        "days_late": {"offers": late_json(found.offers_late), "rejections": late_json(found.rejections_late)},
        "offer_if_named": share_json(found.offer_if_named),
        "offer_if_passed": share_json(found.offer_if_passed),
        "yours": None if yours is None else {"seen": yours.seen, "day": days(yours.minute)},
        "within_days": {
            str(each.minutes // DAY): {"hear": share_json(each.hear), "offer": share_json(each.offer)}
            for each in found.ahead
        },
        "by_your_date": None if found.until is None else share_json(found.until.hear),
        "hear_in_7_days_after_14_more": share_json(found.later.hear),
    }


def late_json(late: Late) -> Document:
    """How late answers come, in whole days."""
    return {"half": quantile_json(late.half), "four_in_five": quantile_json(late.four_in_five)}


def quantile_json(found: Quantile) -> Document:
    """A quantile in days with its simulation interval; null is "not reached"."""
    return {"days": days(found.minutes), "simulation": ends(found)}
