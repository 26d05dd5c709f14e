"""Answer 5 in words: when you hear, if you hear."""

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import FEW_HITS
from stillwaiting.report.wording import Page, days_or_weeks, on_date, whole_days, wrapped
from stillwaiting.survival import Quantile
from stillwaiting.units import DAY


def when_lines(answer: Answer, page: Page) -> list[str]:
    """Half and four in five of the rest of the wait, among those who will hear."""
    hears = answer.when.will_hear.hits
    if not hears:
        return wrapped(page, "If you hear at all: cannot say; no simulated case heard after so long a silence.")
    half, most = rest(answer, answer.when.half), rest(answer, answer.when.four_in_five)
    rough = f" Rough: only {hears} simulated cases heard so late." if hears < FEW_HITS else ""
    return wrapped(page, f"If you hear at all: half {half}, four in five {most}.{rough}")


def rest(answer: Answer, quantile: Quantile) -> str:
    """The rest of the wait in words, counted from today: `within 9 days`, with the date if that is known."""
    if quantile.minutes is None:
        return "not reached"
    words = f"within {days_or_weeks(whole_days(quantile.minutes))}"
    if answer.interview is None:
        return words
    by = answer.waited + whole_days(quantile.minutes) * DAY  # the date of the days as they are told
    return f"{words} (by {on_date(answer.interview, by)})"
