"""Comparisons as plain data for JSON; every key is documented in docs/reference/json.md."""

from collections.abc import Mapping

from stillwaiting.report.document import SCHEMA, Document, days
from stillwaiting.studies.compare import Comparison
from stillwaiting.studies.cost import Cost, Costs
from stillwaiting.studies.jackknife import Estimate
from stillwaiting.studies.measures import Difference
from stillwaiting.units import DAY


def compare_json(found: Comparison) -> Document:
    """What differs between two sides as plain data."""
    return {
        "schema": SCHEMA,
        "a": found.a,
        "b": found.b,
        "replications": found.replications,
        "worlds": found.worlds,
        "seed": found.seed,
        "horizon_days": dict(zip(("a", "b"), map(days, found.horizons), strict=True)),
        "verdict": found.verdict,
        "waits_days": in_days(found.waits),
        "over_days": days(found.over),
        "still_waiting": difference(found.still_waiting),
        "answered": difference(found.answered),
        "outcomes": {key: difference(each) for key, each in found.ends.items()},
        "offers_lost": difference(found.offers_lost),
        "answered_in_both": {"cases": found.both, **{key: estimate(each) for key, each in found.pairs.items()}},
    }


def costs_json(found: Costs) -> Document:
    """What each delay costs as plain data."""
    return {
        "schema": SCHEMA,
        "scenario": found.scenario,
        "replications": found.replications,
        "worlds": found.worlds,
        "seed": found.seed,
        "waited_days": days(found.waited),
        "cases": found.among,
        "delays": [cost(each) for each in found.delays],
        "kept": list(found.kept),
    }


def cost(found: Cost) -> Document:
    """One delay."""
    return {
        "name": found.name,
        "kind": found.kind,
        "at_once": found.at_once,
        "cases": found.both,
        "waits_days": in_days(found.waits),
        "shares": {key: difference(each) for key, each in found.ends.items()},
    }


def in_days(found: Mapping[str, Difference]) -> Document:
    """Times in days."""
    return {key: difference(each, DAY, 4) for key, each in found.items()}


def difference(found: Difference, unit: int = 1, places: int = 6) -> Document:
    """A number in A and in B, and the difference with its interval."""
    return {
        "a": rounded(found.a, unit, places),
        "b": rounded(found.b, unit, places),
        "change": rounded(found.change.value, unit, places),
        **interval(found.change, unit, places),
    }


def estimate(found: Estimate) -> Document:
    """A share with its interval."""
    return {"share": rounded(found.value, 1, 6), **interval(found, 1, 6)}


def interval(found: Estimate, unit: int, places: int) -> Document:
    """The 95 % simulation interval."""
    return {"low": rounded(found.low, unit, places), "high": rounded(found.high, unit, places)}


def rounded(number: float | None, unit: int, places: int) -> float | None:
    """The number in a unit; null stays null."""
    return None if number is None else round(number / unit, places)
