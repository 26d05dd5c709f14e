"""What every document of plain data is made of, and the overview of a run; docs/reference/json.md has every key."""

from math import ceil, floor
from typing import Any

from stillwaiting.answers.answer import Answer
from stillwaiting.answers.hundred import parts_of
from stillwaiting.answers.overview import Overview
from stillwaiting.survival import Interval, Quantile, Share
from stillwaiting.units import DAY

SCHEMA = 1
MILLION = 1_000_000
Document = dict[str, Any]


def run_json(overview: Overview) -> Document:
    """All replications added up, as plain data."""
    return {
        **origin(overview),
        "outcomes": adding_up(overview.outcomes),
        "outcome_bands": bands(overview.outcomes),
        "answered": share(overview.answered),
        "wait_days": [
            {"share": level, "days": days(found.minutes), "simulation": ends(found)} for level, found in overview.waits
        ],
        "answers_per_week": weeks(overview.per_day),
    }


def origin(source: Answer | Overview) -> Document:
    """What the numbers come from."""
    return {
        "schema": SCHEMA,
        "scenario": source.scenario,
        "replications": source.replications,
        "worlds": source.worlds,
        "seed": source.seed,
        "horizon_days": days(source.horizon),
    }


def share(found: Share) -> Document:
    """A share with both uncertainties; nulls where no case was counted."""
    if found.value is None:
        return {"share": None, "low": None, "high": None, "simulation": None, "cases": 0}
    return {"share": round(found.value, 6), **band(found), "cases": found.among}


def band(found: Share) -> Document:
    """The two uncertainties of a share."""
    return {
        "low": floor(found.low * MILLION) / MILLION,  # outwards, so that the share as printed lies between
        "high": ceil(found.high * MILLION) / MILLION,
        "simulation": interval(found.simulation),
    }


def interval(found: Interval) -> Document:
    """Two limits."""
    return {"low": round(found.low, 6), "high": round(found.high, 6)}


def adding_up(shares: dict[str, Share]) -> Document:
    """Shares to six places that, as printed, add up to exactly 1; nulls where no case was counted."""
    parts = parts_of(MILLION, [found.hits for found in shares.values()])
    if not sum(parts):
        return dict.fromkeys(shares)
    return {name: part / MILLION for name, part in zip(shares, parts, strict=True)}


def bands(shares: dict[str, Share]) -> Document:
    """The uncertainties of each share; nulls where no case was counted."""
    return {name: band(found) if found.among else None for name, found in shares.items()}


def days(minutes: int | None) -> float | None:
    """Minutes as days to four places, an integer where they are whole."""
    if minutes is None:
        return None
    return minutes // DAY if minutes % DAY == 0 else round(minutes / DAY, 4)


def weeks(per_day: tuple[int, ...]) -> list[int]:
    """Answers in each week from the interview to the horizon."""
    return [sum(per_day[day : day + 7]) for day in range(0, len(per_day), 7)]


def ends(found: Quantile) -> Document:
    """The interval of a quantile in days."""
    return {"low": days(found.low), "high": days(found.high)}
