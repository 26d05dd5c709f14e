"""Everything one wait is told, with what it rests on."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from stillwaiting.answers.case import Case
from stillwaiting.answers.causes import Causes, causes
from stillwaiting.answers.chances import Chances, chances
from stillwaiting.answers.silence import Silence, silence
from stillwaiting.answers.unusual import Unusual, unusual
from stillwaiting.answers.when import When, when
from stillwaiting.signs import Sign


@dataclass(frozen=True)
class Answer:
    """The answers to one wait."""

    scenario: str
    situation: str
    """Such as "a final interview at a large company"."""
    waited: int
    """Minutes since the interview."""
    interview: datetime | None
    """When the interview ended, if it was named; answers speak in dates then."""
    signs: tuple[Sign, ...]
    """What was seen, or not seen until today, beside the silence."""
    wrote: int | None
    """Minute of a note that was not answered."""
    seed: int
    replications: int
    like_you: int
    """Replications that saw the same signs."""
    worlds: int
    """Draws of the `unsure` numbers that the replications are spread over."""
    horizon: int
    sourced: int
    """Numbers of the scenario that have a source."""
    assumed: int
    """Numbers that are assumptions."""
    unusual: Unusual
    chances: Chances
    when: When
    silence: Silence
    causes: Causes


def answer(
    case: Case,
    *,
    situation: str,
    interview: datetime | None = None,
    sourced: int = 0,
    assumed: int = 0,
) -> Answer:
    """The answers to a case, whose results were probed at its wait (else ValueError)."""
    results, like_you, waited = case.everybody, case.like_you, case.waited
    return Answer(
        scenario=results.scenario,
        situation=situation,
        waited=waited,
        interview=interview,
        signs=case.signs,
        wrote=case.wrote,
        seed=results.seed,
        replications=results.n,
        like_you=like_you.n,
        worlds=len(np.unique(results.world)),
        horizon=results.horizon,
        sourced=sourced,
        assumed=assumed,
        unusual=unusual(like_you, waited),
        chances=chances(case),
        when=when(like_you, waited),
        silence=silence(like_you, waited),
        causes=causes(like_you, waited),
    )
