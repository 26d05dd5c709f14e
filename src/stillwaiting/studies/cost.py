"""What each delay costs: the same cases once more without it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stillwaiting.amounts import Duration
from stillwaiting.delays import CandidateMovesOn, FirstChoiceDecides
from stillwaiting.results import Results
from stillwaiting.scenario import Scenario
from stillwaiting.studies.measures import Difference, Measure, at, cases, differences, in_both, mean, share_of
from stillwaiting.studies.playing import Progress, Run, played
from stillwaiting.survival import silent, told

WAITS: Mapping[str, Measure] = {"mean": in_both(mean), "half": in_both(at(0.5)), "nine_in_ten": in_both(at(0.9))}
"""Minutes, of those who are answered either way."""
ENDS: Mapping[str, Measure] = {
    "answered": share_of(lambda each: each.told),
    "never_told": share_of(lambda each: each.ending("never_told")),
    "offers": share_of(lambda each: each.ending("offer")),
}
"""Shares of all cases that count."""
AT_ONCE = {"thinks_before_yes": Duration("0 min"), "thinks_before_no": Duration("0 min")}


@dataclass(frozen=True)
class Cost:
    """What differs without one delay; every change is without it less with it."""

    name: str
    kind: str
    at_once: bool
    """Whether it is not left out but takes no time: the standing of the candidate rests on it."""
    both: int
    """Cases that count, and are answered with it and without."""
    waits: Mapping[str, Difference]
    """Minutes of these cases, by WAITS."""
    ends: Mapping[str, Difference]
    """Shares of the cases that count, by ENDS."""


@dataclass(frozen=True)
class Costs:
    """What each delay of a scenario costs, the dearest first."""

    scenario: str
    seed: int
    replications: int
    worlds: int
    """Draws of the `unsure` numbers that the cases that count are spread over."""
    waited: int | None
    """The minute at which a case is silent that counts; every case counts where there is none."""
    among: int
    """Cases that count."""
    delays: tuple[Cost, ...]
    kept: tuple[str, ...]
    """Delays that were not lifted, being no doing of the employer's."""


def costs(
    scenario: Scenario, run: Run | None = None, *, waited: int | None = None, progress: Progress | None = None
) -> Costs:
    """What each delay of a scenario costs everybody, or those who are silent at the minute `waited`.

    The candidate's moving on is no delay of the employer's and stays as it is. Raises ScenarioError for a scenario
    that cannot be played.
    """
    names = [name for name, part in scenario.delays.items() if not isinstance(part, CandidateMovesOn)]
    employers = [scenario, *(lifted(scenario, name) for name in names)]
    base, *others = played(employers, run or Run(), progress)
    counting = np.ones(base.n, dtype=np.bool_) if waited is None else silent(base, waited)
    base = base.where(counting)
    found = [cost(scenario, name, base, other.where(counting)) for name, other in zip(names, others, strict=True)]
    return Costs(
        scenario=scenario.name,
        seed=base.seed,
        replications=len(counting),
        worlds=len(np.unique(base.world)),
        waited=waited,
        among=base.n,
        delays=tuple(sorted(found, key=saved, reverse=True)),
        kept=tuple(name for name in scenario.delays if name not in names),
    )


def lifted(scenario: Scenario, name: str) -> Scenario:
    """The scenario without a delay; where it cannot be without somebody else's answer, with one at once."""
    part = scenario.delays[name]
    if isinstance(part, FirstChoiceDecides) and scenario.without(name).problems():
        return scenario.with_(delays={name: part.model_copy(update=AT_ONCE)})
    return scenario.without(name)


def cost(scenario: Scenario, name: str, base: Results, other: Results) -> Cost:
    """What differs where a delay is lifted, over the same cases."""
    a, b = cases(base, base), cases(other, other)
    found = differences(a, b, base.world, {**WAITS, **ENDS})
    return Cost(
        name=name,
        kind=scenario.kind(name),
        at_once=name in lifted(scenario, name).delays,
        both=int((told(base) & told(other)).sum()),
        waits={key: found[key] for key in WAITS},
        ends={key: found[key] for key in ENDS},
    )


def saved(found: Cost) -> float:
    """Minutes by which the mean wait is shorter without the delay; 0 where nobody is answered."""
    return -(found.waits["mean"].change.value or 0.0)
