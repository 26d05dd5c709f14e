"""One replication told day by day, as a page of text."""

from collections.abc import Mapping
from itertools import zip_longest

from stillwaiting.answers.causes import words
from stillwaiting.answers.hundred import parts_of
from stillwaiting.report.happening_words import ABSENT, AWAY, LEDGER, OUTCOMES, TOLD, WITHOUT
from stillwaiting.report.happenings import dated, inside_words, seen_words
from stillwaiting.report.wording import Page, wrapped
from stillwaiting.telling import Day, Ending, Story, WhatIf
from stillwaiting.telling.names import name_words
from stillwaiting.units import DAY, counted

STACKED = 72
"""Width below which what you saw stands under what went on, not beside it."""
DATE = 16
"""Columns of the day and its date."""
SAW = "> "
"""What stands before something you saw in one column."""
FOLLOWED = 5 * DAY
"""The ledger charges all of a wait after a missed meeting to one absence; where that is so much more, it is said."""


def story_text(story: Story, width: int = 80, unicode: bool = True, phrases: Mapping[str, str] | None = None) -> str:
    """The story in words, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end."""
    page = Page(width, unicode, phrases or {})
    blocks = [wrapped(page, headline(story)), table(story, page), ledger_lines(story, page) + note_lines(story, page)]
    return page.fits("\n\n".join("\n".join(block) for block in blocks) + "\n")


def headline(story: Story) -> str:
    """How the replication ended, in one line."""
    return f"Replication {story.replication} of {story.scenario}, seed {story.seed}: {end_words(story.ending)}."


def end_words(ending: Ending) -> str:
    """An ending in words."""
    days = f"after {counted(ending.day, 'day')}" if ending.day else "the same day"
    if ending.how == "told":
        return f"{TOLD[ending.outcome]} {days}"
    if ending.how == "never_told":
        return f"nobody tells you; decided on day {ending.day}: {OUTCOMES[ending.outcome]}"
    if ending.how == "withdrawn":
        return f"you take another job {days}"
    return f"still open {days}"


# The days


def table(story: Story, page: Page) -> list[str]:
    """Every day that is told, in two columns, or in one where two have no room."""
    if page.width < STACKED:
        head = f"{'day':<{DATE}}behind closed doors; {SAW}what you saw"
        head = head if len(head) <= page.width else f"{'day':<{DATE}}inside; {SAW}seen"
        return [head, *(line for day in story.days for line in stacked(story, day, page))]
    left, _ = columns(page)
    head = f"{'day':<{DATE}}{'behind closed doors':<{left + 2}}what you saw"
    return [head, *(line for day in story.days for line in beside(story, day, page))]


def columns(page: Page) -> tuple[int, int]:
    """Widths of what went on and of what you saw."""
    room = min(page.width, 110) - DATE - 2
    right = max(20, room * 34 // 100)
    return room - right, right


def beside(story: Story, day: Day, page: Page) -> list[str]:
    """A day in two columns."""
    left, right = columns(page)
    inside = packed([inside_words(each) for each in day.inside], left)
    saw = packed([seen_words(each, story.interview) for each in day.seen], right)
    dates = [day_words(story, day)]
    rows = zip_longest(dates, inside, saw, fillvalue="")
    return [f"{date:<{DATE}}{one:<{left}}  {other}".rstrip() for date, one, other in rows]


def stacked(story: Story, day: Day, page: Page) -> list[str]:
    """A day in one column."""
    room = max(page.width, 20) - DATE
    lines = packed([inside_words(each) for each in day.inside], room)
    saw = packed([seen_words(each, story.interview) for each in day.seen], room - len(SAW))
    lines += [SAW + line for line in saw]
    dates = [day_words(story, day)]
    return [f"{date:<{DATE}}{line}".rstrip() for date, line in zip_longest(dates, lines, fillvalue="")]


def day_words(story: Story, day: Day) -> str:
    """The number of a day and its date, in columns."""
    minute = day.day * DAY
    weekday, number, month = dated(story.interview, minute).split()
    return f"{day.day:>3} {weekday} {number:>2} {month}"


def packed(texts: list[str], width: int) -> list[str]:
    """Texts in lines of a width: one joins the line before where it fits, a long one is wrapped."""
    lines: list[str] = []
    for text in dict.fromkeys(texts):
        if lines and len(lines[-1]) + 2 + len(text) <= width and ";" not in lines[-1] + text:
            lines[-1] += f"; {text}"
        else:
            lines += wrapped(Page(width), text)
    return lines


def sightings(story: Story) -> list[tuple[int, str]]:
    """The minute of everything you saw, and what it was in words."""
    return [(each.minute, seen_words(each, story.interview)) for day in story.days for each in day.seen]


# Where the days went


def ledger_lines(story: Story, page: Page) -> list[str]:
    """The days by cause, in whole days that add up."""
    total = story.ending.day
    parts = parts_of(total, [minutes for _, minutes in story.ledger])
    named = [
        f"{cause_words(story, name, page)} {part}" for (name, _), part in zip(story.ledger, parts, strict=True) if part
    ]
    return wrapped(page, f"Where {counted(total, 'day')} went: {', '.join(named)}.") if named else []


def ledger_words(story: Story, phrases: Mapping[str, str]) -> str:
    """The days by cause in one sentence; nothing where it took no day."""
    return " ".join(ledger_lines(story, Page(10_000, phrases=phrases)))


def cause_words(story: Story, name: str, page: Page) -> str:
    """A cause in words; somebody's absence with who it was."""
    found = next((absence for absence in story.absences if absence.name == name and absence.who), None)
    if found is None or found.kind not in AWAY:
        return words(name, page.phrases)
    text = LEDGER.get(found.kind, AWAY[found.kind]).format(who=name_words(found.who or ""))
    charged, stopped = dict(story.ledger)[name], sum(each.minutes for each in story.absences if each.name == name)
    return f"{text} and what followed" if charged - stopped >= FOLLOWED else text


def note_lines(story: Story, page: Page) -> list[str]:
    """What if, and whose dates these are."""
    lines = [line for whatif in story.whatifs for line in wrapped(page, whatif_words(story, whatif))]
    if not story.dated:
        lines += wrapped(page, "The dates are this replication's own; --interview DATE plays it with yours.")
    return lines


def whatif_words(story: Story, whatif: WhatIf) -> str:
    """What a change would have done, in one sentence: `Without sign-offs: day 24.`"""
    again, told = whatif.ending, story.ending
    changed = (again.how, again.outcome) != (told.how, told.outcome)
    if again.how != "told":
        return f"{change_words(whatif)}: {end_words(again)}."
    outcome = f", {TOLD[again.outcome]}" if changed else ""
    return f"{change_words(whatif)}: day {again.day}{outcome}."


def change_words(whatif: WhatIf) -> str:
    """What was changed."""
    if whatif.change == "prompt":
        return "With a first choice who decides in a day"
    if whatif.change == "stand_in":
        away = ABSENT.get(whatif.kind, "absence")
        return f"With a stand-in for {name_words(whatif.who or '')} after 2 days of {away}"
    unknown = f"without {name_words(whatif.part)}"
    text = WITHOUT.get(whatif.kind, unknown).format(who=name_words(whatif.who or ""))
    return text[0].upper() + text[1:]
