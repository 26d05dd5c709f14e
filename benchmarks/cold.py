"""Cold commands against the import of four packages, and the memory that large runs take.

    python benchmarks/cold.py [--rounds 9] [--million]

Each command is a process of its own. This file imports little: a child's peak memory is never below its parent's.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from functools import partial
from time import perf_counter
from typing import NamedTuple

from rounds import interleaved, ratios, spread

PROGRAM = (sys.executable, "-m", "stillwaiting")
ASK = (*PROGRAM, "ask", "large_company", "--waited", "4 weeks", "--replications")
COMMANDS = {
    "import": (sys.executable, "-c", "import simpy, numpy, scipy.stats, matplotlib.pyplot"),
    "ask": (*ASK, "10000"),
    "ask of one case": (*ASK, "1"),
    "help": (*PROGRAM, "--help"),
}
LIMITS = {"ask": 3.0, "help": 1 / 7}
SIZES = (50_000, 100_000, 200_000)
MILLION = 1_000_000


class Used(NamedTuple):
    """What one process used."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds."""
    memory: float
    """Megabytes at the peak."""


def used(command: tuple[str, ...]) -> Used:
    """Run a command to its end. Raises RuntimeError where it fails."""
    begun = perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} failed")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Used(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def start_up(rounds: int) -> None:
    """Print what the commands take, and how often the import fits in."""
    kept: dict[str, list[Used]] = {name: [] for name in COMMANDS}

    def measure(name: str) -> float:
        kept[name].append(used(COMMANDS[name]))
        return kept[name][-1].wall

    interleaved({name: partial(measure, name) for name in COMMANDS}, rounds)
    for what in ("wall", "processor"):
        found = {name: [getattr(one, what) for one in ones[1:]] for name, ones in kept.items()}
        for name, figures in found.items():
            print(f"{name + ', ' + what:32} {spread(figures)} s")
        for name, limit in LIMITS.items():
            print(
                f"{name + ' / import, ' + what:32} {spread(ratios(found[name], found['import']))}, at most {limit:.2f}"
            )


def run_of(replications: int) -> Used:
    """One `run` of large_company, kept in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        return used((*PROGRAM, "run", "large_company", "-n", str(replications), "--out", f"{folder}/run"))


def memory(million: bool) -> None:
    """Print the peak memory of runs, and what it would be for a million replications."""
    found = {size: run_of(size) for size in (*SIZES, *((MILLION,) if million else ()))}
    for size, one in found.items():
        print(f"run -n {size:<24,} {one.memory:8.0f} MB, {one.wall:.0f} s, {one.processor:.0f} s of processor")
    least, most = SIZES[0], SIZES[-1]
    slope = (found[most].memory - found[least].memory) / (most - least)
    print(f"{'a million, extrapolated':31} {found[most].memory + slope * (MILLION - most):8.0f} MB, at most 1000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--million", action="store_true", help="really run a million replications")
    given = parser.parse_args()
    start_up(given.rounds)
    memory(given.million)


if __name__ == "__main__":
    main()
