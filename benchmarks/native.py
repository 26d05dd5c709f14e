"""The native engine on one scenario: against the SimPy engine, against its draws alone, and on two threads.

python benchmarks/native.py [scenario] [--rounds 9]
"""

import argparse
import ctypes
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import numpy as np
from rounds import interleaved, ratios, spread

from stillwaiting import load
from stillwaiting.engines import native, simpy_engine
from stillwaiting.engines.native import build
from stillwaiting.engines.native.load import Same, checked, loaded
from stillwaiting.engines.simpy_engine import bank
from stillwaiting.engines.simpy_engine.play import Play
from stillwaiting.plan.rows import Plan

SEED = 1
MANY, FEW = 20_000, 4_000
AMOUNT, CHANCE, HALF_HOURS_OF, PLAIN, NEXT = range(5)
"""What is drawn, as in draws_only.c."""


class Chances(list[bool]):
    """The first answers of chances, that say which of them were asked for."""

    def __init__(self, hits: list[bool], drawn: list[tuple[int, int, int]]) -> None:
        super().__init__(hits)
        self.drawn = drawn

    def __getitem__(self, odds: Any) -> Any:
        self.drawn.append((CHANCE, odds, 0))
        return super().__getitem__(odds)


class Watched(bank.Drawn):
    """The draws of one replication; whichever of them a play uses is written down."""

    __slots__ = ("firsts", "used")

    def __init__(self, made: bank.Bank, place: int) -> None:
        super().__init__(made, place)
        plan = made.plan
        self.used = [(NEXT, 0, made.first + place), (AMOUNT, plan.origin_day, 0), (AMOUNT, plan.origin_time, 0)]
        self.used += [(PLAIN, number, 0) for number, block in enumerate(plan.blocks) if block.equilibrium]
        here = [block.first_gap for number, block in enumerate(plan.blocks) if not made.away[place][number]]
        self.used += [(AMOUNT, gap, 0) for gap in here]  # this engine reads the order of all of them at once
        self.firsts = frozenset(here)
        self.hits: Any = Chances(self.hits, self.used)

    def minutes(self, draw: int, k: int) -> int:
        if draw not in self.firsts:
            self.used.append((AMOUNT, draw, k))
        return super().minutes(draw, k)

    def hit(self, odds: int, k: int) -> bool:
        if k:
            self.used.append((CHANCE, odds, k))
        return super().hit(odds, k)

    def age(self, block: int) -> int:
        self.used.append((PLAIN, block, 0))
        return super().age(block)

    def free(self, person: int, day: int, wanted: int) -> int:
        if self.bank.plan.people[person].diary >= 0:
            self.used.append((HALF_HOURS_OF, person, day << 48 | wanted))
        return super().free(person, day, wanted)


def draws_of(plan: Plan) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Every draw that the first FEW plays make, in order."""
    made = bank.Bank(plan, SEED, 0, FEW)
    used: list[tuple[int, int, int]] = []
    for place in range(FEW):
        drawn = Watched(made, place)
        Play(plan, drawn).run()
        used += drawn.used
    return np.array(used, dtype=np.int64)


@contextmanager
def draws_only(plan: Plan) -> Iterator[Callable[[], float]]:
    """Makes the draws of FEW plays; gives the microseconds of one."""
    packed, size = checked(Same(plan))
    draws, scratch = draws_of(plan), np.zeros(size, dtype=np.int8)
    with TemporaryDirectory() as folder, patch.object(build, "KERNEL", Path(__file__).parent / "draws_only.c"):
        os.environ["CFLAGS"] = f"-I{build.HERE}"
        library = Path(folder) / "draws_only.so"
        assert build.build(library), "there is no C compiler"
        kernel = loaded(library)
        arrays = [array.ctypes.data for array in (packed.words, packed.ints, scratch)]
        arguments = (*map(ctypes.c_void_p, arrays), ctypes.c_uint64(SEED), ctypes.c_void_p(draws.ctypes.data))

        def measure() -> float:
            begun = process_time()
            for _ in range(MANY // FEW):
                kernel.draws_only(*arguments, ctypes.c_int64(len(draws)))
            return (process_time() - begun) / MANY * 1e6

        yield measure


def cost(play: Callable[..., Any], plan: Plan, size: int, numbers: "count[int]", clock: Callable[[], float]) -> float:
    """Microseconds of a replication."""
    begun = clock()
    play(plan, SEED, next(numbers) * size, size)
    return (clock() - begun) / size * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", nargs="?", default="large_company")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    plan = load(given.scenario).compile()
    two_threads = partial(native.play_columns, threads=2)
    with draws_only(plan) as only:
        measures = {
            "SimPy engine": lambda: cost(simpy_engine.play_columns, plan, 1000, simpy, process_time),
            "native engine": lambda: cost(native.play_columns, plan, MANY, alone, process_time),
            "its draws only": only,
            "native, by the clock": lambda: cost(native.play_columns, plan, 10 * MANY, alone, perf_counter),
            "two threads, by the clock": lambda: cost(two_threads, plan, 10 * MANY, alone, perf_counter),
        }
        simpy, alone = count(), count()
        gc.collect()
        gc.freeze()
        found = interleaved(measures, given.rounds)
    for name, figures in found.items():
        print(f"{name:32} {spread(figures)} µs a replication")
    names = list(found)
    for one, other in ((0, 1), (1, 2), (3, 4)):
        ratio = spread(ratios(found[names[one]], found[names[other]]))
        print(f"{names[one] + ' / ' + names[other]:48} {ratio}")


if __name__ == "__main__":
    main()
