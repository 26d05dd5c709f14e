"""The whole answer as a page of text: the verdict first, then the picture, then the numbers."""

from collections.abc import Mapping, Sequence

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.elsewhere import Elsewhere
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.answers.silence import NO_LEVEL
from stillwaiting.report.causes import causes_lines
from stillwaiting.report.chances import chances_lines, knows_more
from stillwaiting.report.elsewhere import elsewhere_lines
from stillwaiting.report.follow_up import advice_lines
from stillwaiting.report.kinds import kinds_lines
from stillwaiting.report.known import known_lines
from stillwaiting.report.silence import NEWS_FROM, silence_lines
from stillwaiting.report.somebody import Asked, somebody_lines
from stillwaiting.report.stop import stop_lines
from stillwaiting.report.unusual import picture_lines, verdict_lines
from stillwaiting.report.when import when_lines
from stillwaiting.report.wording import Page, low_to_high, wrapped
from stillwaiting.report.would_change import would_change_lines
from stillwaiting.survival import Share
from stillwaiting.units import DAY


def ask_text(
    answer: Answer,
    width: int = 80,
    unicode: bool = True,
    phrases: Mapping[str, str] | None = None,
    others: Sequence[Elsewhere] = (),
    asked: Asked | None = None,
) -> str:
    """The answer in words, at most `width` columns wide, in ASCII unless `unicode`; ends with a line end.

    `phrases` says how causes are called; a cause without a phrase is called by its name. `others` is the same wait
    elsewhere, `asked` how the question was asked.
    """
    page = Page(width, unicode, phrases or {})
    over = as_good_as_over(answer)
    meaning = silence_lines(answer, page)
    outlook = [causes_lines, would_change_lines, when_lines, advice_lines]
    blocks = [
        verdict_lines(answer, page) + (meaning if over else []),
        known_lines(answer, page),
        picture_lines(answer, page),
        chances_lines(answer, page),
        [line for lines in outlook for line in lines(answer, page)]
        + ([] if over else meaning)
        + stop_lines(answer, page),
        kinds_lines(answer, page) + elsewhere_lines(others, page) + somebody_lines(answer, page, asked),
        ground_lines(answer, page),
    ]
    return page.fits("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def as_good_as_over(answer: Answer) -> bool:
    """Whether silence means a no, or that nobody will say so, nine times in ten: then that comes first."""
    return answer.waited >= NEWS_FROM * DAY and (answer.silence.no_now.value or 0.0) >= NO_LEVEL


def other_seeds(share: Share) -> str:
    """How far the number of the verdict is chance, if it is a number."""
    number, (low, high) = in_hundred(share), (share.simulation.low, share.simulation.high)
    if not number.isdigit():
        return ""
    if round(100 * low) == round(100 * high):
        return f" (other seeds hardly move the {number})"
    return f" (with other seeds the {number} could be {low_to_high(low, high)})"


def ground_lines(answer: Answer, page: Page) -> list[str]:
    """What the answer rests on, and what it cannot know."""
    sources = f"; {answer.sourced} numbers sourced, {answer.assumed} assumed"
    text = f"Rests on {answer.replications:,} simulated cases, seed {answer.seed}"
    text += other_seeds(answer.unusual.still_waiting)
    lines = wrapped(page, text + like_you(answer) + (sources if answer.sourced or answer.assumed else "") + ".")
    cannot = "Cannot know: this employer, this manager, this market."
    return [*lines, *wrapped(page, f"{cannot} Other signs? --sign, --about all")]


def like_you(answer: Answer) -> str:
    """How many of the cases are like somebody who knows more than silence, and what they are worth."""
    if not knows_more(answer):
        return ""
    worth = f", worth {answer.worth:,} independent ones" if answer.worth < answer.kept else ""
    return f"; {answer.kept:,} of them are like you{worth}"
