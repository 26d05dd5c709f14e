"""How a plan lies in memory for the kernel: one record per row, block, draw ..., read off the contract's own classes.

Every member is one 64-bit word. A tuple becomes two, `_at` (its place) and `_count`; a name becomes the key of its
stream, or nothing where no engine reads it. Records and thresholds lie among the words, other numbers among the ints.
"""

from dataclasses import fields
from enum import IntEnum
from typing import Any, Final, get_origin

import numpy as np

from stillwaiting.calendar import DAY, NEVER, Calendar
from stillwaiting.draws import FIRST, GOLDEN, LOWEST, MIXTURE, NODES, OCTAVES, ONE, QUANTILE, SECOND, SIDE, STEP, Table
from stillwaiting.plan.columns import Columns
from stillwaiting.plan.rows import OPEN, OUT, WITHDRAWN, WORLD, Block, Draw, Kind, Odds, Plan, Question, Row, Seat

Members = tuple[str, ...]

RECORDS: Final[dict[str, type]] = {
    "plan": Plan,
    "row": Row,
    "block": Block,
    "draw": Draw,
    "odds": Odds,
    "seat": Seat,
    "calendar": Calendar,
    "table": Table,
}
"""What the kernel reads, by the name of its record; a plan's own comes first in its memory."""

SECTIONS: Final[dict[str, str]] = {
    "row": "rows",
    "block": "blocks",
    "draw": "draws",
    "odds": "odds",
    "seat": "people",
    "calendar": "calendars",
    "table": "tables",
}
"""The field of a plan that holds each kind of record. (Tables are in no field: the draws hold them.)"""

OTHERWISE: Final[dict[tuple[str, str], Members]] = {
    ("calendar", "before"): (),
    ("plan", "causes"): ("causes",),
    ("plan", "notes"): ("notes",),
    ("plan", "signs"): (),
    ("plan", "first_day"): (),
    ("row", "name"): (),
    ("seat", "name"): (),
    ("block", "name"): ("at_start_stream", "age_stream"),
    ("draw", "name"): ("stream",),
    ("draw", "unsure"): ("unsure_stream",),
    ("odds", "name"): ("stream",),
    ("odds", "unsure_name"): ("unsure_stream",),
}
"""Members of the fields that are neither a number nor a tuple of them."""

DAY_MEMBERS: Final = ("before", "first", "last", "further")
"""A day of a calendar, 32 bits each: open minutes before it, its first interval (0 to 0 where it stays closed), and
where its further intervals lie, -1 for none."""

FURTHER: Final[dict[str, Members]] = {"plan": ("tables_at", "tables_count")}
"""What a record has beside the fields of its class: tables are shared, so the plan lists them."""

CONSTANTS: Final[dict[str, int]] = {
    "OUT": OUT,
    "WITHDRAWN": WITHDRAWN,
    "OPEN": OPEN,
    "WORLD": WORLD,
    "DAY": DAY,
    "NEVER": NEVER,
    "STEP": STEP,
    "QUANTILE": QUANTILE,
    "MIXTURE": MIXTURE,
    "OCTAVES": OCTAVES,
    "NODES": NODES,
    "SIDE": SIDE,
    "LOWEST": LOWEST,
    "ONE": ONE,
}
WIDE_CONSTANTS: Final[dict[str, int]] = {"GOLDEN": GOLDEN, "FIRST": FIRST, "SECOND": SECOND}
"""Constants of 64 bits without a sign."""

DTYPES: Final[dict[str, type[np.signedinteger[Any]]]] = {name: np.int32 for name in Columns._fields} | {
    "how": np.int8,
    "outcome": np.int8,
    "standing": np.int8,
    "holding": np.int16,
}
"""The integers of each column of what an engine gives back."""


def _members(record: str) -> Members:
    found: list[str] = []
    for field in fields(RECORDS[record]):
        several = get_origin(field.type) is tuple
        plain = (f"{field.name}_at", f"{field.name}_count") if several else (field.name,)
        found += OTHERWISE.get((record, field.name), plain)
    return (*found, *FURTHER.get(record, ()))


MEMBERS: Final[dict[str, Members]] = {record: _members(record) for record in RECORDS}
"""The words of each record, in order."""


def header() -> str:
    """The text of layout.h."""
    parts = [_HEAD, *map(_enumeration, (Kind, Question)), _constants(), *map(_record, RECORDS), _day(), _columns()]
    return "\n".join(parts)


_HEAD = """\
/* Written by tools/native_layout.py from plan/rows.py and what it refers to; do not edit. */

#include <stdint.h>
"""


def _enumeration(kind: type[IntEnum]) -> str:
    names = ", ".join(f"{kind.__name__.upper()}_{each.name} = {each.value}" for each in kind)
    return f"enum {kind.__name__.lower()} {{ {names} }};\n"


def _constants() -> str:
    lines = [f"#define {name} INT64_C({value})" for name, value in CONSTANTS.items()]
    lines += [f"#define {name} UINT64_C({value})" for name, value in WIDE_CONSTANTS.items()]
    return "\n".join(lines) + "\n"


def _record(record: str) -> str:
    bits = {name: "uint64_t" if name == "mask" or name.endswith("stream") else "int64_t" for name in MEMBERS[record]}
    return "\n".join([f"struct {record} {{", *(f"    {kind} {name};" for name, kind in bits.items()), "};\n"])


def _day() -> str:
    return "\n".join(["struct day {", *(f"    int32_t {name};" for name in DAY_MEMBERS), "};\n"])


def _columns() -> str:
    lines = [f"    {np.dtype(dtype).name}_t *{name};" for name, dtype in DTYPES.items()]
    return "\n".join(["struct columns {", *lines, "};\n"])
