"""One thing that an answer changes in a shipped scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ASSUMED = "assumption"
NOBODY_COUNTED = "nobody has counted"


@dataclass(frozen=True)
class Change:
    """One entry of the scenario that an answer changes, and why."""

    because: str
    """The key of the question."""

    section: str
    """people, process, standing or delays."""

    name: str
    """Which entry of that section."""

    says: Any
    """What stands there: keys and values, an amount, `off`, or None for all defaults."""

    why: str
    """What was answered and what follows from it, without a full stop."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each number comes from, by its key inside the entry; "" for the entry itself."""
