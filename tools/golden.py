"""Prints tests/golden/shipped_scenarios.json: what some replications of every shipped scenario come to, at one seed.

Mixtures are left out: a replication of one is that of its kind, to the bit.

Run as `make golden`; a test compares the two. If it moves, the changelog says so under "Numbers changed".
"""

import json
import sys
from collections import Counter

from stillwaiting.results import HOWS, OUTCOMES, STANDINGS, Results
from stillwaiting.scenario_file import shipped_kinds
from stillwaiting.simulation import simulate

REPLICATIONS = 500
SEED = 1


def summary(results: Results) -> dict[str, object]:
    """Whole numbers only: cases by how they ended, deciles of the waits, minutes per cause, what was noted."""
    waits = sorted(int(wait) for wait in results.wait if wait >= 0)
    endings = zip(results.how, results.outcome, results.standing, strict=True)
    cases = Counter(f"{HOWS[how]}, {OUTCOMES[outcome]}, {STANDINGS[standing]}" for how, outcome, standing in endings)
    noted = {
        **{name: results.milestone(name) for name in results.milestone_names},
        **{name: results.sign(name) for name in results.sign_names},
    }
    return {
        "cases": dict(sorted(cases.items())),
        "deciles of the waits in minutes": [waits[(len(waits) - 1) * tenth // 10] for tenth in range(11)],
        "minutes per cause": {name: int(results.cause(name).sum()) for name in results.cause_names},
        "minutes after which it was noted": {name: int(at[at >= 0].sum()) for name, at in noted.items()},
        "cases in which it was noted": {name: int((at >= 0).sum()) for name, at in noted.items()},
    }


def page() -> str:
    """The whole file."""
    played = {name: simulate(kind, replications=REPLICATIONS, seed=SEED) for name, kind in shipped_kinds().items()}
    return json.dumps({name: summary(results) for name, results in played.items()}, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
