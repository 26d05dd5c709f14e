"""docs/evidence.md and the code say the same numbers, with the same spelling, both ways."""

import re

import pytest
from evidence import NONE, defaults, kinds, of_scenario, rows, scenarios

from stillwaiting.delays import DELAYS

QUALITIES = {"measured", "survey", "vendor", "stated", "assumption"}


def in_code():
    """Every number of the code: key to (value, unsure, unit)."""
    found = {f"{kind}.{key}": said for kind, part in kinds().items() for key, said in defaults(part).items()}
    found |= {f"scenario.{key}": said for key, said in of_scenario().items()}
    for name, numbers in scenarios().items():
        found |= {f"{name}: {key}": (value, unsure, unit) for key, (value, unsure, unit, *_) in numbers.items()}
    return found


def test_every_number_has_a_row_and_every_row_a_number():
    assert list(rows()) == list(in_code())


def test_values_units_and_what_is_unsure_about_them_are_spelled_as_in_the_code():
    assert {key: (row.value, row.unsure, row.unit) for key, row in rows().items()} == in_code()


def test_every_row_has_a_source_and_a_known_quality():
    for key, row in rows().items():
        assert row.source, key
        assert row.quality in QUALITIES, key
        assert row.quality in ("assumption", "stated") or "https://" in row.source or "http://" in row.source, key


def test_a_row_says_who_was_counted_and_when_unless_it_is_a_guess():
    for key, row in rows().items():
        if row.quality == "assumption":
            assert (row.population, row.year) == (NONE, NONE), key
        elif row.quality != "stated":
            assert row.population not in ("", NONE), key
            assert row.year == "not said" or re.search(r"\b(19|20)\d\d\b", row.year), key


@pytest.mark.parametrize("kind", kinds())
def test_assumed_names_exactly_the_defaults_whose_quality_is_assumption(kind):
    qualities = {key.split(".")[1]: row.quality for key, row in rows().items() if key.split(".")[0] == kind}
    guesses = {key for key, quality in qualities.items() if quality == "assumption"}
    assert guesses == set(kinds()[kind].assumed)


@pytest.mark.parametrize("name", scenarios())
def test_a_scenario_and_the_page_give_the_same_source_and_call_the_same_numbers_assumptions(name):
    for key, (*_, what, source) in scenarios()[name].items():
        row = rows()[f"{name}: {key}"]
        assert (row.what, row.source) == (what, source)
        assert (row.quality == "assumption") == source.startswith("assumption"), key


def test_a_guess_that_can_move_the_headline_is_unsure():
    """Chances and lengths of the delays that are guessed; small ones are named here, with the reason."""
    small = {
        "priority_project.pick_up": "hours",
        "job_rethought.rewriting": "hours",
        "calendar_search.lasts": "an hour",
        "calendar_search.notice": "days; its chance is unsure",
        "other_candidates.lasts": "an hour",
        "reference_checks.starts": "days, beside the decision",
        "promised_date.within": "delays nothing",
        "promised_date.effort": "delays nothing",
        "team_matching.choosing": "hours",
        "on_leave.lasts": "its gap is unsure",
    }
    guessed = {key: row for key, row in rows().items() if row.quality == "assumption" and key.split(".")[0] in DELAYS}
    certain = {key for key, row in guessed.items() if row.unsure == NONE and row.unit not in (NONE, "count")}
    assert certain == set(small)
