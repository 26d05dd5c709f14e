"""Answer 1 in words: the verdict, the split of a hundred, the picture."""

from math import sqrt

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import in_hundred, is_whole, spoken
from stillwaiting.answers.unusual import VERY_UNUSUAL, sentence
from stillwaiting.report.picture import hundred_bar, spark
from stillwaiting.report.shares import paragraphs, per_100
from stillwaiting.report.wording import (
    FEW_WORLDS,
    Page,
    low_to_high,
    moves,
    on_date,
    on_day,
    waited_words,
    wrapped,
)
from stillwaiting.results import WORLD
from stillwaiting.survival import ONCE_IN_20, Share, luck
from stillwaiting.units import DAY, counted

POINT = 0.01
WITH_DATES = 70
"""Width from which a table of days has room for their dates."""
NOT_ABOUT_YOU = "A word about the length of a wait: not about you, and not about how it will turn out."
CANNOT = "Cannot know: how long this employer usually takes."


def headline(answer: Answer) -> str:
    """The verdict in one sentence."""
    return sentence(answer.waited, answer.situation, answer.unusual.verdict)


def verdict_lines(answer: Answer, page: Page) -> list[str]:
    """Headline, dates if there are any, and the share it stands on."""
    lines = wrapped(page, headline(answer))
    if answer.interview:
        start, today = on_date(answer.interview, 0), on_date(answer.interview, answer.waited)
        lines += wrapped(page, f"(interview {start}, today {today})")
    return [*lines, "", *still_waiting_lines(answer, page)]


def still_waiting_lines(answer: Answer, page: Page) -> list[str]:
    """How many of a hundred answered people were still waiting, and how far the unknown moves that."""
    share = answer.unusual.still_waiting
    if not share.among:
        return wrapped(page, "Nobody gets an answer in this model, so no wait is long or short in it.", "")
    number = spoken(in_hundred(share))
    if number == "2" and answer.unusual.verdict == VERY_UNUSUAL:
        number = "fewer than 2"  # as the limit of the verdict has it
    verb = "was" if number in ("1", "fewer than 1") else "were"
    sentence = f"Of 100 people who get an answer, {number} {verb} still waiting at this point"
    return wrapped(page, sentence, "") + wrapped(page, f"({unknown(answer)}).", "")


def unknown(answer: Answer) -> str:
    """How far the number, and with it the verdict, moves with what we do not know."""
    share, words = answer.unusual.still_waiting, answer.unusual.verdict_range
    if answer.worlds < FEW_WORLDS:
        return f"simulate {FEW_WORLDS * WORLD:,} cases or more to see how far what we do not know moves this"
    if not moves(share) or not is_whole(in_hundred(share)):
        if seen(share, answer.worlds):
            return "what we do not know moves this by less than 1"
        return "too few simulated cases to see how far what we do not know moves this"
    possible = "" if len(set(words)) < 2 else f": {words[0]} to {words[-1]} are possible"
    return f"{low_to_high(share.low, share.high)}, given what we do not know{possible}"


def seen(share: Share, worlds: int) -> bool:
    """Whether a spread between worlds of a point either way would show through the noise inside them.

    Noise alone gives J worlds of B cases the variance p(1 - p) J/B, give or take its own luck: what that exceeds
    once in 20 cannot be told from a spread. And a spread that did show must not be wider.
    """
    p = share.value or 0.0
    if share.among <= worlds:
        return False
    if max(share.high - p, p - share.low) >= POINT:
        return False
    if not is_whole(in_hundred(share)):
        p = max(p, share.simulation.high) if p < 0.5 else min(p, share.simulation.low)
    hidden = p * (1 - p) * worlds / share.among * ONCE_IN_20 * luck(p, worlds, share.among)
    return ONCE_IN_20 * sqrt(hidden) < POINT


def picture_lines(answer: Answer, page: Page) -> list[str]:
    """The bar of a hundred people, its meaning, and answers over time."""
    of_100 = answer.unusual.of_100
    parts = [of_100.heard, of_100.will_hear, of_100.never_told, of_100.open, of_100.withdrawn]
    lines = hundred_bar(page, parts) + wrapped(page, f"  {split(answer)}")
    if sum(answer.unusual.per_day):
        lines.append(spark(page, answer.unusual.per_day, answer.waited / DAY))
    return lines


