"""Which numbers move an answer, as plain data for JSON; every key is documented in docs/reference/json.md."""

from stillwaiting.report.compare_document import estimate, interval, rounded
from stillwaiting.report.document import SCHEMA, Document
from stillwaiting.report.sensitivity import split
from stillwaiting.studies.sensitivity import Effect, Sensitivity


def sensitivity_json(found: Sensitivity) -> Document:
    """The ranking as plain data."""
    return {
        "schema": SCHEMA,
        "scenario": found.scenario,
        "seed": found.seed,
        "replications": found.replications,
        "points": len(found.answers),
        "points_missing": found.missing,
        "whole_grid": found.is_grid,
        "answer": found.answer,
        "least": rounded(float(found.answers.min()), 1, 6),
        "largest": rounded(float(found.answers.max()), 1, 6),
        "numbers": [effect_json(each) for each in found.effects],
        "together": estimate(found.together),
    }


def effect_json(effect: Effect) -> Document:
    """One number."""
    name, unit = split(effect.number.name)
    return {
        "path": name,
        "unit": unit,
        "first_order": estimate(effect.share),
        "rank_correlation": {"value": rounded(effect.rank.value, 1, 6), **interval(effect.rank, 1, 6)},
        "ends": [{"value": each.value, "answer": rounded(each.answer, 1, 6)} for each in effect.ends],
    }
