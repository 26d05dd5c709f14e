"""Simulating until the answer is precise enough."""

import dataclasses

import pytest
from made_results import case
from made_scenarios import lively, small

from stillwaiting.amounts import Duration
from stillwaiting.asking import FIRST_CHECK, LIMIT, Question, ask, precise, simulated
from stillwaiting.delays import CandidateMovesOn
from stillwaiting.errors import StillWaitingError
from stillwaiting.simulation import simulate

DAY = 1440


def test_exactly_as_many_replications_are_played_as_were_asked_for():
    answer = ask(lively(), Question(waited=14 * DAY, replications=1_234))
    assert answer.replications == 1_234


def test_more_are_played_until_the_headline_is_precise():
    rough = ask(lively(), Question(waited=10 * DAY, precision=0.04))
    fine = ask(lively(), Question(waited=10 * DAY, precision=0.012))
    assert rough.replications < fine.replications
    for answer, wanted in ((rough, 0.04), (fine, 0.012)):
        interval = answer.unusual.still_waiting.simulation
        assert interval.high - interval.low <= 2 * wanted


def test_the_limit_ends_a_question_that_cannot_be_answered_precisely():
    answer = ask(small(), Question(waited=60 * DAY, limit=1_500))
    assert answer.replications == 1_500
    assert FIRST_CHECK < 1_500 < LIMIT


def test_simulating_more_goes_on_where_it_stopped():
    whole = simulate(lively(), replications=4_000, seed=9, probe=10 * DAY)
    grown = simulated(lively(), Question(waited=10 * DAY, seed=9, precision=0.0001, limit=4_000)).everybody
    assert (whole.wait == grown.wait).all()
    assert (whole.holding == grown.holding).all()


def test_a_share_under_ten_in_a_hundred_must_rest_on_a_hundred_cases():
    results = simulate(lively(), replications=1_000, seed=1, probe=45 * DAY)
    assert not precise(case(results, 45 * DAY), Question(waited=45 * DAY, precision=0.5))


def test_whoever_asks_still_wants_the_job():
    impatient = lively().with_(delays={"candidate_moves_on": CandidateMovesOn(after="2 days")})
    asked = Question(waited=10 * DAY, replications=500)
    answer, patient = ask(impatient, asked), ask(lively(), asked)
    assert dataclasses.replace(answer, sourced=0, assumed=0) == dataclasses.replace(patient, sourced=0, assumed=0)


def test_a_wait_beyond_the_horizon_is_refused():
    with pytest.raises(StillWaitingError, match="small is followed for 2 weeks; a wait must be shorter"):
        ask(small(horizon=Duration("2 weeks")), Question(waited=21 * DAY))


def test_a_negative_wait_is_refused():
    with pytest.raises(StillWaitingError, match="cannot be negative"):
        ask(small(), Question(waited=-1))


def test_the_numbers_an_answer_rests_on_are_counted():
    sourced, assumed = lively().provenance()
    total = len(list(lively().amounts()))
    assert sourced + assumed == total
    said = small(sources={"decision.effort": "a study, https://example.org"}).provenance()
    assert said[0] == small().provenance()[0] + 1


def test_an_interview_date_makes_the_answer_speak_in_dates():
    answer = ask(small(interview="2026-03-05"), Question(waited=5 * DAY, replications=200))
    assert answer.interview is not None
    assert answer.interview.date().isoformat() == "2026-03-05"
