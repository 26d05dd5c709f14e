"""Every random number is a function of (seed, replication, stream, k); nothing here has a state.

A draw is a 64-bit uniform (SplitMix64 over a BLAKE2 key of the stream's name) looked up in an integer table
of its distribution. The scalars `uniform`, `raw`, `minutes`, `hit` and their array twins `uniforms`, `raws`,
`minutes_array`, `hits` give the same bits.
"""

import math
import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stillwaiting.errors import StillWaitingError

Words = NDArray[np.uint64]
Integers = NDArray[np.int64]

SCHEME: Final = 1
"""The number of the draw scheme; another one means other numbers for the same seed."""

GOLDEN: Final = 0x9E3779B97F4A7C15
MASK: Final = 2**64 - 1
HALF: Final = 2**63
FIRST: Final = 0xBF58476D1CE4E5B9
SECOND: Final = 0x94D049BB133111EB

STEP: Final = 0
QUANTILE: Final = 1
MIXTURE: Final = 2

OCTAVES: Final = 24
NODES: Final = 65
"""Nodes of one octave: 64 cells and the far end of the last."""
SIDE: Final = OCTAVES * NODES
LOWEST: Final = 2**39
"""The least tail that a quantile table resolves, 2^-25 of the 64-bit range."""

RAW: Final = 256
"""Table entries of one minute."""
LARGEST: Final = 2**30
"""The largest table entry, nearly eight years."""
ONE: Final = 65536
"""The factor 1.0."""


def mix(z: int) -> int:
    """The SplitMix64 finalizer, a bijection of 64-bit integers (Steele, Lea and Flood 2014)."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
    return z ^ (z >> 31)


def mixes(z: Words) -> Words:
    """`mix` of each element."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(FIRST)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(SECOND)
    return z ^ (z >> np.uint64(31))


