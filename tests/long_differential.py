"""The engine against the plain player for as long as you like: `python tests/long_differential.py [plans] [first]`.

Without arguments it takes 20,000 plans from a fresh place, which it prints: nothing has to be remembered to see a
difference again but the number of its plan.
"""

import secrets
import sys
import traceback
from collections.abc import Sequence

from plain_player import Ending, played
from random_plans import seeded_plan

from stillwaiting.engines.simpy_engine import play

Difference = tuple[int, int, str]
"""Number of the plan, replication, and what differs."""


def differences(first: int, last: int, replications: int) -> list[Difference]:
    """Where the engine and the plain player part, on the random plans first to last - 1."""
    return [found for number in range(first, last) for found in of_plan(number, replications)]


def of_plan(number: int, replications: int) -> list[Difference]:
    """Where they part on one plan; each plan is played with its own number as seed, across a border of worlds."""
    plan, start = seeded_plan(number), 100 - replications // 2
    try:
        outcomes = list(play(plan, number, start, replications))
        expected = [played(plan, number, replication) for replication in range(start, start + replications)]
    except Exception:  # any way of failing is a finding; the others are still wanted
        return [(number, -1, traceback.format_exc())]
    pairs = enumerate(zip(outcomes, expected, strict=True), start)
    return [(number, replication, in_words(*pair)) for replication, pair in pairs if pair[0] != pair[1]]


def in_words(outcome: Sequence[object], expected: Ending) -> str:
    """The fields that differ: the engine's, then the plain player's."""
    both = zip(Ending._fields, outcome, expected, strict=True)
    return "; ".join(f"{name} {got} not {wanted}" for name, got, wanted in both if got != wanted)


def main(arguments: Sequence[str]) -> int:
    """Print every difference; 1 where there is any."""
    count = int(arguments[0]) if arguments else 20_000
    first = int(arguments[1]) if len(arguments) > 1 else secrets.randbelow(2**40)
    sys.stdout.write(f"random plans {first} to {first + count - 1}\n")
    found = 0
    for number in range(first, first + count):
        for difference in of_plan(number, 6):
            found += 1
            sys.stdout.write(f"plan {difference[0]}, replication {difference[1]}: {difference[2]}\n")
    sys.stdout.write(f"{6 * count} replications, {found} differences\n")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
