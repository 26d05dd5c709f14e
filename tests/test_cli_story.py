"""stillwaiting story as it is called: what it prints, where, and its exit code."""

import json
import re

import pytest

from stillwaiting.asking import Question, ask
from stillwaiting.cli import main
from stillwaiting.scenario_file import load, shipped
from stillwaiting.units import DAY

OWN = """
schema: 1
extends: small_company
delays:
  never_told: {rejected: 0%, cancelled: 0%}
"""


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(["story", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("scenario", shipped())
def test_every_shipped_scenario_has_a_story(capsys, scenario):
    code, out, err = call(capsys, scenario)
    assert (code, err) == (0, "")
    assert re.match(r"Replication 0 of \w+, seed 1: .*\n\nday  +behind closed doors", out)
    assert max(map(len, out.splitlines())) <= 80


def test_a_story_is_the_same_each_time_and_another_with_another_number_or_seed(capsys):
    said = [call(capsys, "small_company", *options)[1] for options in ((), (), ("--replication", "1"), ("--seed", "2"))]
    assert said[0] == said[1]
    assert len(set(said)) == 3


def test_the_replication_that_is_like_a_wish_says_its_number(capsys):
    code, out, _ = call(capsys, "small_company", "--like", "2 weeks, rejection")
    number = re.match(r"Replication (\d+) of small_company, seed 1: a no after 1[3-5] days\.", out)
    assert code == 0
    assert number
    assert call(capsys, "small_company", "--replication", number[1])[1] == out


def test_the_numbers_are_those_that_ask_names(capsys):
    answer = ask(load("large_company"), Question(waited=28 * DAY, replications=1_000))
    got = answer.somebody.got_it
    data = json.loads(call(capsys, got.scenario, "--replication", str(got.replication), "--json")[1])
    assert (data["ending"]["outcome"], data["ending"]["days"]) == ("offer", round(got.minute / DAY, 4))


def test_as_run_you_may_take_another_job(capsys):
    code, out, _ = call(capsys, "large_company", "--as-run", "--like", "withdrawn")
    assert code == 0
    assert "you take another job" in out.splitlines()[0]
    code, _, err = call(capsys, "large_company", "--like", "withdrawn")
    assert code == 2
    assert "add --as-run" in err


def test_with_the_date_of_the_interview_the_days_are_its_days(capsys):
    _, out, _ = call(capsys, "small_company", "--interview", "2026-12-21 15:00")
    assert "\n  0 Mon 21 Dec  interview ends" in out
    assert "this replication's own" not in out
    assert "this replication's own" in call(capsys, "small_company")[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--replication", "3", "--like", "offer"), "give --replication or --like, not both"),
        (("--like", "banana"), "cannot read 'banana' as the end of a case"),
        (("--like", "3 months"), "write 13 weeks"),
        (("--replication", "-1"), "--replication"),
        (("--interview", "soon"), "'soon' is not a moment"),
    ],
)
def test_what_cannot_be_is_a_usage_error(capsys, options, said):
    code, out, err = call(capsys, "small_company", *options)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_what_is_wrong_with_a_scenario_or_a_wish_is_one_line(capsys, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(OWN)
    for arguments, said in (
        (("large_compny",), "did you mean 'large_company'?"),
        (("small_company", "--plot", str(tmp_path / "story.gif")), "ends in .png"),
        ((str(file), "--like", "never told"), "none ends so"),
    ):
        code, out, err = call(capsys, *arguments)
        assert (code, out) == (1, "")
        assert said in err
        assert len(err.splitlines()) == 1


def test_a_story_is_drawn_too(capsys, tmp_path):
    files = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for file in files:
        code, out, _ = call(capsys, "small_company", "--plot", str(file))
        assert code == 0
        assert out.endswith(f"\nDrawn: {file}\n")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_as_json_a_story_has_every_key_and_nothing_else_is_printed(capsys, tmp_path):
    code, out, err = call(capsys, "large_company", "--json", "--plot", str(tmp_path / "story.png"))
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == [
        *("schema", "scenario", "seed", "replication", "interview", "interview_drawn", "horizon_days"),
        *("ending", "decided_days", "days", "days_by_cause", "what_if"),
    ]
    assert list(data["ending"]) == ["how", "outcome", "day", "days"]
    assert {key for day in data["days"] for key in day} == {"day", "date", "inside", "seen"}
    happenings = [each for day in data["days"] for each in (*day["inside"], *day["seen"])]
    assert {key for each in happenings for key in each} == {"days", "what", "part", "people", "detail", "text"}
    assert {key for each in data["what_if"] for key in each} == {"change", "delay", "ending"}


def test_of_a_mixture_the_kind_that_plays_the_replication_is_told(capsys):
    mixed = call(capsys, "typical", "--replication", "0")[1]
    kind = re.match(r"Replication 0 of (\w+),", mixed)[1]
    assert kind in shipped()
    assert mixed == call(capsys, kind, "--replication", "0")[1]
