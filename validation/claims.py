"""Prints docs/explanation/claims.md: what the article claims, and what each scenario says to it.

Run as `python validation/claims.py > docs/explanation/claims.md`.
"""

import sys
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.causes import decided
from stillwaiting.answers.hundred import in_hundred
from stillwaiting.answers.unusual import verdict
from stillwaiting.results import STANDINGS, Results
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.simulation import simulate
from stillwaiting.survival import Mask, Share, share, silent, told, told_outcome
from stillwaiting.units import DAY, WEEK

REPLICATIONS, SEED = 20_000, 1
ORDINARY = ("early days", "normal")
MONTH = 365 * DAY // 12
RARE = 0.05
"""Something is rare where its share is above nothing and at most this."""
LONG_SEARCH = 2 * WEEK
"""`Weeks` until everybody's calendar has room, at least."""
WIDTH = 120
FEW = 20
"""Cases below which a share is not printed."""
START = """\
# The article's claims, and what each scenario says to them

Written by `validation/claims.py`; do not edit.

The article behind this project ([what it reports](../article.md)) makes claims about time. They are one coach's and her
readers' experience: no measurement, and no target. Two of them were a demand on `large_company` and
`bank_restructuring` from the beginning (a wait of up to three weeks is ordinary, four and nine months are possible and
rare), so that these two agree there is no evidence. That the others agree or differ is.

The candidate still wants the job throughout. {replications:,} replications of each scenario, seed {seed}. *Or* says how
far a number could be off, given what is not known: nine in ten worlds; it is left out where so few cases cannot tell
that from the luck of simulating. `–`: the scenario has no such thing, or fewer than {few} cases of it came up.
"""


@dataclass(frozen=True)
class Claim:
    """Something the article says, and how a scenario is asked about it."""

    said: str
    how: str
    head: tuple[str, ...]
    cells: Callable[[Results], tuple[str, ...]]
    holds: Callable[[Results], bool | None]
    """Whether a scenario agrees; nothing where it has no such thing."""
    otherwise: str
    """The likely reason where one does not."""


def page() -> str:
    """The whole page."""
    played = {name: play(name) for name in shipped()}
    start = START.format(replications=REPLICATIONS, seed=SEED, few=FEW)
    return "\n".join([start, *(section(claim, played) for claim in CLAIMS)])


def play(name: str) -> Results:
    """A scenario whose candidate waits."""
    return simulate(load_employer(name).patient(), replications=REPLICATIONS, seed=SEED)


def section(claim: Claim, played: dict[str, Results]) -> str:
    """One claim with what each scenario says."""
    rows = [row([f"`{name}`", *claim.cells(results), word(claim.holds(results))]) for name, results in played.items()]
    answers = [claim.holds(results) for results in played.values()]
    agree, asked = answers.count(True), len(answers) - answers.count(None)
    head = ["scenario", *claim.head, "agrees"]
    told_how = textwrap.fill(f"{claim.how} {agree} of {asked} scenarios agree.", WIDTH)
    likely = textwrap.fill(f"Where one does not, the likely reason: {claim.otherwise}", WIDTH)
    lines = [f"## {claim.said}\n", f"{told_how}\n", *([f"{likely}\n"] if agree < asked else [])]
    return "\n".join([*lines, row(head), "|---" * len(head) + "|", *rows, ""])


