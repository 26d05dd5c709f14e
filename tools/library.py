"""Prints docs/reference/scenarios.md: every shipped scenario, who it is for, what it gives, and what it assumes.

Run as `python tools/library.py > docs/reference/scenarios.md`; a test compares the two.
"""

import sys
from collections.abc import Iterable

import numpy as np

from stillwaiting.answers.hundred import in_hundred, is_whole
from stillwaiting.mixture import Employer, Mixture
from stillwaiting.results import NEVER_TOLD, Results
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.simulation import simulate
from stillwaiting.survival import Share, share, told
from stillwaiting.units import DAY

REPLICATIONS = 8_000
SEED = 1
WEEKS = (1, 2, 3, 4, 6, 8, 12)
BAND = 4
"""The week of which the table says how far it could be off."""
INTRODUCTION = """\
# The scenarios

Written by `tools/library.py` from the files in `scenarios/`; do not edit.

Each was set up from single stages and facts of its sector, never from a total that it could be judged by, and left
as it came out.

## What each gives

Of 100 people who get an answer, how many still wait after so many weeks, for somebody who still wants the job. *Or*
says how far the number at 4 weeks could be off, given what is not known. Then how many of 100 are never told, and on
how many numbers all this rests: those with a source, and those assumed. {replications:,} simulated cases each, seed
{seed}; `<1` is fewer than 1, `>99` more than 99.
"""
LISTS = """
## Who each is for, and what it assumes

Only the numbers that a scenario itself sets, or has from the one it extends; the others are the defaults of
[the delays](delays.md). The sources, and how far a number may be off, are in [the evidence](../evidence.md).
"""


def page() -> str:
    """The whole page."""
    employers = [load_employer(name) for name in shipped()]
    start = INTRODUCTION.format(replications=REPLICATIONS, seed=SEED)
    return "\n".join([start, *table(employers), LISTS, *(about(employer) for employer in employers)])


def table(employers: Iterable[Employer]) -> list[str]:
    """What each gives, a row each under two lines of head."""
    weeks = [f"{weeks} weeks" if weeks > 1 else "1 week" for weeks in WEEKS]
    head = ["scenario", *weeks, f"or, at {BAND}", "never told", "sourced", "assumed"]
    return [line(head), "|---" * len(head) + "|", *(row(employer) for employer in employers)]


def row(employer: Employer) -> str:
    """One scenario: shares of those who get an answer, the share never told, and its numbers."""
    results = simulate(employer.patient(), replications=REPLICATIONS, seed=SEED)
    return line([f"`{employer.name}`", *given(results), *map(str, employer.provenance())])


def given(results: Results) -> list[str]:
    """Of 100 who get an answer how many wait longer than each of WEEKS, and of 100 how many are never told."""
    answered, everybody = told(results), np.ones(results.n, dtype=np.bool_)
    later = {weeks: share(results, np.greater(results.wait, weeks * 7 * DAY), answered) for weeks in WEEKS}
    never = share(results, np.equal(results.how, NEVER_TOLD), everybody)
    return [*map(in_hundred, later.values()), span(later[BAND]), in_hundred(never)]


def span(found: Share) -> str:
    """How far a share could be off, in whole numbers of 100; a dash where that does not show."""
    low, high = f"{100 * found.low:.0f}", f"{100 * found.high:.0f}"
    return f"{low} to {high}" if low != high and is_whole(in_hundred(found)) else "–"


def line(cells: Iterable[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def about(employer: Employer) -> str:
    """One scenario in words: what it is, who it is for, and which of its numbers are from a source or assumed."""
    assumed = [key for key, text in employer.sources.items() if text.startswith("assumption")]
    sourced = [key for key in employer.sources if key not in assumed]
    return "\n".join(
        [
            f"### {employer.name}\n",
            f"{employer.description}\n",
            f"- Choose it if: {employer.choose_if}.",
            f"- {holidays(employer)}",
            f"- From a source: {listed(sourced)}.",
            f"- Assumed: {listed(assumed)}.",
            "",
        ]
    )


def holidays(employer: Employer) -> str:
    """Whose public holidays are kept; of a mixture, what it mixes."""
    if isinstance(employer, Mixture):
        return f"Mixes: {', '.join(f'`{name}` {share}%' for name, share in employer.shares.items())}."
    return f"Public holidays: {employer.country or 'none'}."


def listed(keys: Iterable[str]) -> str:
    """Keys in one line."""
    return ", ".join(f"`{key}`" for key in keys) or "none"


if __name__ == "__main__":
    sys.stdout.write(page())
