"""The library: found, held against its source, and called."""

import ctypes
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from stillwaiting.engines.native.build import KERNEL, LIBRARY, digest
from stillwaiting.engines.native.layout import DTYPES, header
from stillwaiting.engines.native.pack import Packed, pack
from stillwaiting.plan.columns import Columns, Ints
from stillwaiting.plan.rows import Plan

FAULTS = (
    "",
    "a row is live twice",
    "no row holds the case, and it is not closed",
    "too much happens within one minute: it runs in a circle",
    "too many arrivals wait at once",
    "its calendars end before its horizon",
    "the mean length or gap of a block is beyond all bounds",
)
"""What only a plan that no scenario compiles to runs into."""
AT_ONCE = 50_000
"""Replications of one call: between two of them an interruption is heard."""
_Pointers = ctypes.c_void_p * len(Columns._fields)


@lru_cache(maxsize=1)
def library() -> ctypes.CDLL | None:
    """The library; none where it was not built, cannot be loaded, or was built from another source."""
    try:
        found, text = loaded(LIBRARY), KERNEL.read_text(encoding="utf-8")
    except (OSError, AttributeError):
        return None
    return found if found.source() == digest(text, header()) else None


def loaded(path: Path) -> ctypes.CDLL:
    """The library at a path. Raises OSError or AttributeError where it is none of ours."""
    found = ctypes.CDLL(str(path))
    pointer, word, natural = ctypes.c_void_p, ctypes.c_int64, ctypes.c_uint64
    found.source.argtypes, found.source.restype = [], natural
    found.check.argtypes, found.check.restype = [pointer, word, pointer, word], word
    found.scratch_size.argtypes, found.scratch_size.restype = [pointer, pointer], word
    found.play.argtypes = [pointer, pointer, pointer, natural, natural, word, pointer, pointer]
    found.play.restype = word
    return found


def available() -> bool:
    """Whether this engine was built here."""
    return library() is not None


def kernel() -> ctypes.CDLL:
    """The library, which must be there."""
    found = library()
    assert found is not None, "the native engine was not built here"
    return found


@dataclass(frozen=True, eq=False)
class Same:
    """A plan that equals itself alone: to compare two takes long."""

    plan: Plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.plan is other.plan

    def __hash__(self) -> int:
        return id(self.plan)


@lru_cache(maxsize=8)
def checked(same: Same) -> tuple[Packed, int]:
    """A plan as arrays and the bytes of scratch it needs. Raises ValueError with the column that is wrong."""
    return looked_through(pack(same.plan))


def looked_through(packed: Packed) -> tuple[Packed, int]:
    """The same for a plan that is packed already."""
    words, ints = packed.words.ctypes.data, packed.ints.ctypes.data
    wrong = kernel().check(words, len(packed.words), ints, len(packed.ints))
    if wrong:
        raise ValueError(f"no engine can play this plan: {packed.name_of(wrong - 1)} cannot be so")
    return packed, kernel().scratch_size(words, ints)


@dataclass(frozen=True)
class Run:
    """Replications to play, and the columns they go to."""

    packed: Packed
    scratch: int
    seed: int
    first: int
    places: Ints | None
    columns: Columns
    faults: list[str] = field(default_factory=list)
    """What a plan that nothing compiles to ran into."""

    def play(self, begin: int, end: int) -> None:
        """Play the replications of rows begin to end - 1, some at a time."""
        scratch = np.empty(-(-self.scratch // 8), dtype=np.int64)
        for start in range(begin, end, AT_ONCE):
            fault = self._call(scratch, start, min(AT_ONCE, end - start))
            if fault:
                self.faults.append(f"replication {self._number(start + (fault >> 3))}: {FAULTS[fault & 7]}")
                return

    def _number(self, row: int) -> int:
        return self.first + (row if self.places is None else int(self.places[row]))

    def _call(self, scratch: NDArray[np.int64], start: int, count: int) -> int:
        rows = _Pointers(*(column[start:].ctypes.data for column in self.columns))
        first, places = self.first + start, None
        if self.places is not None:
            first, places = self.first, self.places[start:].ctypes.data
        words, ints = self.packed.words.ctypes.data, self.packed.ints.ctypes.data
        return int(kernel().play(words, ints, scratch.ctypes.data, self.seed, first, count, places, rows))


def play_columns(
    plan: Plan, seed: int, first: int, count: int, places: Ints | None = None, threads: int = 1
) -> Columns:
    """Replications first, first + 1, ... of a plan; of these only the ones at `places`, where given.

    The same for any number of threads. Raises ValueError for a plan that no scenario compiles to.
    """
    if threads < 1:
        raise ValueError(f"there must be at least one thread, not {threads}")
    packed, scratch = checked(Same(plan))
    wanted = None if places is None else np.ascontiguousarray(places, dtype=np.int64)
    rows = count if wanted is None else len(wanted)
    run = Run(packed, scratch, seed, first, wanted, _empty(plan, rows))
    if threads == 1:
        run.play(0, rows)
    else:
        _in_threads(run, [rows * thread // threads for thread in range(threads + 1)])
    if run.faults:
        raise ValueError(f"no engine can play this plan; {run.faults[0]}")
    return run.columns


def _empty(plan: Plan, rows: int) -> Columns:
    """Columns to be filled. What the candidate's case was at the probe is 0 where nothing is written."""
    causes = len(plan.ledger_names())
    widths = {"notes": len(plan.notes), "ledger": causes, "probed": causes}
    shapes = {name: (rows, widths[name]) if name in widths else (rows,) for name in DTYPES}
    return Columns(**{name: np.zeros(shapes[name], dtype=dtype) for name, dtype in DTYPES.items()})


def _in_threads(run: Run, cuts: list[int]) -> None:
    """Play the rows between the cuts side by side: a call lets go of the interpreter."""
    threads = [Thread(target=run.play, args=piece, daemon=True) for piece in pairwise(cuts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