def row(cells: Iterable[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def word(holds: bool | None) -> str:
    """Whether a scenario agrees, in a word."""
    return "–" if holds is None else "yes" if holds else "no"


def span(found: Share, per: int = 100) -> str:
    """A share with its band, in whole numbers of 100 or of 1,000; a dash where few cases were counted among."""
    if found.among < FEW:
        return "–"
    number = in_hundred(found) if per == 100 else thousand(found)
    low, high = f"{per * found.low:.0f}", f"{per * found.high:.0f}"
    return number if low == high else f"{number}, or {low} to {high}"


def thousand(found: Share) -> str:
    """A share in whole numbers of 1,000; what came up and rounds to none is below 1."""
    number = round(1_000 * (found.value or 0))
    return "<1" if found.hits and not number else str(number)


# One to three weeks


def still(results: Results, minute: int) -> Share:
    """Of those who get an answer, who waits longer."""
    return share(results, silent(results, minute) & told(results), told(results))


def ordinary_cells(results: Results) -> tuple[str, ...]:
    """The word, and how many of 100 still wait, after one, two and three weeks."""
    found = [still(results, weeks * WEEK) for weeks in (1, 2, 3)]
    return tuple(f"{verdict(each.value)} ({in_hundred(each)})" for each in found)


def ordinary(results: Results) -> bool:
    """Whether one, two and three weeks are all ordinary."""
    return all(verdict(still(results, weeks * WEEK).value) in ORDINARY for weeks in (1, 2, 3))


# A couple of weeks


def settled(results: Results, minute: int) -> Share:
    """Of those silent at a minute, whose case is settled inside, and not yet told."""
    return share(results, decided(results, minute), silent(results, minute))


def note_cells(results: Results) -> tuple[str, ...]:
    """What a note could bring out after one, two and four weeks."""
    return tuple(span(settled(results, weeks * WEEK)) for weeks in (1, 2, 4))


def note_gains(results: Results) -> bool:
    """Whether a note could bring out more after two weeks than after one, by at least a tenth of the silent."""
    first, second = settled(results, WEEK).value, settled(results, 2 * WEEK).value
    return first is not None and second is not None and second - first >= 0.1


# Weeks for a calendar


def searched(results: Results) -> Mask | None:
    """(n,) whose case lost time to another round, where the scenario has such rounds."""
    return np.greater(results.cause("calendar_search"), 0) if "calendar_search" in results.cause_names else None


def long_search(results: Results) -> Share | None:
    """Of cases with another round, which lose weeks to it."""
    chosen = searched(results)
    return None if chosen is None else share(results, results.cause("calendar_search") >= LONG_SEARCH, chosen)


def search_cells(results: Results) -> tuple[str, ...]:
    """How many of 100 cases have another round, how long it takes, and of 100 such how many lose weeks."""
    chosen, found = searched(results), long_search(results)
    if chosen is None or found is None or found.among < FEW:
        return "–", "–", "–"
    everybody = np.ones(results.n, dtype=np.bool_)
    half = float(np.median(results.cause("calendar_search")[chosen])) / DAY
    return in_hundred(share(results, chosen, everybody)), f"{half:.0f} days", span(found)


def search_takes_weeks(results: Results) -> bool | None:
    """Whether half of the further rounds cost weeks."""
    found = long_search(results)
    return None if found is None or found.among < FEW else (found.value or 0) >= 0.5


# Four and nine months


def four_months(results: Results) -> Share:
    """Of first choices who are made an offer, who waits longer than four months for it."""
    offers = told_outcome(results, "offer") & np.equal(results.standing, STANDINGS.index("first_choice"))
    return share(results, offers & (results.wait > 4 * MONTH), offers)


def nine_months(results: Results) -> Share | None:
    """Of those answered after a reorganisation held their case, who waits longer than nine months."""
    if "reorganization" not in results.cause_names:
        return None
    held = told(results) & np.greater(results.cause("reorganization"), 0)
    return share(results, held & (results.wait > 9 * MONTH), held)


def cells_of(found: Share | None) -> tuple[str, ...]:
    """How many of 1,000, and of how many cases."""
    return ("–", "–") if found is None else (span(found, 1_000), f"{found.among:,}")


def is_rare(found: Share | None) -> bool | None:
    """Whether something is possible and rare."""
    if found is None or found.among < FEW:
        return None
    return 0 < (found.value or 0) <= RARE


CLAIMS = (
    Claim(
        "One week, two weeks, even three weeks are perfectly ordinary",
        "The word that `ask` has for such a silence, and of 100 people who get an answer how many still wait. It "
        "agrees where all three are *early days* or *normal*.",
        ("1 week", "2 weeks", "3 weeks"),
        ordinary_cells,
        ordinary,
        "the article speaks of offices with an HR department. Where the owner or a manager decides alone and "
        "writes in person, the steps that take weeks are not there.",
    ),
    Claim(
        "After a couple of weeks it makes sense to ask",
        "Of 100 who are silent, for how many everything is settled inside and only the message is missing: that is "
        "what a note can bring out. It agrees where this is at least 10 of 100 more after two weeks than after one.",
        ("1 week", "2 weeks", "4 weeks"),
        note_cells,
        note_gains,
        "either nothing is settled so early, and a note after two weeks finds nothing to bring out, or nearly"
        " all that can be settled by then was settled after one. The article's advice rests on courtesy as "
        "well, which nothing here measures.",
    ),
    Claim(
        "It takes weeks to find room in everybody's calendar",
        "How many of 100 cases lose time to another round, how much half of them lose at least, and how many of 100 "
        "lose two weeks or more. It agrees where half do.",
        ("another round, of 100", "half lose", "two weeks or more, of 100"),
        search_cells,
        search_takes_weeks,
        "the model looks for room in the diaries of the two people who met you, and finds it within days. It "
        "knows no candidate whose own diary is full, no room that is taken, and nobody who asks for the "
        "search to start next week; finding a time for many people from outside is what the article "
        "describes.",
    ),
    Claim(
        "Four months, although she was the first choice",
        "Of 1,000 first choices who are made an offer, how many wait longer than four months for it. It agrees where "
        "that came up, and for at most 50 of 1,000.",
        ("of 1,000", "cases"),
        lambda results: cells_of(four_months(results)),
        lambda results: is_rare(four_months(results)),
        "a wait of four months is not rare there: the scenario is about an employer in trouble.",
    ),
    Claim(
        "Nine months, with a restructuring",
        "Of 1,000 people whose case a reorganisation held up and who are answered, how many wait longer than nine "
        "months. It agrees where that came up, and for at most 50 of 1,000.",
        ("of 1,000", "cases"),
        lambda results: cells_of(nine_months(results)),
        lambda results: is_rare(nine_months(results)),
        "nine months are not rare there: the scenario was set up for just such a restructuring.",
    ),
)

if __name__ == "__main__":
    sys.stdout.write(page())
