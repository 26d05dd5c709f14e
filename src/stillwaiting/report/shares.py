"""Shares in a sentence: so many in 100, how sure, counted among how many."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS, in_hundred, is_whole, spoken
from stillwaiting.report.wording import FEW_CASES, FEW_WORLDS, Page, low_to_high, moves, waited_words, wrapped
from stillwaiting.survival import Share


def per_100(share: Share) -> str:
    """How many in 100, as it is said in a sentence: `15`, `fewer than 3`."""
    return spoken(in_hundred(share))


def in_100(share: Share, worlds: int, *, why: bool = False) -> str:
    """The same with its band, where that shows: `15 in 100 (8 to 24)`; with `why`, what the band is."""
    return f"{per_100(share)} in 100{in_brackets(share, worlds, why=why)}"


def in_brackets(share: Share, worlds: int, *, why: bool = False) -> str:
    """The band of a share in brackets after a space, where it shows; else nothing."""
    if not is_whole(in_hundred(share)) or not moves(share) or worlds < FEW_WORLDS:
        return ""
    return f" ({low_to_high(share.low, share.high)}{', given what we do not know' if why else ''})"


def paragraphs(page: Page, *texts: str) -> list[str]:
    """Each text that is not empty as a paragraph of its own."""
    return [line for text in texts if text for line in wrapped(page, text)]


def like_you(answer: Answer) -> str:
    """Who is counted: `silent 4 weeks`, and like you where more is known."""
    known = " and like you" if answer.signs or answer.wrote is not None else ""
    return f"silent {waited_words(answer.waited)}{known}"


def counted_among(answer: Answer) -> str:
    """How many cases the shares are counted among."""
    rough = "; rough, because they are few" if answer.kept < FEW_CASES else ""
    return f"Counted among {answer.kept:,} simulated cases that were {like_you(answer)}{rough}."


def too_few(answer: Answer, page: Page) -> list[str]:
    """That nothing can be said from so few cases; no line where there are enough."""
    if answer.kept >= FEW_HITS:
        return []
    some = f"only {answer.kept}" if answer.kept else "none"
    text = f"Cannot say from this model: {some} of {answer.replications:,} simulated cases were {like_you(answer)}."
    return wrapped(page, text)
