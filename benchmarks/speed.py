"""CPU time of a replication of large_company: the engine, its phases and its profile, and the baseline.

python benchmarks/speed.py [--rounds 15] [--profile]
"""

import argparse
import cProfile
import gc
import pstats
from collections import Counter
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import process_time
from unittest.mock import patch

from baseline import replicate
from company import Company
from outcomes import columns
from rounds import interleaved, ratios, spread

from stillwaiting import load
from stillwaiting.engines import simpy_engine
from stillwaiting.engines.simpy_engine.bank import Bank
from stillwaiting.plan.rows import Plan
from stillwaiting.simulation import CHUNK, play_chunk

SEED = 1
PLACES = ("simpy", "numpy", "stillwaiting")
"""Packages of which a profile names the parts."""


def engine_time(plan: Plan, numbers: "count[int]") -> float:
    """Microseconds a replication: draws, plays and columns of the next chunk."""
    begun = process_time()
    play_chunk(plan, "large_company", SEED, next(numbers) * CHUNK, CHUNK, engine="simpy")
    return (process_time() - begun) / CHUNK * 1e6


def baseline_time(company: Company, causes: tuple[str, ...], notes: tuple[str, ...], numbers: "count[int]") -> float:
    """Microseconds a replication: generators, plays and columns of the next half chunk."""
    size = CHUNK // 2
    begun = process_time()
    outcomes = replicate(company, SEED, next(numbers) * size, size)
    columns(outcomes, causes, notes)
    return (process_time() - begun) / size * 1e6


def phases(plan: Plan, first: int) -> dict[str, float]:
    """Microseconds a replication in each phase of the engine."""
    begun = process_time()
    Bank(plan, SEED, first, CHUNK)
    prepared = process_time()
    kept = simpy_engine.play(plan, SEED, first, CHUNK)
    played = process_time()
    with patch.object(simpy_engine, "play", lambda *_: kept):
        play_chunk(plan, "large_company", SEED, first, CHUNK, engine="simpy")
    ended = process_time()
    draws, whole = prepared - begun, played - prepared
    times = {"draws prepared": draws, "plays": whole - draws, "columns": ended - played}
    return {phase: time / CHUNK * 1e6 for phase, time in times.items()}


def profile(plan: Plan, chunks: int) -> Counter[str]:
    """Own time by module of one long run under cProfile, in seconds."""
    profiler = cProfile.Profile(process_time)
    profiler.enable()
    for number in range(chunks):
        play_chunk(plan, "large_company", SEED, number * CHUNK, CHUNK, engine="simpy")
    profiler.disable()
    found: Counter[str] = Counter()
    for (file, _, function), (_, _, own, *_) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        found[place(file, function)] += own
    return found


def place(file: str, function: str) -> str:
    """Where a function is at home: a module of this package, another package, or Python itself."""
    parts = Path(file).with_suffix("").parts
    for name in PLACES:
        if name in parts:
            inside = parts[len(parts) - parts[::-1].index(name) - 1 :]
            return ".".join(inside) if name == "stillwaiting" else name
    return "numpy" if "numpy" in function else "Python's own"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--no-profile", dest="profile", action="store_false", help="leave the profile out")
    given = parser.parse_args()
    scenario = load("large_company")
    plan, company = scenario.compile(), Company(scenario)
    measures = {
        "engine": partial(engine_time, plan, count()),
        "baseline": partial(baseline_time, company, plan.ledger_names(), plan.notes, count()),
    }
    gc.collect()
    gc.freeze()  # what stands here already must not make anybody's collections dearer
    found = interleaved(measures, given.rounds)
    for name, figures in found.items():
        print(f"{name:32} {spread(figures)} µs a replication, {1e6 / median(figures):,.0f} a second and core")
    print(f"{'baseline / engine':32} {spread(ratios(found['baseline'], found['engine']))}")
    parts = [phases(plan, number * CHUNK) for number in range(given.rounds)]
    for name in parts[0]:
        print(f"{'engine: ' + name:32} {spread([part[name] for part in parts])} µs a replication")
    if given.profile:
        own = profile(plan, 3)
        print("\nOwn time by module, under cProfile (which makes Python functions look dearer than they are):")
        for name, seconds in own.most_common(14):
            print(f"{name:48} {seconds / own.total():5.0%}")


if __name__ == "__main__":
    main()