def split(answer: Answer) -> str:
    """The hundred people in words."""
    of_100, unusual = answer.unusual.of_100, answer.unusual
    later, answered = unusual.still_waiting.hits, unusual.still_waiting.among
    never = answer.chances.at_interview["never_told"].hits
    heard = offers(of_100.offers_heard, unusual.offers_heard)
    to_come = offers(of_100.offers_to_come, unusual.offers_to_come)
    words = [
        f"{people(of_100.heard, answered - later)} have heard ({heard})",
        f"{people(of_100.will_hear, later)} will hear ({to_come})",
        f"{people(of_100.never_told, never)} never told",
    ]
    words += [f"{of_100.open} without an answer after {waited_words(answer.horizon)}"] if of_100.open else []
    words += [f"{of_100.withdrawn} withdrew"] if of_100.withdrawn else []
    return ", ".join(words)


def people(part: int, cases: int) -> str:
    """A part of the hundred, not nobody where there was a case."""
    return "fewer than 1" if cases and not part else str(part)


def offers(part: int, share: Share) -> str:
    """The offers in a part of the hundred, not none where there was one."""
    return "fewer than 1 offer" if share.hits and not part else counted(part, "offer")


# The long answer


def unusual_long(answer: Answer, page: Page) -> list[str]:
    """The share, who is left out of it, from which day on each word holds, and what is still to come."""
    table = word_lines(answer, page)
    return [
        *still_waiting_lines(answer, page),
        *paragraphs(page, left_out(answer), among(answer)),
        *(["", *table, ""] if table else []),
        *paragraphs(page, next_word(answer), still_to_come(answer), NOT_ABOUT_YOU, CANNOT),
    ]


def left_out(answer: Answer) -> str:
    """That the never told are no part of the verdict; nothing where there are none."""
    never = answer.unusual.of_100.never_told
    if not never:
        return ""
    number = f"{never} {'is' if never == 1 else 'are'}"
    return (
        f"Of 100 people like you, {number} never told. They are kept out of it, because no number of days describes "
        "them; counted as slow, they would make every wait look ordinary."
    )


def among(answer: Answer) -> str:
    """Who was counted."""
    answered = answer.unusual.still_waiting.among
    if not answered:
        return ""
    known = "had no reply to such a note and " if answer.wrote is not None else ""
    known = "saw what you saw and " if answer.signs else known
    return f"Counted among {answered:,} simulated cases that {known}get an answer, after {answer.situation}."


def word_lines(answer: Answer, page: Page) -> list[str]:
    """From which day to which a silence goes by each word; no line where nobody is answered."""
    words = answer.unusual.words_from
    ends = [day - 1 for _, day in words[1:]]
    spans = [f"day {start} to {end}" for (_, start), end in zip(words, ends, strict=False)]
    spans += [f"from day {words[-1][1]} on" for _ in words[-1:]]
    rows = []
    for (word, start), span in zip(words, spans, strict=True):
        dated = answer.interview if start and page.width >= WITH_DATES else None
        date = f"  from {on_date(dated, start * DAY)}" if dated else ""
        today = "  <- today" if word == answer.unusual.verdict else ""
        rows.append(f"  {word:<18}{span:<16}{date}{today}".rstrip())
    return ["A silence is called, by the day after the interview:", *rows] if rows else []


def next_word(answer: Answer) -> str:
    """When the same silence gets another word."""
    later = [(word, day) for word, day in answer.unusual.words_from if day * DAY > answer.waited]
    if not later:
        return ""
    word, day = later[0]
    return f"Still silent on {on_day(answer.interview, day)}, it is called {word}."


def still_to_come(answer: Answer) -> str:
    """How many answers and offers come later than today."""
    later = answer.unusual.offers_later
    if not later.among:
        return "Nobody is made an offer in this model."
    return f"Of 100 who get an offer, {per_100(later)} get it later than today."
