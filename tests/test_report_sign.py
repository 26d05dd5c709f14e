"""What is said of signs: your own first, then all; true at every edge, and plain."""

import json

import pytest
from made_results import made
from made_signs import EDGES, SITUATION, assert_fits, at_edge, known, seen, words
from test_answers import never, told

from stillwaiting.answers.answer import answer
from stillwaiting.delays import DELAYS
from stillwaiting.report.sign import INSIDERS, NO_PROCESS, sign_json, sign_lines
from stillwaiting.report.wording import Page
from stillwaiting.signs import SIGNS, Sign
from stillwaiting.units import DAY

CALLED, ROUND = Sign("references_called", 5 * DAY), Sign("next_round")
PAIR = told("offer", 30) + never(3)
"""One who gets an offer on day 30, and one never told."""


def weighed(*signs, pairs=400, **shares):
    """The answer on day 10 of so many pairs; of each sign, how many in 10 offers and in 10 others saw it on day 5."""
    days = {name: column(pairs, *tenths) for name, tenths in shares.items()}
    results = seen(made(PAIR * pairs, probe=10 * DAY), **days)
    return answer(known(results, 10, signs), situation=SITUATION)


def column(pairs, offers, others):
    """Day 5 for so many in 10 of the offers and of the others, in turns."""
    return [5 if place % 10 < tenths else None for place in range(pairs) for tenths in (offers, others)]


def said(found, width=80):
    return words(sign_lines(found, Page(width)))


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(sign_lines, at_edge(name))


def test_a_sign_of_your_own_is_weighed_with_and_without_it():
    text = said(weighed(CALLED, references_called=(9, 3)))
    assert (
        "Your references were called on day 5, give or take a working day (5 days ago): an offer 75 in 100, "
        "12 where it has not happened until today; never told 25 and 88. A weak sign for an offer: of 100 like that, "
        "25 get none all the same."
    ) in text
    assert text.startswith("Silence alone: an offer 50 in 100, never told 50.")


def test_what_has_not_happened_is_weighed_the_other_way_round():
    text = said(weighed(Sign("references_called", seen=False), references_called=(9, 1)))
    assert (
        "It has not happened until today that your references were called: an offer 10 in 100, 90 where it has; "
        "never told 90 and 10. A strong sign against an offer: of 100 like that, 10 get one all the same."
    ) in text


def test_what_says_nothing_is_no_sign():
    assert "No sign either way." in said(weighed(ROUND, next_round=(5, 5)))


def test_two_signs_are_weighed_together_and_one_is_not_said_twice():
    both = said(weighed(CALLED, ROUND, references_called=(9, 3), next_round=(8, 8)))
    assert "All you named: an offer 73 in 100, never told 27 (of 440 cases)." in both
    assert "All you named" not in said(weighed(CALLED, references_called=(9, 3)))


def test_signs_that_conflict_are_data():
    text = said(weighed(CALLED, ROUND, references_called=(9, 3), next_round=(3, 9)))
    assert "They point to different sides. That is no error: each is true, and the line above weighs them" in text
    few = said(weighed(CALLED, ROUND, pairs=130, references_called=(9, 3), next_round=(3, 9)))
    assert "each is true, and too few cases have them all to weigh them together" in few
    assert "different sides" not in said(weighed(CALLED, ROUND, references_called=(9, 3), next_round=(9, 3)))


def test_of_too_few_cases_nothing_is_said():
    text = said(weighed(CALLED, ROUND, pairs=60, references_called=(9, 3), next_round=(5, 5)))
    assert "(5 days ago): cannot say from this model, with only 72 silent cases like that." in text
    assert "All you named: cannot say from this model, with only 48 silent cases like that." in text


def test_a_sign_that_everybody_has_says_nothing():
    text = said(weighed(ROUND, next_round=(10, 10)))
    assert "an offer 50 in 100. Hardly anybody here is unlike that, so it says nothing." in text


def test_the_table_has_every_sign_and_at_60_columns_leaves_the_never_told_out():
    found = weighed(references_called=(9, 1), next_round=(5, 5), verbal_offer=(0, 0))
    wide, narrow = sign_lines(found, Page(80)), sign_lines(found, Page(60))
    assert "  references_called      50     90      10      10      90  strong, up" in wide
    assert "  next_round             50     50      50      50      50  none" in wide
    assert "  verbal_offer           <1      ?      50       ?      50  cannot say" in wide
    assert "  references_called      50     90      10  strong, up" in narrow


def test_without_signs_of_your_own_the_misleading_is_told_of_all():
    text = said(weighed(references_called=(9, 1), next_round=(1, 9)))
    assert "Name what you have seen: --sign NAME" in text
    assert (
        "They mislead. Of 100, no offer all the same: 10 where your references were called. "
        "An offer all the same: 10 where you were told of another round."
    ) in text
    assert "They mislead" not in said(weighed(CALLED, references_called=(9, 1)))


def test_insiders_are_heard_only_on_signs_of_the_scenario():
    text = said(weighed(references_called=(9, 3), next_round=(5, 5)))
    assert "Insiders (reported, not measured): references called: never for nothing" in text
    assert "verbal offer" not in text
    assert set(INSIDERS) <= set(SIGNS)


def test_what_the_model_has_no_process_for_is_said():
    assert NO_PROCESS in said(weighed(next_round=(5, 5)))
    assert not any("relist" in name or "portal" in name for name in (*DELAYS, *SIGNS))


def test_without_any_sign_the_model_has_none_to_weigh():
    text = said(at_edge("no signs"))
    assert text.startswith("Nothing in this scenario gives a sign")
    assert "Of 100 silent" not in text


def test_where_nobody_is_silent_nothing_is_weighed():
    text = said(at_edge("nobody silent"))
    start = "Cannot say from this model what a sign means, with no silent case after 30 days, of 3,000 simulated."
    assert text.startswith(start)


def test_the_document_holds_the_numbers_of_the_lines():
    found = sign_json(weighed(CALLED, references_called=(9, 3)))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    yours, every = found["yours"][0], found["every"]["references_called"]
    assert (yours["name"], yours["day"], yours["seen"]) == ("references_called", 5, True)
    assert every["offer"]["with"]["share"] == yours["offer"]["with"]["share"] == 0.75
    assert (every["strength"], every["direction"], found["conflict"]) == ("weak", "up", False)
    assert found["together"]["offer"]["share"] == 0.75
    assert found["silence_alone"]["never_told"]["share"] == 0.5
