"""Everything one wait is told, with what it rests on."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from stillwaiting.answers.causes import Causes, causes
from stillwaiting.answers.chances import Chances, chances
from stillwaiting.answers.silence import Silence, silence
from stillwaiting.answers.unusual import Unusual, unusual
from stillwaiting.answers.when import When, when
from stillwaiting.results import Results


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
    seed: int
    replications: int
    worlds: int
    """Draws of the `unsure` numbers that the replications are spread over."""
    engine: str
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
    results: Results,
    waited: int,
    *,
    situation: str,
    interview: datetime | None = None,
    sourced: int = 0,
    assumed: int = 0,
) -> Answer:
    """The answers to a wait of so many minutes, from results probed at that minute (else ValueError)."""
    return Answer(
        scenario=results.scenario,
        situation=situation,
        waited=waited,
        interview=interview,
        seed=results.seed,
        replications=results.n,
        worlds=len(np.unique(results.world)),
        engine=results.engine,
        horizon=results.horizon,
        sourced=sourced,
        assumed=assumed,
        unusual=unusual(results, waited),
        chances=chances(results, waited),
        when=when(results, waited),
        silence=silence(results, waited),
        causes=causes(results, waited),
    )
