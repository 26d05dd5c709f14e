"""Which replication is like a wish: so long a wait, and such an end."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.chances import ends_as
from stillwaiting.answers.somebody import end_minutes
from stillwaiting.errors import StillWaitingError
from stillwaiting.mixture import Employer
from stillwaiting.results import Results
from stillwaiting.simulation import simulate
from stillwaiting.units import DAY, parse_wait, print_duration, quoted

FIRST, LIMIT = 2_000, 32_000
"""Replications that are looked at first, and at most."""
NEAR = 10
"""A wait is like another that differs by a tenth of it at most, or by a day."""
ENDS = {
    **dict.fromkeys(("offer", "an offer", "a yes", "yes"), "offer"),
    **dict.fromkeys(("rejection", "a rejection", "rejected", "a no", "no"), "rejection"),
    **dict.fromkeys(("cancelled", "canceled", "cancelled job"), "cancelled"),
    **dict.fromkeys(("never told", "never_told", "never"), "never_told"),
    **dict.fromkeys(("open", "no answer"), "open"),
    **dict.fromkeys(("withdrawn", "withdrew"), "withdrawn"),
}
"""How an end may be said, and its name in chances.KEYS."""
EXAMPLES = 'write such as "6 weeks, rejection", "offer" or "30 days"'

Progress = Callable[[int, int], None]
"""Called with replications done and replications planned."""


@dataclass(frozen=True)
class Wish:
    """What a replication should be like."""

    said: str
    wait: int | None = None
    """Minutes until the answer; for the never told, until the decision."""
    end: str | None = None
    """One of chances.KEYS; any answer unless given."""


def parse_wish(text: str) -> Wish:
    """The wish written as `6 weeks, rejection`, `never told` or `30 days`.

    Raises StillWaitingError for a text that is neither a length of time nor an end, or names one of them twice.
    """
    said = " ".join(text.lower().split())
    parts = [part.strip() for part in said.split(",")] if "," in said else _parts(said)
    ends = [ENDS[part] for part in parts if part in ENDS]
    waits = [parse_wait(part) for part in parts if part not in ENDS and re.match(r"[.\d]|p\d", part)]
    if len(ends) + len(waits) != len(parts):
        raise StillWaitingError(f"cannot read {quoted(text)} as the end of a case; {EXAMPLES}")
    if len(ends) > 1 or len(waits) > 1:
        raise StillWaitingError(f"{quoted(text)} names two {'ends' if len(ends) > 1 else 'lengths'}; {EXAMPLES}")
    return Wish(text, waits[0] if waits else None, ends[0] if ends else None)


def _parts(said: str) -> list[str]:
    """A length and an end without a comma between them, or the text itself."""
    for end in sorted(ENDS, key=len, reverse=True):
        if said.endswith(f" {end}") and said not in ENDS:
            return [said.removesuffix(end).strip(), end]
    return [said]


def find(
    employer: Employer, wish: Wish, seed: int, *, jobs: int = 1, engine: str = "auto", progress: Progress | None = None
) -> int:
    """The number of the replication that is most like a wish; the lowest of several.

    Looks at the first 2,000, and at more until one is like it. Raises StillWaitingError where none is.
    """
    best: tuple[int, int] | None = None
    done, goal = 0, FIRST
    while done < LIMIT:
        report = None if progress is None else (lambda count, goal=goal, done=done: progress(done + count, goal))
        results = simulate(
            employer, replications=goal - done, seed=seed, first=done, jobs=jobs, engine=engine, progress=report
        )
        best = min((found for found in (best, nearest(results, wish)) if found), default=None)
        if best is not None and best[0] <= _near(wish):
            return best[1]
        done, goal = goal, min(2 * goal, LIMIT)
    raise StillWaitingError(_nothing(employer.name, wish, seed, best))


def nearest(results: Results, wish: Wish) -> tuple[int, int] | None:
    """How many minutes the most similar replication differs from a wish, and its number; nothing if none ends so."""
    ends = (wish.end,) if wish.end else ("offer", "rejection", "cancelled")
    found = [pair for end in ends if (pair := _nearest(results, wish, end)) is not None]
    return min(found, default=None)


def _nearest(results: Results, wish: Wish, end: str) -> tuple[int, int] | None:
    rows = np.flatnonzero(ends_as(results, end))
    if not len(rows):
        return None
    minutes = end_minutes(results, end)[rows]
    off = np.abs(minutes - wish.wait) if wish.wait is not None else np.zeros(len(rows), dtype=np.int64)
    place = int(np.argmin(off))  # the first of equal ones
    return int(off[place]), int(results.replication[rows[place]])


def _near(wish: Wish) -> int:
    return max(DAY, (wish.wait or 0) // NEAR)


def _nothing(name: str, wish: Wish, seed: int, best: tuple[int, int] | None) -> str:
    """That nothing is like the wish, and what comes closest."""
    none = f"none of the first {LIMIT:,} replications of {name}, seed {seed}, is like {quoted(wish.said)}"
    if best is None:
        return f"{none}: none ends so"
    return f"{none}; the nearest is replication {best[1]}, which differs by {print_duration(best[0] // DAY * DAY)}"
