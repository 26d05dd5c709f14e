"""Question 1: is my wait unusual?"""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from stillwaiting.answers.chances import TOLD_KEYS, outcomes
from stillwaiting.answers.hundred import hundred, parts_of
from stillwaiting.results import Results
from stillwaiting.survival import Mask, Share, share, silent, told, told_outcome
from stillwaiting.units import DAY, WEEK, print_duration

CANNOT_SAY = "cannot say"
LIMITS = ((0.25, "normal"), (0.10, "on the long side"), (0.02, "unusual"))
"""The least share that deserves the word; above one half it is "early days", below all "very unusual"."""
VERY_UNUSUAL = "very unusual"


@dataclass(frozen=True)
class OfHundred:
    """A hundred people like you: the first five parts add up to 100 (see hundred.hundred)."""

    heard: int
    will_hear: int
    never_told: int
    open: int
    withdrawn: int
    offers_heard: int
    """Offers among those who have heard."""
    offers_to_come: int
    """Offers among those who will hear."""


@dataclass(frozen=True)
class Unusual:
    """How many wait this long, and how a hundred people like you fare."""

    still_waiting: Share
    """Of those who get an answer, who still waits for it."""
    silent: Share
    """Of all, who is silent at this point."""
    verdict: str
    verdict_range: tuple[str, ...]
    """The words at the two ends of the band, the mildest first; empty where nothing can be said."""
    of_100: OfHundred
    offers_heard: Share
    """Of all, who has had an offer by now."""
    offers_to_come: Share
    """Of all, who gets one later."""
    offers_later: Share
    """Of all offers, those that come later than today."""
    per_day: tuple[int, ...]
    """Answers on each day from the interview to the horizon, of all cases."""
    words_from: tuple[tuple[str, int], ...]
    """Each word of the verdict that comes, and the first day (after the interview) on which it holds."""


def unusual(results: Results, waited: int) -> Unusual:
    """How unusual it is to have waited so many minutes."""
    waiting, answered, everybody = silent(results, waited), told(results), np.ones(results.n, dtype=np.bool_)
    offers, per_day = told_outcome(results, "offer"), answers_per_day(results)
    still_waiting = share(results, waiting & answered, answered)
    return Unusual(
        still_waiting=still_waiting,
        silent=share(results, waiting, everybody),
        verdict=verdict(still_waiting.value),
        verdict_range=verdict_range(still_waiting),
        of_100=of_hundred(results, waiting),
        offers_heard=share(results, offers & ~waiting, everybody),
        offers_to_come=share(results, offers & waiting, everybody),
        offers_later=share(results, offers & waiting, offers),
        per_day=per_day,
        words_from=words_from(per_day),
    )


def sentence(waited: int, situation: str, word: str) -> str:
    """The verdict in one sentence: how long, after what, and the word for it."""
    when = f"{print_duration(waited, weeks=waited >= 2 * WEEK)} after" if waited else "Right after"
    return f"{when} {situation}: {word.upper()}"


def verdict(value: float | None) -> str:
    """The word for a wait that this share of the answered is still in."""
    if value is None:
        return CANNOT_SAY
    if value > 0.5:
        return "early days"
    return next((word for least, word in LIMITS if value >= least), VERY_UNUSUAL)


def verdict_range(still_waiting: Share) -> tuple[str, ...]:
    """The words at the high and the low end of the band."""
    if not still_waiting.among:
        return ()
    return verdict(still_waiting.high), verdict(still_waiting.low)


def of_hundred(results: Results, waiting: Mask) -> OfHundred:
    """All cases as whole numbers that add up to 100, given who is silent (n,)."""
    everybody = np.ones(results.n, dtype=np.bool_)
    parts = hundred(outcomes(results, everybody))
    answers = sum(parts[key] for key in TOLD_KEYS)
    _, will_hear = parts_of(answers, halves(told(results), waiting))
    _, to_come = parts_of(parts["offer"], halves(told_outcome(results, "offer"), waiting))
    # Rounding may not make more offers than answers, on either side of today.
    to_come = min(will_hear, max(to_come, parts["offer"] - (answers - will_hear)))
    return OfHundred(
        heard=answers - will_hear,
        will_hear=will_hear,
        never_told=parts["never_told"],
        open=parts["open"],
        withdrawn=parts["withdrawn"],
        offers_heard=parts["offer"] - to_come,
        offers_to_come=to_come,
    )


def halves(mask: Mask, waiting: Mask) -> list[int]:
    """How many of these cases (n,) are through, and how many still wait."""
    return [int((mask & ~waiting).sum()), int((mask & waiting).sum())]


def answers_per_day(results: Results) -> tuple[int, ...]:
    """How many are answered on each day up to the horizon, a day ending with its last minute."""
    days = np.maximum(results.wait[told(results)] - 1, 0) // DAY
    return tuple(np.bincount(days, minlength=-(-results.horizon // DAY)).tolist())


def words_from(per_day: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """The words that a silence goes through, each with its first day; none where nobody is answered."""
    answered, heard = sum(per_day), accumulate(per_day, initial=0)
    words = [verdict((answered - count) / answered) for count in heard] if answered else []
    return tuple((word, day) for day, word in enumerate(words) if not day or word != words[day - 1])
