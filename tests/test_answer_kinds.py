"""Which kind of employer it is: shares on the day of the interview, given silence, and the sentence about them."""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_results import case, made

from stillwaiting.answers.answer import answer
from stillwaiting.answers.kinds import kinds
from stillwaiting.report.kinds import A_MOVE, KNOW, MOST, Move, kinds_json, kinds_lines, told
from stillwaiting.report.wording import Page
from stillwaiting.results import WORLD
from stillwaiting.units import DAY

DAYS = 30


def mixture(worlds=40, probe=DAYS, **played):
    """Results of a mixture; each kind is a list of the days on which its cases of one world are told."""
    days = [day for told_on in played.values() for day in told_on]
    assert len(days) == WORLD, "the cases of the kinds must fill a world"
    results = made([("told", "rejection", day * DAY) for day in days * worlds], probe=probe * DAY)
    source = [number for number, told_on in enumerate(played.values()) for _ in told_on]
    source = np.array(source * worlds, dtype=np.int8)
    return replace(results, source=source, sources=tuple(played), workdays=results.workdays * len(played))


def asked(results, **known):
    found = answer(case(results, DAYS * DAY), situation="an interview somewhere")
    return replace(found, **known)


def line(results, page=None, **known):
    return " ".join(text.strip() for text in kinds_lines(asked(results, **known), page or Page(200)))


SLOW_AND_QUICK = {"quick_one": [10] * 12 + [40] * 3, "slow_one": [50] * 9 + [20]}


# The shares


def test_each_kind_has_its_share_of_everybody_and_of_those_who_are_silent():
    slow, quick = kinds(case(mixture(**SLOW_AND_QUICK), DAYS * DAY))
    assert (slow.name, quick.name) == ("slow_one", "quick_one")
    assert (slow.at_interview.hits, slow.at_interview.among) == (10 * 40, WORLD * 40)
    assert (slow.now.hits, slow.now.among) == (9 * 40, 12 * 40)
    assert quick.at_interview.value == pytest.approx(0.6)
    assert quick.now.value == pytest.approx(0.25)
    assert quick.given_silence == quick.now


def test_the_shares_of_a_mixture_have_no_band_on_the_day_of_the_interview():
    for kind in kinds(case(mixture(**SLOW_AND_QUICK), DAYS * DAY)):
        assert kind.at_interview.low == kind.at_interview.high == kind.at_interview.value


def test_the_likeliest_kind_stands_first_and_the_larger_of_equals():
    found = kinds(case(mixture(a=[40] * 5, b=[10] * 3 + [40] * 5, c=[40] * 7, d=[5] * 5), DAYS * DAY))
    assert [kind.name for kind in found] == ["c", "b", "a", "d"]


def test_one_kind_alone_has_nothing_to_tell():
    results = made([("told", "offer", 40 * DAY)] * 100, probe=DAYS * DAY)
    assert kinds(case(results, DAYS * DAY)) == ()
    assert kinds_lines(asked(results), Page()) == []
    assert kinds_json(asked(results)) == {}


@given(st.lists(st.lists(st.integers(0, 60), min_size=1), min_size=2, max_size=6))
def test_the_shares_now_are_bayes_rule_on_the_counts(days):
    flat = [(number, day) for number, some in enumerate(days) for day in some]
    results = made([("told", "offer", day * DAY) for _, day in flat], probe=DAYS * DAY)
    source = np.array([number for number, _ in flat], dtype=np.int8)
    names = tuple(f"kind_{number}" for number in range(len(days)))
    found = kinds(case(replace(results, source=source, sources=names), DAYS * DAY))
    joint = {f"kind_{n}": Fraction(sum(day > DAYS for day in some), len(flat)) for n, some in enumerate(days)}
    evidence = sum(joint.values())
    for kind in found:
        assert Fraction(kind.at_interview.hits, len(flat)) == Fraction(len(days[int(kind.name[5:])]), len(flat))
        assert not evidence or Fraction(kind.now.hits, kind.now.among) == joint[kind.name] / evidence
        assert evidence or kind.now.value is None


def test_what_somebody_saw_reweights_the_kinds_beside_the_silence():
    results = mixture(**SLOW_AND_QUICK)
    seen = case(results, DAYS * DAY)
    like_you = results.where(np.equal(results.source, 0))
    quick, slow = kinds(replace(seen, like_you=like_you))
    assert (quick.name, quick.now.value) == ("quick_one", 1.0)
    assert slow.now.hits == 0
    assert slow.given_silence.value == pytest.approx(0.75)


# The sentence


def test_the_sentence_says_by_how_much_silence_moves_each_kind():
    assert line(mixture(**SLOW_AND_QUICK)) == (
        "Silence makes some employers likelier (in 100): slow one 40 -> 75; less likely quick one 60 -> 25. " + KNOW
    )


def test_a_kind_that_silence_leaves_alone_is_told_so():
    results = mixture(quick=[10] * 9 + [40], slow=[40] * 7 + [10] * 3, even=[40] * 2 + [10] * 3)
    assert "slow 40 -> 70; less likely quick 40 -> 10; as before even 20." in line(results)


def test_a_silence_that_hardly_moves_the_kinds_is_told_so_with_the_mixture():
    same = {"larger": [40] * 9 + [10] * 6, "smaller": [40] * 6 + [10] * 4}
    assert line(mixture(**same)) == (
        "Employers mixed here, in 100: larger 60, smaller 40; silence has hardly moved that. " + KNOW
    )


def test_what_is_known_beside_the_silence_is_named_as_a_cause():
    assert line(mixture(**SLOW_AND_QUICK), wrote=3 * DAY).startswith("Silence and what you know make some employers")


@pytest.mark.parametrize("day", [10, 29])
def test_with_too_few_silent_cases_only_the_mixture_is_told(day):
    results = mixture(worlds=40, quick=[day] * 15, slow=[day] * 9 + [50])
    assert line(results) == f"Employers mixed here, in 100: quick 60, slow 40. {KNOW}"


def test_a_number_of_few_cases_is_told_as_a_bound_or_not_at_all():
    results = mixture(large=[40] * 12 + [10] * 3, rare=[40], common=[10] * 8 + [40])
    assert "rare (was 4)" in line(results)
    assert "common 36 -> <" in line(results)


def test_of_many_kinds_those_are_named_that_moved_most():
    steps = tuple(Move(f"kind {n}", 10, str(10 + move), move) for n, move in enumerate((9, -7, 1, 5, -4, 0, -2, -2)))
    said = told(steps)
    assert said.count("->") == MOST
    assert said == (
        "kind 0 10 -> 19, kind 3 10 -> 15; less likely kind 1 10 -> 3, kind 4 10 -> 6, kind 6 10 -> 8, "
        "kind 7 10 -> 8; the other 2 moved less"
    )
    assert A_MOVE > 2


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_lines_fit_the_page_in_ascii(width):
    lines = kinds_lines(asked(mixture(**SLOW_AND_QUICK)), Page(width, unicode=False))
    assert lines
    assert all(len(text) <= width and text.isascii() for text in lines)


def test_the_data_hold_every_kind_with_three_shares():
    data = kinds_json(asked(mixture(**SLOW_AND_QUICK)))
    assert list(json.loads(json.dumps(data))) == ["slow_one", "quick_one"]
    assert list(data["slow_one"]) == ["at_interview", "given_silence", "now"]
    assert data["slow_one"]["now"]["share"] == 0.75
    assert data["quick_one"]["at_interview"]["cases"] == WORLD * 40
