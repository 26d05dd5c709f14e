"""What would change the answer most, and that asking again says the same."""

import numpy as np
from made_results import case, made
from made_scenarios import lively
from made_signs import known, seen
from test_answers import never, told

from stillwaiting.answers.would_change import would_change
from stillwaiting.asking import Question, ask
from stillwaiting.signs import Sign
from stillwaiting.units import DAY


def mingled(each):
    """The same in another order, in which no world is of one kind."""
    return [each[487 * place % len(each)] for place in range(len(each))]


HALF = mingled(told("offer", 30, 400) + never(3, 400))


def days(of_offers, of_others):
    """A sign that so many of the 400 offers and of the 400 others saw on day 5."""
    return mingled([5] * of_offers + [None] * (400 - of_offers) + [5] * of_others + [None] * (400 - of_others))


def named(found):
    return [(each.sign.name, each.offer.value) for each in found]


def changing(*signs, **columns):
    return would_change(known(seen(made(HALF), **columns), 10, signs))


def test_the_two_signs_that_move_the_chance_furthest_are_named_furthest_first():
    found = changing(promised=days(220, 180), next_round=days(30, 270), top_candidate=days(300, 100))
    assert named(found) == [("next_round", 0.1), ("top_candidate", 0.75)]


def test_of_equal_ones_the_name_decides():
    found = changing(b=days(300, 100), c=days(100, 300), a=days(300, 100))
    assert named(found) == [("a", 0.75), ("b", 0.75)]


def test_a_sign_that_was_named_already_is_not_named_again():
    columns = {"next_round": days(300, 100), "top_candidate": days(300, 100)}
    assert named(changing(Sign("next_round"), **columns)) == []
    assert named(changing(Sign("next_round", seen=False), **columns)) == []
    assert len(changing(**columns)) == 2


def test_the_figure_is_that_of_whoever_saw_this_and_what_you_saw():
    first, second = days(300, 200), mingled([5] * 200 + [None] * 300 + [5] * 200 + [None] * 100)
    found = changing(Sign("next_round"), next_round=first, top_candidate=second)
    assert [(each.offer.hits, each.offer.among) for each in found] == [(200, 300)]


def test_fewer_than_a_hundred_cases_and_what_other_seeds_could_undo_are_left_out():
    assert changing(next_round=days(99, 0)) == ()
    assert len(changing(next_round=days(100, 0))) == 1
    assert changing(next_round=days(105, 95)) == ()


def test_a_sign_of_the_note_alone_cannot_be_asked_for():
    results = seen(made(HALF), next_round=days(300, 100))
    with_reply = seen(made(HALF), next_round=days(300, 100), reply_to_note=days(390, 10))
    found = would_change(case(results, 10 * DAY, like_you=with_reply))
    assert [each.sign.name for each in found] == ["next_round"]


def test_where_nobody_is_silent_nothing_would_change():
    empty = seen(made(told("offer", 3, 400)), next_round=[1] * 400)
    assert would_change(known(empty, 10)) == ()
    nobody = empty.where(np.zeros(400, dtype=bool))
    assert would_change(case(empty, 10 * DAY, like_you=nobody)) == ()


def test_the_figure_is_what_asking_again_gives():
    """With the sign, and with one that is known already: the same replications, conditioned on it."""
    waited = 12 * DAY
    for signs in ((), (Sign("verbal_offer", seen=False),)):
        question = Question(waited, replications=4_000, signs=signs)
        found = ask(lively(), question).would_change
        assert found
        for each in found:
            again = ask(lively(), Question(waited, replications=4_000, signs=(*signs, each.sign)))
            assert again.chances.now["offer"] == each.offer
