"""The same wait at another kind of employer."""

from dataclasses import dataclass

from stillwaiting.survival import Share


@dataclass(frozen=True)
class Elsewhere:
    """One other kind of employer."""

    scenario: str
    still_waiting: Share
    """Of those who get an answer there, who still waits for it after as long."""
