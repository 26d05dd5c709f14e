"""`ask` as it is called: the twelve questions, signs, notes, other offers, and every wrong way to ask."""

import json
import os
import subprocess
import sys

import pytest

from stillwaiting.cli import main
from stillwaiting.cli.ask import TOPICS
from stillwaiting.report import TOPICS as ANSWERED

FEW = ("-n", "500")
LARGE = ("ask", "large_company", "--waited", "4 weeks", *FEW)
DATED = ("ask", "large_company", "--since", "2026-10-26", "--today", "2026-11-23", *FEW)


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def words(text):
    return " ".join(text.split())


# What can be asked


def test_the_command_line_knows_the_questions_that_are_answered():
    assert list(TOPICS) == list(ANSWERED)
    assert len(TOPICS) == 12


@pytest.mark.parametrize("topic", TOPICS)
def test_every_question_has_a_long_answer_below_the_verdict(capsys, topic):
    code, out, err = call(capsys, *LARGE, "--about", topic)
    assert (code, err) == (0, "")
    first, *_ = out.splitlines()
    assert first.startswith("4 weeks after a final interview at a large company: ")
    assert ANSWERED[topic][0].upper() in out
    assert "Cannot know: this employer" in out


def test_all_questions_are_answered_in_their_order(capsys):
    _, out, _ = call(capsys, *LARGE, "--about", "all")
    places = [out.index(title.upper()) for title, _ in ANSWERED.values()]
    assert places == sorted(places)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("about", [(), ("--about", "all")])
