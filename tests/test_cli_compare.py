"""`stillwaiting compare` as it is called: what it prints, which questions it refuses, and its exit codes."""

import io
import json
import sys

import pytest

from stillwaiting.cli import main

FEW = ("-n", "1000")
OFF = ["--without", "other_candidates"]
OWN = "schema: 1\nextends: small_company\ndelays:\n  on_leave: off\n"


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(["compare", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("arguments", "b"),
    [
        (["large_company"], "large_company"),
        (OFF, "small_company without other_candidates"),
        (["--set", "delays.on_leave.who=manager"], "small_company with delays.on_leave.who=manager"),
        (["--tell-by", "2 weeks"], "small_company, told within 2 weeks of the decision"),
        (
            ["--without", "never_told", "--set", "people.owner.diary=50% booked", "--tell-by", "3 days"],
            "small_company without never_told, with people.owner.diary=50% booked, told within 3 days of the decision",
        ),
        (["nonprofit_references", "--without", "on_leave"], "nonprofit_references without on_leave"),
        (["typical"], "typical"),
    ],
)
def test_a_scenario_is_compared_with_another_or_with_itself_changed(capsys, arguments, b):
    code, out, err = call(capsys, "small_company", *arguments, *FEW)
    assert (code, err) == (0, "")
    assert out.startswith("B is ")
    assert "\nA: small_company\nB: " in out
    assert " ".join(b.split()) in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_every_change_is_made_to_b(capsys):
    both = ["small_company", *OFF, "--set", "delays.never_told=off", "--tell-by", "2 weeks", "--json", *FEW]
    together = json.loads(call(capsys, *both)[1])
    alone = json.loads(call(capsys, "small_company", *OFF, "--json", *FEW)[1])
    assert together["outcomes"]["never_told"]["b"] == 0
    assert together["outcomes"]["never_told"]["a"] == alone["outcomes"]["never_told"]["a"] > 0
    assert together["waits_days"]["half"]["a"] == alone["waits_days"]["half"]["a"]
    assert together["waits_days"]["telling_mean"]["b"] < alone["waits_days"]["telling_mean"]["b"]


def test_json_is_the_comparison_as_data(capsys):
    code, out, err = call(capsys, "small_company", *OFF, "--over", "2 weeks", "--seed", "3", "--json", *FEW)
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["schema"], found["replications"], found["seed"], found["over_days"]) == (1, 1_000, 3, 14)
    assert (found["a"], found["b"]) == ("small_company", "small_company without other_candidates")
    assert found["verdict"] == "faster"


def test_the_same_call_says_the_same_whatever_the_workers_and_the_engine(capsys):
    arguments = ["small_company", "--without", "on_leave", "--json"]
    many = [call(capsys, *arguments, "-n", "1001", *how)[1] for how in ([], ["--jobs", "2"])]
    few = [call(capsys, *arguments, "-n", "100", *how)[1] for how in ([], ["--engine", "simpy"])]
    assert many[0] == many[1]
    assert few[0] == few[1]


def test_a_scenario_compared_with_itself_differs_in_nothing(capsys):
    code, out, _ = call(capsys, "small_company", "small_company", *FEW)
    assert code == 0
    assert out.startswith("Nothing differs: all 1,000 cases go the same way in A and B, to the minute.")


def test_a_setting_that_says_what_is_so_already_differs_in_nothing(capsys):
    code, out, _ = call(capsys, "small_company", "--set", "delays.hiring_freeze=", *FEW)
    assert code == 0
    assert out.startswith("Nothing differs")


def test_files_and_the_standard_input_are_compared_too(capsys, tmp_path, monkeypatch):
    file = tmp_path / "mine.yaml"
    file.write_text(OWN)
    assert "\nA: mine\nB: small_company\n" in call(capsys, str(file), "small_company", *FEW)[1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OWN.encode())))
    assert "\nA: stdin\nB: stdin without promised_date\n" in call(capsys, "-", "--without", "promised_date", *FEW)[1]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_is_drawn_beside_the_text(capsys, tmp_path, ending):
    file = tmp_path / f"both.{ending}"
    code, out, err = call(capsys, "small_company", *OFF, "--plot", str(file), *FEW)
    assert (code, err) == (0, "")
    assert out.startswith("B is faster")
    assert out.endswith(f"Drawn: {file}\n")
    assert file.stat().st_size > 5_000
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_with_json_only_data_is_printed_and_the_picture_drawn_all_the_same(capsys, tmp_path):
    file = tmp_path / "both.svg"
    json.loads(call(capsys, "small_company", *OFF, "--plot", str(file), "--json", *FEW)[1])
    assert file.exists()


