"""Derives the gaps between events, in weeks, from published shares: the arithmetic behind rows of docs/evidence.md.

Run as `python validation/derive_gaps.py`; it prints what is published, what follows, and what the package uses.
Nothing is fitted here. Where a gap G alternates with a length L, somebody is away for L / (G + L) of the time, so G =
L (1 - p) / p; where something has happened to a share p within t, at a constant rate, the mean gap is -t / log(1 - p).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from math import log

from stillwaiting.amounts import Duration
from stillwaiting.delays import DELAYS
from stillwaiting.scenario_file import load
from stillwaiting.units import WEEK


def gap_of_share(share: float, lasts: float) -> float:
    """The mean gap, in the unit of `lasts`, where this share of the time is taken by something that lasts so long."""
    return lasts * (1 - share) / share


def gap_of_happened(share: float, within: float) -> float:
    """The mean gap, in the unit of `within`, where something has happened to this share within so long."""
    return -within / log(1 - share)


def amount(kind: str, field: str) -> Duration:
    """The default of a delay."""
    said = DELAYS[kind].model_fields[field].default
    return said if isinstance(said, Duration) else Duration(said)


def mean_weeks(kind: str, field: str) -> float:
    """The mean of a default in weeks."""
    return amount(kind, field).mean / WEEK


def freeze_year() -> float:
    """The gap between freezes that hiring_freeze_year uses, in weeks."""
    every = load("hiring_freeze_year").delays["hiring_freeze"].every  # type: ignore[attr-defined]
    return float(every.mean) / WEEK


@dataclass(frozen=True)
class Derived:
    """A number of the evidence that follows from a published one."""

    key: str
    published: str
    weeks: float
    """What follows."""
    used: Callable[[], float]
    """What the package has, in weeks."""


def derived() -> tuple[Derived, ...]:
    """Every gap that was derived."""
    absence, freeze = mean_weeks("decision_maker_away", "lasts"), mean_weeks("hiring_freeze", "lasts")
    return (
        Derived(
            "decision_maker_away.every",
            f"2.8% absent at a time (CPS 2017), for {7 * absence:.1f} days on average",
            gap_of_share(0.028, absence),
            lambda: mean_weeks("decision_maker_away", "every"),
        ),
        Derived(
            "reorganization.every",
            "82% had one, 70% of those within two years (McKinsey 2013)",
            gap_of_happened(0.82 * 0.70, 104),
            lambda: mean_weeks("reorganization", "every"),
        ),
        Derived(
            "decision_maker_leaves.every",
            "median tenure 4.9 years (BLS 2020), turnover 19% a year (SHRM 2016)",
            52 / 0.19,
            lambda: mean_weeks("decision_maker_leaves", "every"),
        ),
        Derived(
            "hiring_freeze_year: hiring_freeze.every",
            f"52% in a freeze in August 2022 (PwC), for {freeze:.0f} weeks on average",
            gap_of_share(0.52, freeze),
            freeze_year,
        ),
        Derived(
            "us_federal: shutdown.every",
            "eight gaps of three days and more in 41 years",
            41 * 365.25 / 7 / 8,
            lambda: float(load("us_federal").delays["shutdown"].every.mean) / WEEK,  # type: ignore[attr-defined]
        ),
    )


def report() -> str:
    """A line for each."""
    lines = [f"{'key':<42}{'follows':>9}{'used':>7}  from"]
    lines += [f"{each.key:<42}{each.weeks:>7.0f} w{each.used():>5.0f} w  {each.published}" for each in derived()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(report())
