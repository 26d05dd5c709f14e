"""Question 2: what is probably going on?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stillwaiting.results import ANSWERED, NOT_TOLD, OUTCOMES, Results
from stillwaiting.survival import Ints, Mask, Share, share

DECIDED = "decided_not_told"
UNSENT = {
    "rejection": "no_unsent",
    "cancelled": "cancelled_unsent",
    "offer": "offer_unsent",
    "open": "nothing_pending",
}
OWN_WORDS = {
    DECIDED: "decided, not yet told",
    "no_unsent": "a no, unsent",
    "cancelled_unsent": "cancelled, unsent",
    "offer_unsent": "an offer, unsent",
    "nothing_pending": "nothing under way",
    "off_hours": "waiting for office hours",
    "silence": "decided, and nobody says so",
}


@dataclass(frozen=True)
class Causes:
    """What holds the silent cases, and what held them so far, each the largest first."""

    now: tuple[tuple[str, Share], ...]
    """Name and share of the silent; the shares add up to 1, counted in cases."""
    so_far: tuple[tuple[str, float], ...]
    """Name and mean minutes among the silent; they add up to the wait."""


def causes(results: Results, waited: int) -> Causes:
    """What goes on behind a silence of so many minutes; raises ValueError unless they are the probe's."""
    if results.probe != waited:
        raise ValueError(f"the results were probed at minute {results.probe}, not {waited}")
    waiting = np.not_equal(results.holding, ANSWERED)
    return Causes(held_by(results, waiting, waited), spent(results, waiting))


def held_by(results: Results, waiting: Mask, waited: int) -> tuple[tuple[str, Share], ...]:
    """What holds each of these cases (n,) now, in groups."""
    closing = np.greater_equal(results.holding, 0) & decided(results, waited)
    groups = {
        **{name: np.equal(results.holding, i) & ~closing for i, name in enumerate(results.cause_names)},
        DECIDED: closing,
        **{name: unsent(results, outcome) for outcome, name in UNSENT.items()},
    }
    found = [(name, share(results, mask & waiting, waiting)) for name, mask in groups.items() if mask.any()]
    return tuple(sorted(found, key=lambda pair: -pair[1].hits))


def decided(results: Results, minute: int) -> Mask:
    """(n,) whose outcome is settled inside by this minute."""
    return np.greater_equal(results.decided, 0) & np.less_equal(results.decided, minute)


def unsent(results: Results, outcome: str) -> Mask:
    """(n,) whose case has this outcome, with nobody left to say so."""
    return np.equal(results.holding, NOT_TOLD) & np.equal(results.outcome, OUTCOMES.index(outcome))


def spent(results: Results, waiting: Mask) -> tuple[tuple[str, float], ...]:
    """Mean minutes of each cause up to the probe among these cases (n,)."""
    if results.probe_causes is None or not waiting.any():
        return ()
    return means(results.cause_names, results.probe_causes[waiting])


def means(names: tuple[str, ...], minutes: Ints) -> tuple[tuple[str, float], ...]:
    """Name and mean of each column of minutes (cases, causes) that is not empty, the largest first."""
    found = [(name, float(mean)) for name, mean in zip(names, minutes.mean(axis=0), strict=True) if mean > 0]
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def words(name: str, phrases: Mapping[str, str] | None = None) -> str:
    """A cause in plain words: its phrase, our own, or its name with spaces."""
    known = {**OWN_WORDS, **(phrases or {})}
    return known.get(name, name.replace("_", " ").replace(".", " "))
