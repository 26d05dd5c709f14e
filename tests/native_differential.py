"""The native engine against the SimPy engine for as long as you like: `python tests/native_differential.py [plans]
[first]`.

Without arguments it takes 10,000 random plans of 100 replications, a million in all, from a fresh place, which it
prints: nothing has to be remembered to see a difference again but the number of its plan.
"""

import secrets
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
from random_plans import seeded_plan

from stillwaiting.draws import MIXTURE, QUANTILE, SIDE, STEP, Table
from stillwaiting.engines import native, simpy_engine
from stillwaiting.engines.native import build
from stillwaiting.plan.columns import Columns
from stillwaiting.plan.rows import Plan


def rich_plan(number: int) -> Plan:
    """The random plan of a number; in every other one amounts have tables of all kinds, and no whole minutes."""
    plan, random = seeded_plan(number), Random(number)
    if number % 2:
        return plan
    kept = {plan.origin_day, plan.origin_time}
    drawn = enumerate(plan.draws)
    return replace(
        plan,
        draws=tuple(draw if place in kept else replace(draw, table=rich(draw.table, random)) for place, draw in drawn),
        odds=tuple(replace(odds, unsure=odds.unsure and rich(odds.unsure, random)) for odds in plan.odds),
    )


def rich(table: Table, random: Random) -> Table:
    """A table of about the same values, of any kind."""
    least, most = min(table.values), max(table.values)
    kind = random.choice((STEP, STEP, QUANTILE, MIXTURE)) if most else STEP
    if kind == QUANTILE:
        low = random.randint(max(1, least // 2), most)
        span = random.randint(0, most - low)
        return Table(QUANTILE, nodes=tuple(low + span * place // (2 * SIDE) for place in range(2 * SIDE)))
    if kind == MIXTURE:
        parts = (rich(table, random), Table(STEP, (), (random.choice((0, 1, 100, 129, most)),)), rich(table, random))
        return Table(MIXTURE, tuple(sorted(random.getrandbits(64) for _ in parts[1:])), parts=parts)
    return replace(table, values=tuple(sorted(value and random.randint(1, value) for value in table.values)))


def compiler_works() -> bool:
    """Whether there is a C compiler that does anything."""
    words = build.compiler()
    try:
        return bool(words) and subprocess.run([*words, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def apart(ours: Columns, theirs: Columns) -> list[str]:
    """The columns in which anything differs: values, shapes, or kinds of integers."""
    return [
        name
        for name, one, other in zip(Columns._fields, ours, theirs, strict=True)
        if one.dtype != other.dtype or not np.array_equal(one, other)
    ]


def differing(plan: Plan, seed: int, first: int, count: int) -> list[str]:
    """The columns in which the two engines part on a plan."""
    return apart(native.play_columns(plan, seed, first, count), simpy_engine.play_columns(plan, seed, first, count))


def differences(first: int, last: int, replications: int) -> list[str]:
    """Where they part on the random plans first to last - 1, each across a border of worlds."""
    return [found for number in range(first, last) for found in of_plan(number, replications)]


def of_plan(number: int, replications: int) -> list[str]:
    """Where they part on one plan, which is played with its own number as seed."""
    try:
        columns = differing(rich_plan(number), number, 100 - replications // 2, replications)
    except Exception as error:  # any way of failing is a finding; the others are still wanted
        return [f"plan {number}: {error!r}"]
    return [f"plan {number}: {', '.join(columns)}"] if columns else []


def main(arguments: Sequence[str]) -> int:
    """Print every difference; 1 where there is any."""
    count = int(arguments[0]) if arguments else 10_000
    first = int(arguments[1]) if len(arguments) > 1 else secrets.randbelow(2**40)
    sys.stdout.write(f"random plans {first} to {first + count - 1}\n")
    found = 0
    for number in range(first, first + count):
        for difference in of_plan(number, 100):
            found += 1
            sys.stdout.write(f"{difference}\n")
    sys.stdout.write(f"{100 * count} replications, {found} plans with differences\n")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
