"""Do the engine and the baseline, two programs written apart, have the same distribution? Every column is compared.

    python benchmarks/equal_in_distribution.py --detect 0.02

The sample size follows from the discrepancy to detect and from tests/statistical.py's error rates. Replications of one
world are not independent, so there are four comparisons: with every `unsure` taken away; likewise, with everything rare
made common; with one replication of each world; and of whole worlds by what their replications have in common.
Exit code 3 where something differs.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from baseline import replicate
from company import DAY, Company
from outcomes import Columns, columns, stacked
from statistical import FALSE_ALARM, MISS

from stillwaiting import Results, Scenario, load
from stillwaiting.amounts import Chance, Duration
from stillwaiting.distributions import Exponential
from stillwaiting.part import Part
from stillwaiting.results import HOWS, OUTCOMES, STANDINGS, WORLD, joined
from stillwaiting.simulation import play_chunk

LEAST = 458
"""From so many draws on, the constant 2 holds for two samples of one size (Wei and Dudley 2012)."""
BLOCK = 1000
"""Replications of each program at a time."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Comparison:
    """One column of both programs: how far they are apart, and how far they may be."""

    name: str
    engine: float
    """Mean or share."""
    baseline: float
    apart: float
    limit: float

    @property
    def differs(self) -> bool:
        """Whether chance does not explain it."""
        return self.apart > self.limit


def enough(detect: float) -> int:
    """Draws of each program that tell two CDFs apart which differ by `detect` somewhere.

    No more than `limit` when they are equal (two-sample inequality of Dvoretzky, Kiefer and Wolfowitz); when they
    differ, each empirical CDF stays near its own (Massart, half of the error rate each).
    """
    margins = math.sqrt(math.log(2 / FALSE_ALARM)) + math.sqrt(2 * math.log(4 / MISS))
    return max(LEAST, math.ceil((margins / detect) ** 2))


def limit(count: int) -> float:
    """The distance that two empirical CDFs of so many draws each exceed by chance with probability FALSE_ALARM."""
    return math.sqrt(math.log(2 / FALSE_ALARM) / count)


def distance(first: np.ndarray, second: np.ndarray) -> float:
    """The largest distance between two empirical CDFs."""
    values = np.union1d(first, second)
    shares = [np.searchsorted(np.sort(draws), values, side="right") / len(draws) for draws in (first, second)]
    return float(np.abs(shares[0] - shares[1]).max())


def distributions(name: str, engine: np.ndarray, other: np.ndarray) -> Comparison:
    """Two samples of one size, by the distance of their CDFs."""
    return Comparison(name, engine.mean(), other.mean(), distance(engine, other), limit(len(engine)))


def shares(name: str, engine: np.ndarray, other: np.ndarray) -> Comparison:
    """Two samples of yes and no, by the exact test for equal shares given how many there are in all.

    Narrower than the limit for CDFs, by Hoeffding's inequality, so that `enough` is enough here too.
    """
    count, hits = len(engine), int(engine.sum() + other.sum())
    most = stats.hypergeom.isf(FALSE_ALARM / 2, 2 * count, hits, count)
    apart = abs(engine.mean() - other.mean())
    return Comparison(name, engine.mean(), other.mean(), apart, (2 * most - hits) / count)


def means(name: str, engine: np.ndarray, other: np.ndarray) -> Comparison:
    """Two large samples of one size, by their means in standard errors."""
    error = math.sqrt((engine.var() + other.var()) / len(engine)) or 1.0
    apart = abs(engine.mean() - other.mean()) / error
    return Comparison(name, engine.mean(), other.mean(), apart, float(stats.norm.isf(FALSE_ALARM / 2)))


def compared(engine: Results, other: Columns) -> Iterator[Comparison]:
    """Every column, and what several columns say together."""
    for name in ("wait", "decided", "end"):
        yield distributions(name, getattr(engine, name), getattr(other, name))
    for outcome, words in enumerate(OUTCOMES):
        pair = [np.where(one.outcome == outcome, one.wait, -1) for one in (engine, other)]
        yield distributions(f"wait for {words}", *pair)
    for column, names in (("outcome", OUTCOMES), ("standing", STANDINGS), ("how", HOWS)):
        for number, words in enumerate(names):
            yield shares(f"{column} {words}", *(getattr(one, column) == number for one in (engine, other)))
    for name, column in other.causes.items():
        yield distributions(f"cause {name}", engine.cause(name), column)
    marks = {name: engine.milestone(name) for name in engine.milestone_names}
    marks |= {name: engine.sign(name) for name in engine.sign_names}
    for name, column in marks.items():
        yield distributions(f"mark {name}", column, other.marks[name])
    yield shares("a holding message before the date", *map(early, (marks, other.marks)))


def early(marks: dict[str, np.ndarray]) -> np.ndarray:
    """Whether the date was still ahead when somebody wrote that it had passed."""
    return (marks["holding_message"] >= 0) & (marks["holding_message"] < marks["promised"])


