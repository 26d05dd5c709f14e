"""Which kind of employer it is, where several are mixed: on the day of the interview, and given silence."""

from dataclasses import dataclass

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.results import Results
from stillwaiting.survival import Mask, Share, share, silent


@dataclass(frozen=True)
class Kind:
    """One kind of employer of a mixture, and how many of three groups met it."""

    name: str
    at_interview: Share
    """Of everybody: the share in the mixture."""
    given_silence: Share
    """Of all who are silent now, whatever else they saw."""
    now: Share
    """Of those who are silent now and saw the same signs; the same as `given_silence` where nothing is known."""


def kinds(case: Case) -> tuple[Kind, ...]:
    """Every kind of a mixture, the likeliest now first; none where only one kind of employer was played."""
    everybody, like_you = case.everybody, case.like_you
    if len(everybody.sources) == 1:
        return ()
    all_of_them = np.ones(everybody.n, dtype=np.bool_)
    first = shares(everybody, all_of_them)
    quiet = shares(everybody, silent(everybody, case.waited))
    now = quiet if everybody is like_you else shares(like_you, case.waiting)
    found = [Kind(name, first[name], quiet[name], now[name]) for name in everybody.sources]
    return tuple(sorted(found, key=lambda kind: (-kind.now.hits, -kind.at_interview.hits, kind.name)))


def shares(results: Results, among: Mask) -> dict[str, Share]:
    """The share of each kind among these cases (n,); they add up to 1, counted in cases."""
    return {
        name: share(results, np.equal(results.source, number), among) for number, name in enumerate(results.sources)
    }
