"""What causes are called in front of a person."""

import pytest

from stillwaiting.delays import DELAYS
from stillwaiting.report.phrases import PHRASES, STEPS, phrases
from stillwaiting.scenario_file import load, load_employer, shipped
from stillwaiting.simulation import cast
from stillwaiting.steps import STEPS as VERBS


def test_every_kind_of_delay_that_takes_time_has_words():
    assert set(DELAYS) - set(PHRASES) == {"never_told", "candidate_moves_on"}


def test_every_kind_of_step_has_words():
    assert set(STEPS) == set(VERBS.values())


@pytest.mark.parametrize("name", shipped())
def test_no_cause_of_a_shipped_scenario_goes_by_a_name_with_underscores(name):
    employer = load_employer(name)
    words, plans = phrases(employer), [kind.plan for kind in cast(employer).kinds]
    shown = {cause: words.get(cause, cause.replace("_", " ")) for plan in plans for cause in plan.ledger_names()}
    assert not [text for text in shown.values() if "_" in text or "." in text]


def test_two_absences_of_one_kind_share_their_words():
    words = phrases(load("large_company"))
    assert words["director_away"] == words["decision_maker_away"] == "somebody is sick or away"
    assert words["debrief"] == "a slot for the debrief"
    assert words["answer"] == "writing the answer"
