"""All replications added up, as a page of text."""

from collections.abc import Mapping

from stillwaiting.answers.hundred import is_whole
from stillwaiting.answers.overview import Overview
from stillwaiting.report.chances import LABELS, column
from stillwaiting.report.picture import columns, rows
from stillwaiting.report.wording import Page, low_to_high, moves, waited_words, wrapped
from stillwaiting.units import DAY

MOST_ROWS = 20
TAIL = 0.03
"""Share of the answers that the histogram may add up as late."""
WAYS = {0.1: "1 in 10", 0.25: "1 in 4", 0.5: "half", 0.75: "3 in 4", 0.9: "9 in 10", 0.95: "19 in 20"}
NOT_ANSWERED = ("never_told", "open", "withdrawn")


def run_text(
    overview: Overview, width: int = 80, unicode: bool = True, phrases: Mapping[str, str] | None = None
) -> str:
    """The replications in words and a histogram, at most `width` columns wide; ends with a line end."""
    page = Page(width, unicode, phrases or {})
    title = (
        f"{overview.scenario}: {overview.replications:,} replications, seed {overview.seed}, "
        f"watched for {waited_words(overview.horizon)}"
    )
    blocks = [
        wrapped(page, title),
        histogram_lines(overview, page),
        outcome_lines(overview) + withdrawal_lines(overview, page),
        wait_lines(overview, page),
    ]
    return page.fits("\n\n".join("\n".join(block) for block in blocks) + "\n")


def outcome_lines(overview: Overview) -> list[str]:
    """What becomes of a hundred cases, with both uncertainties."""
    numbers = column(overview.outcomes)
    lines = [f"{'Of 100 cases':<34}{'unknowns':>12}{'other seeds':>13}"]
    for key, label in LABELS.items():
        share = overview.outcomes[key]
        if share.hits:
            name = label.format(horizon=waited_words(overview.horizon))
            unknown = low_to_high(share.low, share.high) if moves(share) and is_whole(numbers[key]) else "-"
            noise = low_to_high(share.simulation.low, share.simulation.high) if is_whole(numbers[key]) else "-"
            lines.append(f"  {name:<26}{numbers[key]:>6}{unknown:>12}{noise:>13}")
    return lines


def withdrawal_lines(overview: Overview, page: Page) -> list[str]:
    """Why these shares are not those of `ask`, where somebody withdrew."""
    if not overview.outcomes["withdrawn"].hits:
        return []
    return wrapped(page, "`ask` leaves withdrawals out: whoever asks still wants the job.")


def wait_lines(overview: Overview, page: Page) -> list[str]:
    """When the answered had their answer."""
    if not overview.answered.hits:
        return wrapped(page, "Nobody gets an answer in this model.")
    lines = [f"{'Days until the answer, if one comes':<46}{'other seeds':>13}"]
    for level, found in overview.waits:
        noise = f"{in_days(found.low)} to {in_days(found.high)}"
        lines.append(f"  {WAYS[level] + ' within':<26}{in_days(found.minutes):>6}{noise:>25}")
    return lines


def in_days(minutes: int | None) -> str:
    """Days to one place below ten, whole above."""
    if minutes is None:
        return "not reached"
    return f"{minutes / DAY:.1f}" if minutes < 10 * DAY else f"{minutes / DAY:.0f}"


def histogram_lines(overview: Overview, page: Page) -> list[str]:
    """A bar for each stretch of time, one for late answers, and whoever gets none apart; in 100 of all."""
    found = columns(overview.per_day, 1, MOST_ROWS, TAIL)
    bars = {stretch(i, found.days): count for i, count in enumerate(found.counts)}
    bars = bars if overview.answered.hits else {}
    if found.beyond:
        bars["later"] = found.beyond
    for key in NOT_ANSWERED:
        if overview.outcomes[key].hits:
            bars[LABELS[key].format(horizon=waited_words(overview.horizon))] = overview.outcomes[key].hits
    numbers = [in_whole(count, overview.replications) for count in bars.values()]
    return ["Answers, in 100 cases", *rows(page, list(bars), list(bars.values()), numbers)]


def stretch(i: int, length: int) -> str:
    """The name of the i-th stretch of so many days."""
    return f"day {i + 1}" if length == 1 else f"day {i * length + 1} to {(i + 1) * length}"


def in_whole(count: int, among: int) -> str:
    """So many in 100, never 0 for something."""
    number = round(100 * count / among)
    return "<1" if count and not number else str(number)
