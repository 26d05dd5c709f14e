"""Which numbers move an answer, as a page of text: the one that matters most, then a line for each."""

import re
import textwrap

from stillwaiting.report.differences import in_hundred, signed
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.studies.sensitivity import Effect, End, Sensitivity
from stillwaiting.units import counted

COLUMN = 18
"""Columns of a line that a share takes."""
LEAST = 0.005
"""The least share that has a line: what is less is not told from nothing."""
WORDS = {
    r"median_days": "the time within which half of the answered have heard",
    r"nine_in_ten_days": "the time within which nine in ten of the answered have heard",
    r"answered": "the share that is answered",
    r"over_(.+)_days": "of the answered, the share that waits longer than {} days",
    r"offer": "the share told an offer",
    r"rejection": "the share told a no",
    r"cancelled": "the share told that the post is gone",
    r"withdrawn": "the share that takes another job first",
    r"never_told": "the share that is never told",
    r"open": "the share without an answer at the end",
    r"still_waiting_(.+)_days": "of the answered, the share still waiting after {} days",
    r"offer_after_(.+)_days": "of those silent after {} days, the share told an offer",
}
"""What each column of answers is, in words."""
IN_DAYS = ("median_days", "nine_in_ten_days")
UNIT = re.compile(r"(.*?)(?: \((.*)\))?")


def sensitivity_text(found: Sensitivity, width: int = 80, unicode: bool = True) -> str:
    """The ranking in words, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end."""
    page = Page(width, unicode)
    blocks = [wrapped(page, headline(found)), effect_lines(found, page), ground_lines(found, page)]
    return page.fits("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def answer_words(column: str) -> str:
    """What a column of answers is; its own name where a sweep made none of that name."""
    for pattern, words in WORDS.items():
        if matched := re.fullmatch(pattern, column):
            return words.format(*matched.groups())
    return column


def answer_value(column: str, answer: float) -> str:
    """An answer in whole numbers: `22 days`, `31 in 100`."""
    if column in IN_DAYS:
        return counted(round(answer), "day")
    return f"{in_hundred(max(0.0, answer))} in 100" if answer_words(column) != column else f"{answer:.3g}"


def sure(found: Sensitivity) -> list[Effect]:
    """The numbers whose share is more than chance and shows, the largest first."""
    return [each for each in found.effects if each.is_sure and (each.share.value or 0) >= LEAST]


def headline(found: Sensitivity) -> str:
    """What moves the answer most, in a sentence or two."""
    words = answer_words(found.answer)
    if found.together.value is None:
        return f"{words[0].upper()}{words[1:]} is the same at every point: nothing moves it."
    if not sure(found):
        return f"{words[0].upper()}{words[1:]}: none of these numbers moves it more than chance does."
    return f"For {words}, {short_headline(found)}."


def short_headline(found: Sensitivity) -> str:
    """What moves the answer most, and how far: a title."""
    if found.together.value is None or not sure(found):
        return headline(found).rstrip(".")
    first = sure(found)[0]
    return f"{path(first)} matters most: {both_ends(first, found)}"


def path(effect: Effect) -> str:
    """The path of a number, without its unit."""
    return split(effect.number.name)[0]


def split(column: str) -> tuple[str, str]:
    """The path and the unit of a column."""
    matched = UNIT.fullmatch(column)
    return (matched[1], matched[2] or "") if matched else (column, "")


def both_ends(effect: Effect, found: Sensitivity) -> str:
    """The answer at either end: `22 days near 0.5x, 30 days near 2x`."""
    return ", ".join(f"{answer_value(found.answer, each.answer)} {near(each, effect)}" for each in effect.ends)


def near(end: End, effect: Effect) -> str:
    """An end of a number in two digits: `near 0.5x`; a text as it is."""
    if isinstance(end.value, str):
        return f"with {end.value}"
    unit, (low, high) = split(effect.number.name)[1], (float(each.value or 0) for each in effect.ends)
    value = 0.0 if abs(float(end.value or 0)) < (high - low) / 100 else float(f"{float(end.value or 0):.2g}")
    unit = unit.removesuffix("s") if value == 1 else unit
    return f"near {value:,.12g}{'' if unit.startswith(('x', '%')) else ' '}{unit}".rstrip()


def effect_lines(found: Sensitivity, page: Page) -> list[str]:
    """A line for each number that shows, the largest share first; then those that do not."""
    if found.together.value is None:
        return []
    shown = sure(found)
    lines = wrapped(page, "Of 100 parts of how much it varies, each number alone makes") if shown else []
    lines += [line for each in shown for line in effect_line(each, found, page)]
    small = [path(each) for each in found.effects if each.is_sure and each not in shown]
    chance = [path(each) for each in found.effects if not each.is_sure]
    lines += wrapped(page, f"Less than 1 each: {', '.join(small)}.") if small else []
    lines += wrapped(page, f"No more than chance: {', '.join(chance)}.") if chance else []
    return lines + wrapped(page, together(found))


def effect_line(effect: Effect, found: Sensitivity, page: Page) -> list[str]:
    """The share of a number, the answer at its ends, and its rank correlation."""
    start = f"  {share_cell(effect.share):<{COLUMN - 2}}"
    text = f"{path(effect)}: {both_ends(effect, found)}{rank_words(effect.rank)}"
    return textwrap.wrap(
        text, max(page.width, 40), initial_indent=start, subsequent_indent=" " * COLUMN, break_on_hyphens=False
    )


def share_cell(share: Estimate) -> str:
    """A share with its interval, where that shows: `62 (58 to 66)`."""
    value = in_hundred(share.value)
    if share.low is None or share.high is None:
        return value
    low, high = (round(100 * min(1.0, max(0.0, each))) for each in (share.low, share.high))
    return value if low == high else f"{value} ({low} to {high})"


def rank_words(rank: Estimate) -> str:
    """A rank correlation in hundredths, with its interval where that shows."""
    if rank.value is None:
        return ""
    said = f"; rank correlation {signed(100 * rank.value)}"
    if rank.low is None or rank.high is None:
        return said
    low, high = (signed(100 * min(1.0, max(-1.0, each))) for each in (rank.low, rank.high))
    return said if low == high else f"{said} ({low} to {high})"


def together(found: Sensitivity) -> str:
    """What all the shares add up to."""
    text = f"All of them, each alone: {in_hundred(min(1.0, max(0.0, found.together.value or 0)))}. "
    return text + "The rest is how they act together, and the noise of simulating."


def ground_lines(found: Sensitivity, page: Page) -> list[str]:
    """What the ranking rests on, and what it cannot know."""
    points = len(found.answers)
    text = f"Rests on {counted(f'{points:,}', 'point')} of {counted(f'{found.replications:,}', 'case')} each, "
    text += f"{found.scenario}, seed {found.seed}; the same cases at every point. What varies is the variance of the "
    text += "answer between the points. "
    if found.missing:
        text += f"{counted(f'{found.missing:,}', 'point')} more cannot say. "
    if found.is_grid:
        text += "It is a whole grid: no other points could have been drawn. "
    elif points < GROUPS:
        text += f"Too few to say how sure that is: play {GROUPS} or more. "
    else:
        text += "In brackets: how far other points could move it. "
    text += 'An answer "near" an end is the mean over that fifth of the values, all else being average. '
    text += "Rank correlation runs from -100 (the more, the less) to +100 (the more, the more). "
    text += "A number that was varied more widely matters more."
    return [*wrapped(page, text), *wrapped(page, "Cannot know: this employer, this manager, this market.")]
