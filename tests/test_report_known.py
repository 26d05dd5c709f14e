"""What somebody knows beside the silence is said back as it was understood; other employers stand in one line."""

import re
from datetime import datetime

import numpy as np
from made_results import case, large

from stillwaiting.answers.answer import answer
from stillwaiting.answers.elsewhere import Elsewhere
from stillwaiting.report.chances import chances_lines, chances_long, in_tens
from stillwaiting.report.elsewhere import elsewhere_lines
from stillwaiting.report.known import known_lines
from stillwaiting.report.wording import Page
from stillwaiting.signs import Sign
from stillwaiting.survival import Interval, Share

DAY = 1440
CALLED = Sign("references_called", 6 * DAY)


def asked(*signs, interview=None, wrote=None, keep=2, results=None):
    results = large(n=20_000, waited=28) if results is None else results
    like_you = results.where(np.arange(results.n) % keep == 0)
    known = case(results, 28 * DAY, like_you=like_you, signs=signs, wrote=wrote)
    return answer(known, situation="a final interview", interview=interview)


def share(percent, among=10_000):
    value = percent / 100
    return Share(round(percent * among / 100), among, value, value, Interval(value, value))


def test_silence_alone_needs_no_word():
    assert known_lines(asked(), Page()) == []


def test_signs_and_the_note_are_said_back_with_their_dates():
    found = asked(CALLED, Sign("next_round", seen=False), wrote=14 * DAY, interview=datetime(2026, 10, 5, 12))
    assert " ".join(" ".join(known_lines(found, Page(80))).split()) == (
        "As you said: your references were called on day 6, give or take a working day (22 days ago) "
        "[Sun 11 Oct 2026]; not until today: you were told of another round; "
        "you wrote on day 14 [Mon 19 Oct 2026], and had no reply."
    )


def test_what_is_known_has_a_column_of_its_own_at_every_width():
    for width in (60, 80, 120):
        lines = chances_lines(asked(CALLED), Page(width))
        assert "your signs" in lines[0]
        assert all(len(line) <= width for line in lines)
        assert all(len(line.split("(")[0].split()) >= 4 for line in lines[1:3])


def test_a_note_without_a_reply_has_the_column_where_nothing_was_seen():
    assert "no reply" in chances_lines(asked(wrote=14 * DAY), Page(80))[0]


def test_where_nobody_is_like_you_the_model_cannot_say():
    lines = chances_lines(asked(CALLED, keep=10**6), Page(120))
    assert lines[-1] == "Silent 4 weeks like you: cannot say from this model; none of 20,000 cases was."
    assert "your signs" not in lines[0]


def test_the_long_form_says_what_silence_did_and_what_the_signs_did():
    text = " ".join(" ".join(chances_long(asked(CALLED), Page(80))).split())
    assert "Of 100 with your start" in text
    assert "silence alone" in text
    assert "and what else you know" in text


def test_chances_in_words_and_tens():
    said = {
        3: "fewer than 1 in 20",
        10: "about 1 in 10",
        28: "about 3 in 10",
        92: "about 9 in 10",
        97: "more than 19 in 20",
    }
    assert {percent: in_tens(share(percent)) for percent in said} == said


def test_other_employers_are_named_from_the_quickest_to_the_slowest():
    others = [
        Elsewhere("slow_office", share(60)),
        Elsewhere("small_company", share(3)),
        Elsewhere("nobody", share(0, 0)),
    ]
    assert elsewhere_lines(others, Page(80)) == [
        "Same wait elsewhere, of 100 answered: small company 3, slow office 60."
    ]
    assert elsewhere_lines([], Page(80)) == []


def test_of_many_employers_six_are_named_the_extremes_among_them():
    others = [Elsewhere(f"e{number:02}", share(number)) for number in range(20)]
    line = " ".join(elsewhere_lines(others, Page(120)))
    assert len(re.findall(r"e[0-9][0-9] ", line)) == 6
    assert "e00 " in line
    assert "e19 19." in line
