"""The same wait at other kinds of employer: a table of every shipped scenario's waits, made once and kept.

The table is a file of this package, made by tools/elsewhere.py. It names the scenario files it was made from by a
digest; where they have changed since, the waits are simulated anew, so that no answer is ever an old one.
"""

import json
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from stillwaiting.answers.elsewhere import Elsewhere
from stillwaiting.draws import SCHEME
from stillwaiting.mixture import Mixture
from stillwaiting.results import Results
from stillwaiting.scenario_file import load_employer, shipped
from stillwaiting.simulation import simulate
from stillwaiting.survival import Share, by_world, crowding, told, wilson
from stillwaiting.units import DAY

FILE = Path(__file__).with_suffix(".json")
SEED = 1
REPLICATIONS = 8_000
"""Of every scenario in the table."""
FEWER = 1_000
"""Of every scenario where the table does not fit any more."""


def elsewhere(waited: int, but: Iterable[str] = ()) -> tuple[Elsewhere, ...]:
    """How many of the answered still wait after so many minutes, for every shipped kind of employer but these."""
    days, skipped = waited // DAY, set(but)
    rows = {name: row for name, row in table()["waits"].items() if name not in skipped}
    return tuple(Elsewhere(name, _share(row, days)) for name, row in rows.items())


def _share(row: dict[str, Any], days: int) -> Share:
    """The answered who wait longer than so many days, as counted; the table keeps no band."""
    later, among = row["later"][days] if days < len(row["later"]) else 0, row["answered"]
    value, cases = (later / among, among / row["crowding"]) if among else (0.0, 0.0)
    return Share(later, among, value, value, wilson(value * cases, cases))


@cache
def table() -> dict[str, Any]:
    """The table that is kept, if it is of the scenario files as they are now, else a smaller one made anew."""
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return kept if kept.get("digest") == digest() else made(FEWER)


def digest() -> str:
    """What the waits depend on: the shipped files, byte for byte, and the scheme of the draws."""
    found = blake2b(str(SCHEME).encode(), digest_size=16)
    for name, path in shipped().items():
        found.update(f"\n{name}\n".encode() + path.read_bytes())
    return found.hexdigest()


def made(replications: int) -> dict[str, Any]:
    """The table from so many replications of every shipped scenario; mixtures have no waits of their own."""
    kinds = {name: load_employer(name) for name in shipped()}
    waits = {
        name: _row(simulate(kind.patient(), replications=replications, seed=SEED))
        for name, kind in kinds.items()
        if not isinstance(kind, Mixture)
    }
    return {"digest": digest(), "seed": SEED, "replications": replications, "waits": waits}


def _row(results: Results) -> dict[str, Any]:
    """How many answered there are, how many of them wait longer than 0, 1, 2, ... days, and what a case is worth."""
    answered = told(results)
    waits = np.sort(results.wait[answered])
    grid = np.arange(0, results.horizon + DAY, DAY)
    later = (len(waits) - np.searchsorted(waits, grid, side="right")).tolist()
    middle = int(np.median(waits)) if len(waits) else 0
    crowd = crowding(*by_world(results, np.greater(results.wait, middle), answered))
    while later and not later[-1]:
        later.pop()
    return {"answered": len(waits), "crowding": round(crowd, 2), "later": later}
