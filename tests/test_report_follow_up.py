"""What is said about writing to them: a day, a person, a text to copy, a stop rule, and what a note can do."""

import json

import pytest
from made_results import large, made
from made_signs import EDGES, NAMED, THURSDAY, assert_fits, at_edge, edge, words
from test_answers import never

from stillwaiting.report.follow_up import follow_up_json, follow_up_lines
from stillwaiting.report.note import do_words, note_text
from stillwaiting.report.wording import Page
from stillwaiting.signs import Sign
from stillwaiting.units import DAY


@pytest.mark.parametrize("name", EDGES)
def test_the_lines_fit_and_are_plain(name):
    assert_fits(follow_up_lines, at_edge(name))


@pytest.mark.parametrize("name", EDGES)
def test_the_text_is_three_short_lines_on_lines_of_their_own(name):
    text = note_text(at_edge(name))
    assert len(text) == 3
    assert max(map(len, text)) <= 58
    lines = follow_up_lines(at_edge(name), Page(60))
    place = lines.index(f"  {text[0]}")
    assert lines[place - 1 : place + 4] == ["", *[f"  {line}" for line in text], ""]


def said(found):
    return words(follow_up_lines(found, Page(80)))


def at(day, *signs, **more):
    return edge(made(never(5, 3000), probe=day * DAY), day, *signs, **more)


# The day


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (lambda: at(3), "one short note between day 10 and day 14 after the interview, on a working day"),
        (lambda: at(10), "one short note today, or on the next working day, unless"),
        (lambda: at(12), "one short note today, or on the next working day, unless"),
        (lambda: at(5, NAMED), "one short note between day 9 and day 11 after the interview"),
        (lambda: at(14, wrote=10 * DAY), "one last short note on about day 24, ten working days after yours"),
        (lambda: at(40, wrote=10 * DAY), "one last short note today, or on the next working day, then let it be"),
    ],
)
def test_without_dates_the_day_is_counted_from_the_interview(found, text):
    assert text in do_words(found())


@pytest.mark.parametrize(
    ("found", "text"),
    [
        # The calendar of the made results begins on a Monday, whatever the date says: day 12 is a Saturday in it.
        (lambda: at(3, interview=THURSDAY), "from Sun 15 Mar 2026 to Thu 19 Mar 2026, on a working day"),
        (lambda: at(10, interview=THURSDAY), "one short note today, unless you have written already"),
        (lambda: at(11, interview=THURSDAY), "one short note today, unless you have written already"),
        (lambda: at(12, interview=THURSDAY), "on Thu 19 Mar 2026, the next working day"),
        (
            lambda: at(5, NAMED, interview=THURSDAY),
            "on Sat 14 Mar 2026, two working days after the date you were named",
        ),
        (lambda: at(14, wrote=10 * DAY, interview=THURSDAY), "on Sun 29 Mar 2026, ten working days after yours"),
    ],
)
def test_with_dates_the_day_is_a_date(found, text):
    assert text in do_words(found())


def test_the_stop_rule_has_its_day():
    assert "once more about ten working days after that (around day 24); then let it be." in said(at(3))
    assert "(around Sun 29 Mar 2026)" in said(at(3, interview=THURSDAY))
    assert "no third note and no calls after that; if you have written twice already, let it be" in said(
        at(14, wrote=10 * DAY)
    )


# The text


def test_the_text_names_the_date_that_passed():
    assert note_text(at(20, NAMED, interview=THURSDAY)) == [
        "Thank you again for the interview on Thu 5 Mar 2026.",
        "You had named Thu 12 Mar 2026. I am still interested.",
        "How do things stand, and by when may I expect to hear?",
    ]
    assert note_text(at(20, NAMED))[1] == "The day you named has passed. I am still interested."
    assert note_text(at(20, Sign("promised")))[1] == "You had named a day for an answer. I am still interested."
    assert note_text(at(20, Sign("promised", seen=False)))[1] == "I am still interested in the job."


def test_the_last_note_names_the_first():
    assert note_text(at(40, wrote=10 * DAY, interview=THURSDAY))[0] == (
        "I wrote to you on Sun 15 Mar 2026 and am still interested."
    )
    assert note_text(at(40, wrote=10 * DAY))[0] == "I wrote to you some time ago and am still interested."


# What it can do


def test_a_note_reveals_what_is_decided_and_decides_nothing():
    text = said(at(20))
    assert "of 100 people as silent as you, more than 99 are decided already, and not told." in text
    assert "a note reveals; nothing shows that it decides, and here it never does" in text
    assert "have the answer within a week, fewer than 1 without a note" in text
    assert "of 100 people still silent then" in said(at(3))


def test_no_reply_is_compared_with_silence_alone():
    text = said(edge(large(n=20_000), 28, wrote=14 * DAY))
    assert "Your note is 14 days old. Of 100 such notes," in text
    assert "No reply says next to nothing: of 100 as silent as you," in text
    assert "A note can reveal" not in text


def test_advisers_are_said_to_disagree():
    for name in EDGES:
        assert "Advisers disagree." in said(at_edge(name))
        assert "keep looking" in said(at_edge(name)).lower()


def test_no_sign_is_asked_for_that_the_scenario_cannot_give():
    assert "--sign promised=7d" in said(at_edge("many"))
    assert "--sign" not in said(at_edge("no signs"))


def test_hardly_any_cases_say_nothing():
    assert "Cannot say from this model: none of 3,000" in said(at_edge("nobody silent"))


def test_the_document_says_what_the_text_says():
    document = follow_up_json(at(3, interview=THURSDAY))
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert (document["about"], document["first_day"], document["last_day"], document["again_day"]) == (
        "interview",
        10,
        14,
        24,
    )
    assert (document["working_days_known"], document["no_reply"]) == (True, None)
    assert document["note"]["written_day"] == 10
    wrote = follow_up_json(at(20, wrote=10 * DAY))
    assert (wrote["about"], wrote["note"]) == ("note", None)
    assert set(wrote["no_reply"]) == {"replied_by_now", "offer_without_writing", "offer_with_no_reply"}