def cause_means(engine: Results, other: Columns) -> Iterator[Comparison]:
    """Mean days of every cause; for large samples only."""
    for name, column in other.causes.items():
        yield means(f"days of {name}", engine.cause(name) / DAY, column / DAY)


def worlds(engine: Results, other: Columns) -> Iterator[Comparison]:
    """What the replications of one world have in common, world by world."""
    for name, hits in (
        ("heard by day 28", lambda one: (one.wait >= 0) & (one.wait <= 28 * DAY)),
        ("first choice", lambda one: one.standing == 0),
        ("never told", lambda one: one.how == HOWS.index("never_told")),
        ("offers", lambda one: one.outcome == OUTCOMES.index("offer")),
    ):
        pair = [np.asarray(hits(one)).reshape(-1, WORLD).sum(axis=1) for one in (engine, other)]
        yield distributions(f"{name} of {WORLD}", *pair)


def certain(scenario: Scenario) -> Scenario:
    """The same scenario, every `unsure` taken away."""
    delays = {name: _certain(part) for name, part in scenario.delays.items()}
    return scenario.with_(delays=delays, standing=_certain(scenario.standing))


def _certain(part: Part) -> Part:
    unsure = {key: value for key, value in part if getattr(value, "unsure", None)}
    return part.model_copy(update={key: type(value)(_value(value.spelling)) for key, value in unsure.items()})


def _value(spelling: dict[str, Any]) -> Any:
    rest = {key: value for key, value in spelling.items() if key != "unsure"}
    return rest["value"] if rest.keys() == {"value"} else rest


COMMON = {
    "decision_maker_leaves": {"starts_over": "60%"},
    "job_rethought": {"chance": "50%", "split": "40%"},
    "sign_offs": {"returned": "40%"},
    "calendar_search": {"chance": "60%"},
    "background_check": {"fails": "20%"},
    "promised_date": {"chance": "80%", "holding_message": "80%"},
}


def eventful(scenario: Scenario) -> Scenario:
    """The same scenario with everything rare made common: absences and holds come ten times as often."""
    changed = {}
    for name, part in scenario.delays.items():
        changes = {key: Chance(said) for key, said in COMMON.get(name, {}).items()}
        every = getattr(part, "every", None)
        if every is not None and isinstance(every.family, Exponential):
            changes["every"] = Duration(dist="exponential", mean=f"{every.mean / 10:.0f} min")
        changed[name] = part.model_copy(update=changes)
    return scenario.with_(delays=changed)


def both(scenario: Scenario, seed: int, count: int, step: int = 1) -> tuple[Results, Columns]:
    """Replications 0, step, 2 step, ... of both programs."""
    plan, company = scenario.compile(), Company(scenario)
    causes, marks = plan.ledger_names(), plan.notes
    engine, other = [], []
    for begin in range(0, count, BLOCK):
        size = min(BLOCK, count - begin)
        starts = [begin * step] if step == 1 else range(begin * step, (begin + size) * step, step)
        engine += [play_chunk(plan, scenario.name, seed, start, size if step == 1 else 1) for start in starts]
        outcomes = replicate(company, seed, begin * step, size, step)
        other.append(columns(outcomes, causes, marks))
    return joined(engine if step == 1 else renumbered(engine)), stacked(other)


def renumbered(parts: list[Results]) -> list[Results]:
    """Parts of one replication each, numbered as if they were consecutive."""
    return [replace(part, first=place) for place, part in enumerate(parts)]


def report(title: str, comparisons: list[Comparison], say: Say = print) -> int:
    """Print one line a comparison; how many differ."""
    say(f"\n{title}\n{'':38} {'engine':>10} {'baseline':>10} {'apart':>8} {'limit':>8}")
    for one in comparisons:
        numbers = f"{one.engine:10.4g} {one.baseline:10.4g} {one.apart:8.4f} {one.limit:8.4f}"
        say(f"{one.name:38} {numbers}{'  DIFFERS' if one.differs else ''}")
    return sum(one.differs for one in comparisons)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--detect", type=float, default=0.03, help="the difference of two CDFs to be found")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    scenario, count = load("large_company"), enough(given.detect)
    sure = both(certain(scenario), given.seed, count)
    title = f"Nothing unsure, {count:,} replications, differences of {given.detect:g}"
    differ = report(title, [*compared(*sure), *cause_means(*sure)])
    alone = enough(2 * given.detect)
    often = both(eventful(certain(scenario)), given.seed, alone)
    title = f"Everything rare made common, {alone:,} replications, differences of {2 * given.detect:g}"
    differ += report(title, [*compared(*often), *cause_means(*often)])
    title = f"One replication of each of {alone:,} worlds, differences of {2 * given.detect:g}"
    differ += report(title, list(compared(*both(scenario, given.seed, alone, WORLD))))
    several = count // WORLD
    title = f"{several:,} worlds of {WORLD}, limit {limit(several):.3f}"
    differ += report(title, list(worlds(*both(scenario, given.seed, several * WORLD))))
    print(f"\n{differ} differ" if differ else "\nNothing differs.")
    return 3 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
