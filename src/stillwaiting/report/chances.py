"""Answer 3 in words: what becomes of a hundred cases, on the day of the interview and given silence."""

from dataclasses import dataclass

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import hundred, in_hundred, is_whole, spoken
from stillwaiting.report.wording import FEW_CASES, FEW_WORLDS, Page, low_to_high, moves, waited_words, wrapped
from stillwaiting.report.would_change import would_change_lines
from stillwaiting.survival import Share
from stillwaiting.units import WEEK

LABELS = {
    "offer": "offer",
    "rejection": "a no, told",
    "cancelled": "cancelled, told",
    "withdrawn": "you withdraw",
    "never_told": "never told",
    "open": "no answer in {horizon}",
}
ALWAYS = ("offer", "rejection", "never_told")
WITH_BAND = ("offer", "never_told")


@dataclass(frozen=True)
class Layout:
    """The heading of the table, the width of its labels and of each column, and whether there is room for bands."""

    heading: str
    label: int
    widths: tuple[int, ...]
    bands: bool


def chances_lines(answer: Answer, page: Page) -> list[str]:
    """The table of chances, and what to think of it where few cases stand behind."""
    columns = known_columns(answer)
    kept = columns[-1]["offer"].among
    layout = laid_out(answer, page, len(columns) if kept else len(columns) - 1)
    numbers = [column(each) for each in columns][: len(layout.widths)]
    lines = [layout.heading]
    for key, label in LABELS.items():
        if key in ALWAYS or any(each[key].hits for each in columns):
            name = "  " + label.format(horizon=waited_words(answer.horizon))
            cells = [f"{each[key]:>{width}}" for each, width in zip(numbers, layout.widths, strict=True)]
            shown = layout.bands and key in WITH_BAND and is_whole(numbers[-1][key])
            band = around(columns[-1][key]) if shown and kept and answer.worlds >= FEW_WORLDS else ""
            lines.append(f"{name:<{layout.label}}{''.join(cells)}  {band}".rstrip())
    return lines + caution(answer, page, kept)


def known_columns(answer: Answer) -> list[dict[str, Share]]:
    """On interview day, given silence alone, and given what else is known where there is anything."""
    chances = answer.chances
    columns = [chances.at_interview, chances.given_silence]
    return [*columns, chances.now] if knows_more(answer) else columns


def knows_more(answer: Answer) -> bool:
    """Whether more than silence is known."""
    return bool(answer.signs) or answer.wrote is not None


def laid_out(answer: Answer, page: Page, count: int) -> Layout:
    """So many columns, their numbers below the middle of what they are called."""
    if count == 3:
        return three_columns(answer, page)
    start = f"{'Chances in 100':<23}{'on interview day':<20}"
    if count == 1:
        return Layout(start.rstrip(), 26, (6,), False)
    full = f"{start}silent {waited_words(answer.waited)}"
    return Layout(full if len(full) <= page.width else f"{start}silent until now", 26, (6, 14), True)


def three_columns(answer: Answer, page: Page) -> Layout:
    """The day of the interview, silence alone, and all that is known."""
    known = "your signs" if answer.signs else "no reply"
    if page.width < 76:
        return Layout(f"{'Chances in 100':<24}{'at first':>9}{'silence':>11}{known:>13}", 24, (7, 11, 13), False)
    silent = f"silent {waited_words(answer.waited)}"
    silence = silent if len(silent) <= 16 else "silent until now"
    return Layout(f"{'Chances in 100':<23}{'on interview day':<20}{silence:<19}and {known}", 26, (6, 18, 19), True)


def column(shares: dict[str, Share]) -> dict[str, str]:
    """One column of the table: whole numbers that add up to 100, or bounds."""
    whole = hundred(shares)
    return {key: in_hundred(share, whole[key]) for key, share in shares.items()}


def around(share: Share) -> str:
    """The band of a share in brackets, where it shows."""
    return f"({low_to_high(share.low, share.high)})" if moves(share) else ""


def caution(answer: Answer, page: Page, kept: int) -> list[str]:
    """What to say where few cases, or none, were silent this long."""
    like_you = f"silent {waited_words(answer.waited)}" + (" like you" if knows_more(answer) else "")
    if not kept:
        text = f"{like_you.capitalize()}: cannot say from this model; none of {answer.replications:,} cases was."
        return wrapped(page, text)
    if kept < FEW_CASES:
        what = "what follows" if knows_more(answer) else "what follows from silence"
        text = f"Only {kept:,} simulated cases were {like_you}: take {what} as rough."
        return wrapped(page, text)
    return []


def chances_long(answer: Answer, page: Page) -> list[str]:
    """The long answer to question 3: the table, what moved it, and for whom it is."""
    now = known_columns(answer)[-1]
    lines = chances_lines(answer, page)
    if not now["offer"].among:
        return lines
    told = [f"an offer {in_tens(now['offer'])}", f"no word ever {in_tens(now['never_told'])}"]
    lines += ["", *wrapped(page, f"In words: {', '.join(told)}.")]
    lines += wrapped(page, moved(answer)) + wrapped(page, still_to_come(answer)) + would_change_lines(answer, page)
    text = (
        f"Counted among simulated candidates after {answer.situation} who are silent as long as you. It moves with "
        "what the model does not know (the brackets), and it cannot know this employer, this manager, this market."
    )
    return lines + wrapped(page, text)


def still_to_come(answer: Answer) -> str:
    """How many offers of those like you come soon."""
    soon = next((each for each in answer.when.within if each.minutes == 4 * WEEK), None)
    if soon is None:
        return ""  # fewer than four weeks are left to be watched
    return (
        f"Of 100 people as silent as you, {spoken(in_hundred(soon.offer))} hear of an offer within 4 weeks from today."
    )


def in_tens(share: Share) -> str:
    """A share in words and tens: `about 3 in 10`, `fewer than 1 in 20`."""
    value = share.value or 0.0
    if value < 0.05 or value > 0.95:
        return "fewer than 1 in 20" if value < 0.05 else "more than 19 in 20"
    if value < 0.15:
        return "about 1 in 10"
    return f"about {round(10 * value)} in 10"


def moved(answer: Answer) -> str:
    """How much of the change in the chance of an offer silence makes, and how much what else is known."""
    columns = known_columns(answer)
    steps = [(column(each)["offer"], each["offer"].value or 0.0) for each in columns]
    text = f"Of 100 with your start {spoken(steps[0][0])} get an offer; silence alone {change(steps[0], steps[1])}"
    return f"{text}, and what else you know {change(steps[1], steps[2])}." if knows_more(answer) else f"{text}."


def change(before: tuple[str, float], after: tuple[str, float]) -> str:
    """What a step does to a number of a hundred, in the numbers of the table."""
    if after[0] == before[0]:
        return f"leaves it at {spoken(after[0])}"
    return f"{'raises' if after[1] > before[1] else 'lowers'} that to {spoken(after[0])}"