def stream_key(name: str) -> int:
    """The 64-bit key of a stream: its name alone decides."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def replication_key(seed: int, replication: int) -> int:
    """The 64-bit key of one replication."""
    return mix(mix((seed + GOLDEN) & MASK) + replication * GOLDEN & MASK)


def replication_keys(seed: int, first: int, count: int) -> Words:
    """Keys of the replications first, first + 1, ..., shape (count,)."""
    numbers = np.arange(first, first + count, dtype=np.uint64)
    return mixes(np.uint64(mix((seed + GOLDEN) & MASK)) + numbers * np.uint64(GOLDEN))


def start(replication_key: int, stream_key: int) -> int:
    """The state from which one stream of one replication counts."""
    return mix(replication_key ^ stream_key)


def starts(keys: Words, stream_key: int) -> Words:
    """`start` of each replication key, same shape."""
    return mixes(keys ^ np.uint64(stream_key))


def uniform(start: int, k: int) -> int:
    """The k-th uniform of a stream, 0 <= u < 2^64."""
    z = start + (k + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
    return z ^ (z >> 31)


def uniforms(starts: Words, first: int | NDArray[np.integer], last: int | None = None) -> Words:
    """Uniforms of many streams, shape (count, draws).

    With two numbers: draws first to last - 1. With one array: those draws; its shape is (draws,), or
    (count, draws) where each stream counts for itself.
    """
    numbers = np.asarray(first) if last is None else np.arange(int(first), last)
    steps = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(GOLDEN)
    return mixes(starts[:, None] + steps)


@dataclass(frozen=True)
class Table:
    """A distribution in integers, in 1/256 minute ("raw"), at most 2^30.

    STEP: `values[number of thresholds <= u]`. QUANTILE: `nodes`, flat [2 sides][24 octaves][65], interpolated
    in the tail probability. MIXTURE: the thresholds choose a part, which draws with `mix(u + GOLDEN)`.
    """

    kind: int
    thresholds: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    nodes: tuple[int, ...] = ()
    parts: tuple["Table", ...] = ()

    @cached_property
    def threshold_array(self) -> Words:
        """The thresholds as an array."""
        return np.array(self.thresholds, dtype=np.uint64)

    @cached_property
    def value_array(self) -> Integers:
        """The values as an array."""
        return np.array(self.values, dtype=np.int64)

    @cached_property
    def node_array(self) -> Integers:
        """The nodes as a flat array."""
        return np.array(self.nodes, dtype=np.int64)


def raw(table: Table, u: int) -> int:
    """The value at the uniform u, in 1/256 minute; never decreasing in u, but across parts of a mixture."""
    if table.kind != 1:
        chosen = bisect_right(table.thresholds, u)
        return table.values[chosen] if table.kind == 0 else raw(table.parts[chosen], mix(u + GOLDEN & MASK))
    x, offset = (u, -64) if u < 0x8000000000000000 else (u ^ 0xFFFFFFFFFFFFFFFF, 1496)
    if x < 0x8000000000:
        x = 0x8000000000
    octave = 63 - x.bit_length()
    x <<= octave  # bit 62 is set: the octave's own 62 bits follow, cell first
    nodes, place = table.nodes, octave * 65 + (x >> 56) + offset
    low = nodes[place]
    return low + ((nodes[place + 1] - low) * (x >> 24 & 0xFFFFFFFF) >> 32)


def raws(table: Table, u: Words) -> Integers:
    """`raw` of each uniform, same shape."""
    if table.kind == QUANTILE:
        return interpolated(table.node_array, u)
    chosen = np.searchsorted(table.threshold_array, u, side="right")
    if table.kind == STEP:
        return table.value_array[chosen]
    again, result = mixes(u + np.uint64(GOLDEN)), np.empty(u.shape, dtype=np.int64)
    for number, part in enumerate(table.parts):
        here = chosen == number
        result[here] = raws(part, again[here])
    return result


def interpolated(nodes: Integers, u: Words) -> Integers:
    """The values of a quantile table at the uniforms u, same shape."""
    upper = u >= np.uint64(HALF)
    x = np.maximum(np.where(upper, ~u, u), np.uint64(LOWEST))
    length = np.frexp((x >> np.uint64(10)).astype(np.float64))[1]  # 53 bits are exact in a float
    octave = 53 - length.astype(np.int64)
    x = x << octave.astype(np.uint64)
    cell = (x >> np.uint64(56)).astype(np.int64)
    place = octave * NODES + cell + np.where(upper, SIDE - 64, -64)
    fraction = (x >> np.uint64(24) & np.uint64(2**32 - 1)).astype(np.int64)
    low = nodes[place]
    result: Integers = low + ((nodes[place + 1] - low) * fraction >> 32)
    return result


def minutes(raw: int, factor: int = ONE) -> int:
    """Whole minutes: raw times a factor (65536 is 1.0), rounded; at least 1 unless raw is 0."""
    return max(1, (raw * factor + 0x800000) >> 24) if raw else 0


def minutes_array(raw: Integers, factor: int | Integers = ONE) -> Integers:
    """`minutes` of each element."""
    rounded: Integers = (raw * factor + 0x800000) >> 24
    return np.where(raw == 0, 0, np.maximum(1, rounded))


def threshold(p: float) -> int:
    """The probability p out of 2^32; 0 and 2^32 for 0 and 1 only. Raises StillWaitingError outside 0 to 1."""
    if not 0 <= p <= 1:
        raise StillWaitingError(f"a probability lies between 0 and 1, not {p}")
    return int(p) * 2**32 if p in (0, 1) else min(max(1, math.floor(p * 2**32 + 0.5)), 2**32 - 1)


def hit(threshold: int, u: int) -> bool:
    """Whether an event of that probability (see `threshold`) happens at the uniform u."""
    return (u >> 32) < threshold


def hits(threshold: int | NDArray[np.integer], u: Words) -> NDArray[np.bool_]:
    """`hit` of each uniform, same shape."""
    return (u >> np.uint64(32)) < np.asarray(threshold, dtype=np.uint64)


def table_hash(table: Table) -> str:
    """A digest of the table's integers, 32 hexadecimal digits; equal tables, equal digest, on any machine."""
    digest = blake2b(digest_size=16)
    for numbers in (table.thresholds, table.values, table.nodes):
        digest.update(struct.pack(f"<{len(numbers) + 2}Q", table.kind, len(numbers), *numbers))
    for part in table.parts:
        digest.update(bytes.fromhex(table_hash(part)))
    return digest.hexdigest()