def test_every_answer_fits_the_terminal_also_in_plain_ascii(columns, about):
    command = [sys.executable, "-m", "stillwaiting", *DATED, "--sign", "references_called=6d", *about]
    environment = {**os.environ, "COLUMNS": columns, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    ran = subprocess.run(command, capture_output=True, check=True, env=environment)
    text = ran.stdout.decode("ascii")
    assert max(map(len, text.splitlines())) <= int(columns)
    assert "\x1b" not in text


def test_a_lone_wait_asks_the_mixture(capsys):
    alone = call(capsys, "ask", "4 weeks", *FEW)
    assert alone == call(capsys, "ask", "typical", "--waited", "4 weeks", *FEW)
    assert alone[0] == 0


def test_a_date_alone_asks_the_mixture_too(capsys):
    code, out, _ = call(capsys, "ask", "--since", "2026-10-26", "--today", "2026-11-23", *FEW)
    assert code == 0
    assert "(interview Mon 26 Oct 2026, today Mon 23 Nov 2026)" in out


# What is known


def test_a_sign_is_said_back_and_has_a_column(capsys):
    code, out, _ = call(capsys, *LARGE, "-n", "20000", "--sign", "references_called=6d", "--not-sign", "next_round")
    assert code == 0
    said = (
        "As you said: your references were called on day 6, give or take a working day (22 days ago); not until today:"
    )
    assert said in words(out)
    assert "and your signs" in out


@pytest.mark.parametrize(
    "same", ["references_called=2026-11-01", "references_called=6d", "references_called=22 days ago"]
)
def test_a_day_is_the_same_however_it_is_named(capsys, same):
    code, out, _ = call(capsys, *DATED, "-n", "20000", "--sign", same)
    assert code == 0
    assert "on day 6, give or take a working day (22 days ago) [Sun 1 Nov 2026]" in words(out)


def test_more_cases_are_simulated_until_enough_are_like_you(capsys):
    ask = ("ask", "small_company", "--waited", "2 weeks", "--precision", "2", "--json")
    silence, known = (
        json.loads(call(capsys, *ask, *more)[1]) for more in ((), ("--sign", "references_called", "--sign", "promised"))
    )
    assert known["replications"] > silence["replications"]
    assert known["known"]["kept"] >= 1_000


def test_signs_that_leave_too_few_are_left_out_and_named(capsys):
    """Fewer than a hundred cases say nothing: the answer goes without, rather than from noise, or from nobody."""
    code, out, err = call(capsys, *LARGE, "-n", "4000", "--sign", "promised=27d", "--sign", "references_called")
    assert (code, err) == (0, "")
    assert "As you said: your references were called, on some day until today." in words(out)
    assert "With this it cannot say from this model: you were named a date: day 27 (1 day past)." in words(out)
    assert "Nobody gets an answer" not in out
    alone = call(capsys, *LARGE, "-n", "4000", "--sign", "references_called")[1]
    assert out.splitlines()[2:4] == alone.splitlines()[2:4]


def test_what_is_known_of_a_yes_and_of_another_offer_changes_what_to_do(capsys):
    _, out, _ = call(capsys, *LARGE, "-n", "8000", "--sign", "verbal_offer", "--by", "10 days")
    assert "Do not resign before you hold the signed paper (--about letter)." in words(out)
    assert "Other offer, to answer by 10 days from today:" in words(out)


def test_the_last_day_of_another_offer_may_be_a_date(capsys):
    dates, days = (call(capsys, *DATED, "--by", by)[1] for by in ("2026-12-03", "10 days"))
    assert dates == days
    assert call(capsys, *DATED, "--by", "2026-11-23")[0] == 2


def test_ago_may_be_said(capsys):
    assert call(capsys, "ask", "24 days ago", *FEW) == call(capsys, "ask", "24 days", *FEW)


def test_where_silence_is_as_good_as_a_no_that_comes_first(capsys):
    _, out, _ = call(capsys, "ask", "small_company", "--waited", "20 weeks", "-n", "4000")
    text = words(out)
    assert text.index("Silent this long") < text.index("Chances in 100") < text.index("Do: ")


def test_a_note_without_a_reply_is_an_action_and_a_condition(capsys):
    code, out, _ = call(capsys, *LARGE, "--i-wrote", "14d")
    assert code == 0
    assert "As you said: you wrote on day 14, and had no reply." in out
    assert "no reply" in out


def test_another_offer_has_its_day(capsys):
    assert "3 weeks from today" in call(capsys, *LARGE, "--about", "other-offer", "--by", "3 weeks")[1]


def test_the_limit_to_stop_at_is_yours(capsys):
    days = [
        json.loads(call(capsys, *LARGE, "-n", "4000", "--json", "--stop-at", limit)[1])["stop"]["from_day"]
        for limit in ("1 in 5", "10%", "0.05")
    ]
    assert days == sorted(days)
    assert days[0] < days[-1]


def test_an_engine_changes_nothing(capsys):
    assert call(capsys, *LARGE, "--engine", "simpy") == call(capsys, *LARGE)


# Wrong ways to ask


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sign", "references_called=40d"), "lies 12 days after today"),
        (("--sign", "references_called=2026-11-01"), "when was the interview? Give --since or --interview"),
        (("--sign", "references_called=soon"), "cannot read 'soon' as a day"),
        (("--not-sign", "references_called=6d"), "was not seen until today, so it has no day"),
        (("--i-wrote", "30d"), "--i-wrote: '30d' lies 2 days after today"),
        (("--i-wrote", "whenever"), "--i-wrote: cannot read 'whenever' as a day"),
        (("--stop-at", "2 in 1"), "a chance to stop at lies between 0 and 1"),
        (("--stop-at", "rarely"), "cannot read 'rarely' as a chance; write 1 in 20, or 5%"),
        (("--by", "-3 days"), "a length of time cannot be negative"),
        (("--about", "everything"), "'everything' is not one of"),
    ],
)
def test_a_wrong_option_is_a_usage_error_in_one_line(capsys, arguments, said):
    code, out, err = call(capsys, *LARGE, *arguments)
    assert (code, out) == (2, "")
    assert said in words(err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sign", "refs_called"), "no sign is called 'refs_called' (did you mean 'references_called'?)"),
        (("--sign", "next_round", "--sign", "next_round=3d"), "next_round is said twice; name each sign once"),
        (("--sign", "next_round", "--not-sign", "next_round"), "next_round cannot be seen and not seen"),
    ],
)
def test_a_sign_that_cannot_be_is_one_line(capsys, arguments, said):
    code, out, err = call(capsys, *LARGE, *arguments)
    assert (code, out) == (1, "")
    assert said in words(err)
    assert len(err.splitlines()) == 1


def test_a_sign_that_a_scenario_cannot_give_is_one_line_that_says_which_it_gives(capsys):
    code, _, err = call(capsys, "ask", "small_company", "--waited", "2 weeks", "--sign", "background_check", *FEW)
    assert code == 1
    assert "small_company cannot give the sign background_check: nothing in it does that; it has " in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "how long ago was it?"),
        (("ask", "4 weeks", "--waited", "3 weeks"), "'4 weeks' is a wait already; leave out --waited"),
        (("ask", "4 weeks", "--since", "2026-10-26"), "'4 weeks' is a wait already; leave out --since"),
        (("ask", "-3 days"), "No such option"),
        (("ask", "2 months"), "a month has no fixed length"),
        (("ask", "large_company", "--waited", "-3 days"), "cannot be negative"),
        (("ask", "large_company", "--since", "2026-12-24", "--today", "2026-11-23"), "lies 31 days ahead"),
        (
            ("ask", "large_company", "--since", "2026-10-26", "--interview", "2026-10-26"),
            "--since is the date of the interview already",
        ),
    ],
)
def test_a_wait_that_cannot_be_is_a_usage_error(capsys, arguments, said):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in words(err)


def test_a_wait_beyond_the_horizon_is_refused_with_the_reach(capsys):
    code, _, err = call(capsys, "ask", "large_company", "--waited", "60 weeks")
    assert code == 1
    assert "large_company is followed for 52 weeks; a wait must be shorter" in err
