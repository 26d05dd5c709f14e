"""What each delay costs as a page of text: what would save the most waiting, then a line for each."""

import textwrap
from collections.abc import Mapping

from stillwaiting.answers.causes import words
from stillwaiting.report.differences import ENOUGH, change_cell, people, shift
from stillwaiting.report.wording import Page, waited_words, wrapped
from stillwaiting.studies.compare import direction
from stillwaiting.studies.cost import Cost, Costs, saved
from stillwaiting.studies.jackknife import GROUPS, Estimate
from stillwaiting.units import DAY

COLUMN = 20
"""Columns of a line that the days saved take."""
POINTS = {"half": "half", "nine_in_ten": "nine in ten"}
ENDINGS = {"never_told": ("is never told", "are never told"), "offers": ("gets an offer", "get an offer")}


def costs_text(found: Costs, width: int = 80, unicode: bool = True, phrases: Mapping[str, str] | None = None) -> str:
    """The ranking in words, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end."""
    page = Page(width, unicode, phrases or {})
    blocks = [verdict_lines(found, page), delay_lines(found, page), ground_lines(found, page)]
    return page.fits("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def seen(found: Costs) -> list[Cost]:
    """The delays that move the mean wait, or what becomes of people, by more than chance; the dearest first."""
    return [each for each in found.delays if moves(each.waits["mean"].change) or facts(each)]


def moves(change: Estimate) -> bool:
    """Whether a difference is not nothing, and not chance as far as that can be said."""
    return bool(change.value) and (change.low is None or change.is_sure)


def verdict_lines(found: Costs, page: Page) -> list[str]:
    """What would save the most waiting, or that nothing would."""
    start = "" if found.waited is None else f"After {waited_words(found.waited)} of silence: "
    first = next(iter(found.delays), None)
    if not found.among:
        text = f"none of {found.replications:,} cases was silent so long, so there is nothing to rank."
        return wrapped(page, start + text)
    if first is None or saved(first) <= 0 or not moves(first.waits["mean"].change):
        text = f"no delay of {found.scenario} costs waiting that {found.among:,} cases could show."
        return wrapped(page, start + text)
    text = f"{start}{named(first, page)} costs the most waiting. "
    text += f"{lifted(first)} whoever hears either way hears {shift(first.waits['mean'].change)} on average."
    return wrapped(page, text)


def lifted(cost: Cost) -> str:
    """How the delay was lifted, as a sentence begins."""
    return "With an answer at once," if cost.at_once else "Without it,"


def delay_lines(found: Costs, page: Page) -> list[str]:
    """A line for each delay, the dearest first; those that show nothing together at the end."""
    if not found.delays or not found.among:
        return []
    shown = seen(found)
    lines = [text for each in shown for text in line(each, page)]
    rest = [each.name for each in found.delays if each not in shown]
    if shown:
        lines = ["The mean wait, without ...", *lines]
    return lines + (wrapped(page, f"Nothing that shows: {', '.join(rest)}.") if rest else [])


def line(cost: Cost, page: Page) -> list[str]:
    """The difference of the mean wait, and what goes with it."""
    start = f"  {change_cell(cost.waits['mean'].change):<{COLUMN}}"
    text = ": ".join(each for each in (named(cost, page), ", ".join(facts(cost))) if each)
    return textwrap.wrap(
        text, max(page.width, 40), initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
    )


def facts(cost: Cost) -> list[str]:
    """How much sooner half and nine in ten hear, and what becomes of others of a hundred, where that shows."""
    moved = {part: cost.waits[key] for key, part in POINTS.items() if direction(cost.waits[key])}
    found = [f"{part} {shift(Estimate(each.change.value))}" for part, each in moved.items()]
    return found + [said for key, ends in ENDINGS.items() if (said := people(cost.ends[key].change, *ends))]


def named(cost: Cost, page: Page) -> str:
    """The delay by its name, and in plain words where they say more."""
    plain, own = words(cost.name, page.phrases), cost.name.replace("_", " ")
    name = f"{cost.name}, if answered at once" if cost.at_once else cost.name
    return name if plain.removeprefix("a ").replace("-", " ") == own else f"{name} ({plain})"


def ground_lines(found: Costs, page: Page) -> list[str]:
    """What the ranking rests on, and what it cannot know."""
    text = f"Rests on {found.replications:,} cases, seed {found.seed}, played again without each delay: "
    text += "the same people, absences and diaries. "
    if found.among < found.replications:
        text += f"Counted are the {found.among:,} that are still silent then. "
    if found.worlds < GROUPS:
        text += f"Too few to say how sure that is: play {ENOUGH:,} or more. "
    else:
        text += (
            "In brackets: how far other seeds could move a difference; what nobody has measured can move it further. "
        )
    text += "Each delay is lifted alone; two together can save more or less than both."
    lines = wrapped(page, text)
    if found.kept:
        lines += wrapped(page, f"{' and '.join(found.kept)}: the candidate's own doing; left as it is.")
    return [*lines, *wrapped(page, "Cannot know: this employer, this manager, this market.")]


def dearest(found: Costs, most: int = 5) -> tuple[tuple[str, float, float, float], ...]:
    """The delays whose cost shows in whole days, the dearest first: name, days saved without it, and their range."""
    rows = []
    for each in seen(found):
        change = each.waits["mean"].change
        if each.at_once or change.value is None or change.low is None or change.high is None:
            continue
        rows.append((each.name, -change.value / DAY, -change.high / DAY, -change.low / DAY))
    return tuple(row for row in rows if round(row[1]) >= 1)[:most]
