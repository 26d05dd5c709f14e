"""docs/evidence.md and the code say the same numbers, with the same spelling, both ways."""

import pytest
from evidence import NONE, defaults, kinds, of_scenario, rows, scenarios

from stillwaiting.delays import DELAYS

QUALITIES = {"measured", "survey", "vendor", "stated", "assumption"}


def in_code():
    """Every number of the code: key to (value, unsure)."""
    found = {f"{kind}.{key}": said for kind, part in kinds().items() for key, said in defaults(part).items()}
    found |= {f"scenario.{key}": said for key, said in of_scenario().items()}
    for name, numbers in scenarios().items():
        found |= {f"{name}: {key}": (value, unsure) for key, (value, unsure, *_) in numbers.items()}
    return found


def test_every_number_has_a_row_and_every_row_a_number():
    assert list(rows()) == list(in_code())


def test_values_and_what_is_unsure_about_them_are_spelled_as_in_the_code():
    assert {key: row[:2] for key, row in rows().items()} == in_code()


def test_every_row_has_a_source_and_a_known_quality():
    for key, (_, _, source, quality) in rows().items():
        assert source, key
        assert quality in QUALITIES, key
        assert quality in ("assumption", "stated") or "https://" in source or "http://" in source, key


@pytest.mark.parametrize("kind", kinds())
def test_assumed_names_exactly_the_defaults_whose_quality_is_assumption(kind):
    qualities = {key.split(".")[1]: row[3] for key, row in rows().items() if key.split(".")[0] == kind}
    guesses = {key for key, quality in qualities.items() if quality == "assumption"}
    assert guesses == set(kinds()[kind].assumed)


@pytest.mark.parametrize("name", scenarios())
def test_a_scenario_and_the_page_give_the_same_source_and_call_the_same_numbers_assumptions(name):
    for key, (_, _, _, source) in scenarios()[name].items():
        _, _, told, quality = rows()[f"{name}: {key}"]
        assert told == source
        assert (quality == "assumption") == source.startswith("assumption"), key


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
    guessed = {key: row for key, row in rows().items() if row[3] == "assumption" and key.split(".")[0] in DELAYS}
    certain = {key for key, row in guessed.items() if row[1] == NONE and not row[0].isdigit() and row[0] != "none"}
    assert certain - {"other_candidates.still_to_see"} == set(small)
