"""Answer 3 in words: what becomes of a hundred cases, on the day of the interview and given silence."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import hundred, in_hundred, is_whole
from stillwaiting.report.wording import FEW_CASES, FEW_WORLDS, Page, low_to_high, moves, waited_words, wrapped
from stillwaiting.survival import Share

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


def chances_lines(answer: Answer, page: Page) -> list[str]:
    """The table of chances, and what to think of it where few cases stand behind."""
    before, now = answer.chances.at_interview, answer.chances.given_silence
    kept = now["offer"].among
    banded = kept and answer.worlds >= FEW_WORLDS
    numbers, numbers_now = column(before), column(now) if kept else {}
    lines = [header(answer, page) if kept else "Chances in 100         on interview day"]
    for key, label in LABELS.items():
        if key in ALWAYS or before[key].hits or now[key].hits:
            name = "  " + label.format(horizon=waited_words(answer.horizon))
            given = numbers_now.get(key, "")
            row = f"{name:<26}{numbers[key]:>6}{given:>14}"
            shown = banded and key in WITH_BAND and is_whole(given)
            lines.append(f"{row}  {around(now[key]) if shown else ''}".rstrip())
    return lines + caution(answer, page, kept)


def header(answer: Answer, page: Page) -> str:
    """The first line of the table, the wait in it if there is room."""
    start = f"{'Chances in 100':<23}{'on interview day':<20}"
    full = f"{start}silent {waited_words(answer.waited)}"
    return full if len(full) <= page.width else f"{start}silent until now"


def column(shares: dict[str, Share]) -> dict[str, str]:
    """One column of the table: whole numbers that add up to 100, or bounds."""
    whole = hundred(shares)
    return {key: in_hundred(share, whole[key]) for key, share in shares.items()}


def around(share: Share) -> str:
    """The band of a share in brackets, where it shows."""
    return f"({low_to_high(share.low, share.high)})" if moves(share) else ""


def caution(answer: Answer, page: Page, kept: int) -> list[str]:
    """What to say where few cases, or none, were silent this long."""
    wait = waited_words(answer.waited)
    if not kept:
        text = f"Silent {wait}: cannot say from this model; none of {answer.replications:,} cases was."
        return wrapped(page, text)
    if kept < FEW_CASES:
        text = f"Only {kept:,} simulated cases were silent {wait}: take what follows from silence as rough."
        return wrapped(page, text)
    return []