# Each delay


def test_each_delay_is_ranked_by_the_days_it_costs(capsys):
    code, out, err = call(capsys, "small_company", "--each-delay", *FEW)
    assert (code, err) == (0, "")
    assert out.startswith("other_candidates (others are still being seen) costs the most waiting. Without")
    assert "first_choice_decides, if answered at once" in out
    assert "candidate_moves_on: the candidate's own doing; left as it is." in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_ranking_as_data_has_every_delay(capsys):
    found = json.loads(call(capsys, "small_company", "--each-delay", "--json", *FEW)[1])
    assert (found["scenario"], found["replications"]) == ("small_company", 1_000)
    assert {each["name"] for each in found["delays"]} | set(found["kept"]) == {
        "decision_maker_away",
        "priority_project",
        "other_candidates",
        "first_choice_decides",
        "reference_checks",
        "promised_date",
        "candidate_moves_on",
        "hiring_freeze",
        "never_told",
        "on_leave",
    }


# What is refused


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["large_company"], "what shall be compared? Name a second scenario, or say what changes: --without sign_offs"),
        (["large_company", "--over", "2 weeks"], "what shall be compared?"),
        (["large_company", "small_company", "--each-delay"], "--each-delay looks at A as it is; leave out B"),
        (
            ["large_company", "--each-delay", *OFF, "--set", "horizon=1 week", "--tell-by", "1d", "--over", "1d"],
            "leave out --without and --set and --tell-by and --over",
        ),
        (["large_company", "--each-delay", "--tell-by", "0 min"], "leave out --tell-by"),
        (["large_company", "--each-delay", "--plot", "x.png"], "leave out --plot"),
        (["-", "-"], "only one of the two can come from the standard input"),
        (["large_company", "--set", "sign_offs"], "--set sign_offs: expected PATH=VALUE"),
        (["large_company", "--set", "a=1", "--set", "a=2"], "--set a: a is set already; say it once"),
        (
            ["large_company", "--without", "sign_offs", "--set", "delays.sign_offs.chain=[director]"],
            "--without sign_offs takes away what --set delays.sign_offs.chain changes",
        ),
        (["large_company", "--tell-by", "2 business days"], "a wait is counted on the calendar"),
        (["large_company", "--tell-by", "-2d"], "cannot be negative"),
        ([], "Missing argument 'A'"),
    ],
)
def test_a_question_that_cannot_be_meant_is_a_usage_error(capsys, arguments, problem):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert problem in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["large_compny", "small_company"], "no scenario 'large_compny' (did you mean 'large_company'?)"),
        (["large_company", "smal_company"], "no scenario 'smal_company' (did you mean 'small_company'?)"),
        (
            ["large_company", "--without", "sign_ofs"],
            "large_company has no delay 'sign_ofs' (did you mean 'sign_offs'?)",
        ),
        (
            ["large_company", "--set", "delays.sign_offs.chain=[directr]"],
            "--set delays.sign_offs.chain: nobody is called 'directr' (did you mean 'director'?)",
        ),
        (["large_company", "--without", "first_choice_decides"], "nothing decides between you and the first choice"),
        (["typical", "--without", "sign_offs"], "typical is a mixture of kinds of employer; change one of them:"),
        (["typical", "--set", "horizon=26 weeks"], "typical is a mixture of kinds of employer; change one of them:"),
        (["typical", "--each-delay"], "typical is a mixture of kinds of employer"),
        (
            ["large_company", *OFF, "--over", "60 weeks"],
            "large_company is followed for 52 weeks; a wait must be shorter",
        ),
        (["large_company", *OFF, "--plot", "both.jpg"], "both.jpg: a picture goes to a file that ends in .png"),
        (["large_company", *OFF, "--plot", "no/where.png"], "no/where.png: there is no folder no"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_before_anything_is_played(capsys, arguments, problem):
    code, out, err = call(capsys, *arguments, "-n", "100000000")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert problem in err


def test_a_scenario_from_the_standard_input_can_lose_delays_but_not_be_set(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OWN.encode())))
    code, _, err = call(capsys, "-", "--set", "horizon=26 weeks", *FEW)
    assert (code, err) == (1, "--set changes a scenario that has a file or a shipped name, not one from stdin\n")
