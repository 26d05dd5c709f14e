"""`sweep`: what is varied, where its points lie, what is kept of them, and how it goes on after a stop."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import BrokenExecutor
from dataclasses import replace

import numpy as np
import pytest
from made_sweeps import SUM, the_sum

from stillwaiting.answers.chances import KEYS
from stillwaiting.asking import Question, ask
from stillwaiting.cli import main
from stillwaiting.errors import StillWaitingError
from stillwaiting.scenario_file import load, loads
from stillwaiting.simulation import simulate
from stillwaiting.studies import journal
from stillwaiting.studies.changes import changed, parse_settings
from stillwaiting.studies.design import design, grid, latin
from stillwaiting.studies.journal import manifest, place, swept
from stillwaiting.studies.scaled import scaled
from stillwaiting.studies.sweep import answer_names, answers, played, scenario_at, sweep_of
from stillwaiting.studies.table import Table, read, write
from stillwaiting.studies.varied import parse_one, parse_varied
from stillwaiting.survival import quantile_of, told
from stillwaiting.units import DAY, WEEK

# What is varied


@pytest.mark.parametrize(
    ("text", "column", "corners", "said"),
    [
        ("delays.a.takes=0.5x to 2x", "delays.a.takes (x)", (0.5, 2.0), "0.5 x"),
        ("delays.a.takes=0.5–2×", "delays.a.takes (x)", (0.5, 2.0), "0.5 x"),
        ("standing.first_choice=20% to 50%", "standing.first_choice (%)", (20.0, 50.0), "20 %"),
        ("standing.first_choice= 20 to 50%", "standing.first_choice (%)", (20.0, 50.0), "20 %"),
        ("people.a.diary=40% to 80% booked", "people.a.diary (% booked)", (40.0, 80.0), "40 % booked"),
        ("people.a.desk.arrives=3 to 9 per day", "people.a.desk.arrives (per day)", (3.0, 9.0), "3 per day"),
        ("delays.a.takes=30 min to 2 h", "delays.a.takes (h)", (0.5, 2.0), "0.5 h"),
        (
            "delays.a.takes=1 business day to 5 business days",
            "delays.a.takes (business days)",
            (1, 5),
            "1 business days",
        ),
        ("delays.a.count=1 to 4", "delays.a.count", (1.0, 4.0), "1"),
        ("delays.a.chance=0 to 1", "delays.a.chance", (0.0, 1.0), "0"),
        ("delays.a.days=[1 day, 2 days]", "delays.a.days (days)", (1.0, 2.0), "1 day"),
        ("delays.a.takes=[0.5x, 1x]", "delays.a.takes (x)", (0.5, 1.0), "0.5 x"),
        ("delays.a.signs_on=[Mon, Thu]", "delays.a.signs_on", ("Mon", "Thu"), "Mon"),
        ("delays.a.chain=[[b], [b, c]]", "delays.a.chain", ("[b]", "[b, c]"), ["b"]),
    ],
)
def test_what_is_varied_is_read_with_its_unit(text, column, corners, said):
    one = parse_one(text)
    assert (one.column, one.corners(), one.said(one.corners()[0])) == (column, corners, said)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("delays.a", "--vary delays.a: expected PATH=WHAT; write such as delays.sign_offs.takes="),
        ("delays..a=1 to 2", "--vary delays..a=1 to 2: expected PATH=WHAT"),
        ("horizon=1 to 2 weeks", "--vary horizon: what can be varied stands under people, process, standing, delays;"),
        ("delays.a.b=3 days", "--vary delays.a.b: cannot read '3 days' as LOW to HIGH; write such as"),
        ("delays.a.b=long to longer", "--vary delays.a.b: cannot read 'long to longer' as LOW to HIGH"),
        ("delays.a.b=5 to 2", "--vary delays.a.b: the low end must be below the high end, unlike in '5 to 2'"),
        ("delays.a.b=1 day to 3 pigeons", "--vary delays.a.b: both ends need one unit, unlike in '1 day to 3 pigeons'"),
        ("delays.a.b=0.001x to 2x", "--vary delays.a.b: a factor lies between 0.01x and 100x, unlike '0.001'"),
        ("delays.a.b=[1]", "--vary delays.a.b: a list has two choices or more, up to 1,000, unlike '[1]'"),
        ("delays.a.b=[1, 1.0]", "--vary delays.a.b: a choice stands twice in '[1, 1.0]'"),
        ("delays.a.b=[1, 2", "--vary delays.a.b: cannot read '[1, 2' as a list, such as [20%, 35%, 50%]"),
        ("delays.a.b=[1, 2]\nc: 3", "--vary delays.a.b: write the list on one line"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(text, problem):
    with pytest.raises(StillWaitingError) as caught:
        parse_one(text)
    assert str(caught.value).startswith(problem)
    assert "\n" not in str(caught.value)


def test_everything_wrong_is_told_at_once_and_one_thing_is_varied_once():
    texts = ["delays.a=1", "delays.a.b=1 to 2", "delays.a.b.c=1 to 2", "delays.a.b=3 to 4"]
    with pytest.raises(StillWaitingError) as caught:
        parse_varied(texts)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("--vary delays.a: cannot read '1'")
    assert lines[1:] == [
        "--vary delays.a.b.c: delays.a.b is varied already; say it once",
        "--vary delays.a.b: delays.a.b is varied already; say it once",
        "--vary delays.a.b: delays.a.b.c is varied already; say it once",
    ]


# Factors


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1 to 6 h", "30 min to 180 min"),
        ("2 to 10 business days", "1 business days to 5 business days"),
        ("1 week 2 days", "6480 min"),
        (
            {"dist": "gamma", "mean": "3 days", "sd": "1 day", "unsure": ["0.5x", "2x"]},
            {"dist": "gamma", "mean": "2160 min", "sd": "720 min"},
        ),
        ({"dist": "weibull", "shape": "1.5", "scale": "2 h"}, {"dist": "weibull", "shape": "1.5", "scale": "60 min"}),
        ({"value": "5 h", "unsure": ["0.5x", "2x"]}, {"value": "150 min"}),
        ({"samples": ["1 d", "3 d"]}, {"samples": ["720 min", "2160 min"]}),
        (
            {"dist": "discrete", "values": {"1 d": "30%", "3 d": "70%"}},
            {"dist": "discrete", "values": {"720 min": "30%", "2160 min": "70%"}},
        ),
        (
            {"mixture": [{"weight": "70%", "value": "1 to 2 d"}, {"weight": "30%", "value": "2 h"}]},
            {"mixture": [{"weight": "70%", "value": "720 min to 1440 min"}, {"weight": "30%", "value": "60 min"}]},
        ),
    ],
)
def test_a_factor_multiplies_every_length_of_an_amount_and_nothing_else(said, found):
    assert scaled(said, 0.5) == found


@pytest.mark.parametrize(
    "said", ["35%", "6 per day", "3", {"value": "35%"}, {"dist": "geometric", "mean": "2"}, [], None]
)
def test_a_factor_of_what_is_no_length_of_time_is_refused(said):
    with pytest.raises(StillWaitingError, match=r"a factor multiplies a length of time, and .*; write values instead"):
        scaled(said, 0.5)


def test_every_amount_of_time_of_a_shipped_scenario_can_be_multiplied():
    sweep = sweep_of(load("large_company"), parse_varied(["delays.sign_offs.takes=0.5x to 2x"]))
    before = scenario_at(sweep, (1.0,)).delays["sign_offs"].takes.mean
    assert scenario_at(sweep, (1.7,)).delays["sign_offs"].takes.mean == pytest.approx(1.7 * before)
    times = [key for key, amount in load("large_company").amounts() if type(amount).__name__ in ("Duration", "Effort")]
    places = {name: ".".join(map(str, path)) for path, name, _ in load("large_company").parts()}
    varied = parse_varied([f"{places[key.split('.')[0]]}.{key.split('.', 1)[1]}=0.9x to 1x" for key in times])
    assert len(times) > 30
    assert sweep_of(load("large_company"), varied).varied == varied


# Points


VARIED = parse_varied(["standing.first_choice=20% to 50%", "delays.a.takes=0.5x to 2x", "delays.a.n=1 to 5"])


@pytest.mark.parametrize("points", [1, 7, 200])
def test_a_latin_hypercube_has_one_point_in_each_part_of_every_range(points):
    found = np.array(latin(VARIED, points, 3))
    shares = [(found[:, 0] - 20) / 30, np.log2(found[:, 1] / 0.5) / 2]
    for share in shares:
        assert sorted(np.floor(share * points).astype(int).tolist()) == list(range(points))
    counts = Counter(found[:, 2].tolist())
    assert all(abs(counts[value] - points / 5) <= 1 for value in (1, 2, 3, 4, 5))


def test_what_one_range_gets_does_not_depend_on_what_else_is_varied():
    together, alone = latin(VARIED, 50, 3), latin(VARIED[1:2], 50, 3)
    assert [point[1] for point in together] == [point[0] for point in alone]
    assert together != latin(VARIED, 50, 4)
    assert abs(np.corrcoef(np.array(latin(VARIED, 2_000, 1)).T)[0, 1]) < 0.11  # 4.9 standard errors


def test_a_grid_is_every_combination_with_as_many_levels_as_there_is_room_for():
    one, other = parse_varied(["standing.first_choice=20% to 50%", "delays.a.signs_on=[Mon, Thu]"])
    assert grid([one, other], 7) == [(x, day) for x in (20.0, 35.0, 50.0) for day in ("Mon", "Thu")]
    assert [point[0] for point in grid(parse_varied(["delays.a.takes=0.25x to 4x"]), 5)] == [0.25, 0.5, 1, 2, 4]
    assert [point[0] for point in grid(VARIED[2:], 9)] == [1, 2, 3, 4, 5]


def test_lists_alone_make_a_grid_and_ranges_a_latin_hypercube_unless_told_otherwise():
    lists = parse_varied(["delays.a.n=[1, 2]", "delays.a.m=[1, 2, 3]"])
    assert len(design(lists)) == 6
    assert len(design([*lists, VARIED[0]])) == 200
    assert len(design(lists, "latin", 10)) == 10
    with pytest.raises(StillWaitingError, match="a grid of these has 6 points at least, more than 5"):
        design(lists, points=5)
    with pytest.raises(StillWaitingError, match="a grid of these has 8 points at least, more than 7"):
        design(VARIED, "grid", 7)


# The scenario at a point


@pytest.mark.parametrize(
    ("vary", "point", "setting"),
    [
        ("standing.first_choice=20% to 50%", (37.5,), "standing.first_choice=37.5%"),
        ("delays.sign_offs.effort=10 to 60 min", (25.0,), "delays.sign_offs.effort=25 min"),
        ("people.hr_partner.desk.arrives=3 to 9 per day", (4.5,), "people.hr_partner.desk.arrives=4.5 per day"),
        ("delays.sign_offs.returned_at_most=0 to 5", (2.0,), "delays.sign_offs.returned_at_most=2"),
        ("delays.sign_offs.chain=[[director], [hr_partner]]", ("[director]",), "delays.sign_offs.chain=[director]"),
        ("process.decision.effort=0.5x to 2x", (0.5,), "process.decision.effort=0.5 to 3 h"),
    ],
)
def test_a_point_means_what_the_setting_would_mean(vary, point, setting):
    base = load("large_company")
    at_point = scenario_at(sweep_of(base, parse_varied([vary])), point)
    wanted = changed(base, "large_company", parse_settings([setting]))
    assert replace(at_point, sources={}) == replace(wanted, sources={})


@pytest.mark.parametrize(
    ("vary", "lines"),
    [
        (
            ["delays.sign_ofs.takes=0.5x to 2x", "people.director.diary=50% to 150%"],
            [
                "--vary delays.sign_ofs.takes: delays has no 'sign_ofs' (did you mean 'sign_offs'?)",
                "--vary people.director.diary: a chance lies between 0 and 1 (0% and 100%), unlike '150 %'",
            ],
        ),
        (
            ["delays.sign_offs.effort=0.5x to 2x"],
            [
                "--vary delays.sign_offs.effort: a factor multiplies a length of time, and nothing is said there; "
                "write values instead of factors"
            ],
        ),
        (
            ["people.director.desk.arrives=1 to 2 per day"],
            [
                "--vary people.director.desk.arrives: people.director.desk has no 'arrives'; "
                "there is nothing that has a name"
            ],
        ),
        (
            ["standing.first_choice=20% to 60%", "standing.next_in_line=10% to 60%"],
            [
                "--vary standing: first_choice and next_in_line add up to more than 100%, "
                "at the most first_choice may be"
            ],
        ),
        (
            ["people.director.hours=[Mon 9:00-17:00, Sun 9:00-17:00]", "people.director.diary=50% to 60%"],
            [
                f"--vary people.director.hours=Sun 9:00-17:00, people.director.diary=60%: {what}: "
                "hiring_manager and director are never free together"
                for what in ("process.debrief", "delays.calendar_search", "delays.other_candidates")
            ],
        ),
    ],
)
def test_what_cannot_be_at_some_corner_is_told_before_anything_is_played(vary, lines):
    with pytest.raises(StillWaitingError) as caught:
        sweep_of(load("large_company"), parse_varied(vary))
    assert list(dict.fromkeys(str(caught.value).splitlines())) == lines


# Its answers


@pytest.mark.parametrize("waited", [None, 2 * WEEK])
def test_the_answers_at_a_point_are_those_of_the_scenario_there(waited):
    base = load("small_company")
    sweep = sweep_of(base, parse_varied(["standing.next_in_line=10% to 20%"]), replications=500, seed=4, waited=waited)
    ((_, row),) = played(sweep, [(0, (20.0,))])
    found = dict(zip(answer_names(sweep), row, strict=True))
    same = changed(base, "small_company", parse_settings(["standing.next_in_line=20%"]))
    results = simulate(same if waited is None else same.patient(), replications=500, seed=4)
    answered = told(results)
    assert found["answered"] == answered.mean()
    assert found["median_days"] == round(quantile_of(results, results.wait, answered, 0.5).minutes / DAY, 4)
    assert found["nine_in_ten_days"] == round(quantile_of(results, results.wait, answered, 0.9).minutes / DAY, 4)
    assert found["over_28_days"] == (results.wait[answered] > 4 * WEEK).mean()
    assert sum(found[key] for key in KEYS) == pytest.approx(1)
    if waited is not None:
        answer = ask(same, Question(waited, seed=4, replications=500))
        assert found["still_waiting_14_days"] == answer.unusual.still_waiting.value
        assert found["offer_after_14_days"] == answer.chances.now["offer"].value
        assert found["never_told"] == answer.chances.at_interview["never_told"].value


def test_what_cannot_be_said_at_a_point_is_nothing():
    sweep = replace(sweep_of(the_sum(), parse_varied(["process.first.elapse=2 to 9 days"])), waited=WEEK)
    results = simulate(the_sum(), replications=25, seed=1)
    nobody = answers(results.where(np.zeros(25, dtype=bool)), sweep)
    assert set(nobody) == {None}
    assert dict(zip(answer_names(sweep), answers(results, sweep), strict=True))["offer_after_7_days"] is None


SUMS = ("process.first.elapse=1 to 9 days", "process.second.elapse=0.5x to 2x")


def sums(points=12, **numbers):
    """A sweep whose answers are known, and its points."""
    varied = parse_varied(SUMS)
    return sweep_of(the_sum(), varied, replications=25, **numbers), latin(varied, points, 1)


def test_the_points_are_played_in_their_order_however_many_processes_share_them():
    sweep, points = sums()
    alone = list(played(sweep, enumerate(points)))
    assert [number for number, _ in alone] == list(range(12))
    assert list(played(sweep, enumerate(points), 2)) == alone
    median = answer_names(sweep).index("median_days")
    for (_, row), (first, factor) in zip(alone, points, strict=True):
        assert row[median] == pytest.approx(first + 3 * factor + 1 / 24, abs=2 / (24 * 60))


def test_a_point_that_cannot_be_played_is_named():
    sweep, _ = sums()
    with pytest.raises(
        StillWaitingError, match=r"^point 7, --vary process.first.elapse=6000days, .*: --vary process.f"
    ):
        list(played(sweep, [(7, (6_000.0, 1.0))]))


# What is kept


def test_the_table_has_a_row_for_each_point(tmp_path):
    sweep, points = sums(3)
    found = swept(sweep, points, tmp_path / "sums.csv")
    assert list(found.columns) == [
        *("scenario", "seed", "replications", "point"),
        *("process.first.elapse (days)", "process.second.elapse (x)"),
        *answer_names(sweep),
    ]
    rows = list(zip(*found.columns.values(), strict=True))
    assert [row[:6] for row in rows] == [("sum", 1, 25, place, *points[place]) for place in range(3)]
    assert [path.name for path in tmp_path.iterdir()] == ["sums.csv"]
    assert read(tmp_path / "sums.csv").columns == found.columns
    assert (found.manifest["points"], found.manifest["seed"]) == (3, 1)
    assert loads(json.dumps({"schema": 1, **found.manifest["data"]}), "again.yaml").process == the_sum().process


class StoppedError(Exception):
    """A stop in the middle."""


def stopping(after):
    """A progress that stops a sweep once so many points are there."""

    def report(done, planned):
        if done >= after:
            raise StoppedError

    return report


def counting(monkeypatch):
    """The numbers of the points that are played from now on."""
    found, before = [], journal.played

    def counted(sweep, points, jobs):
        points = list(points)
        found.extend(number for number, _ in points)
        return before(sweep, points, jobs)

    monkeypatch.setattr(journal, "played", counted)
    return found


@pytest.mark.parametrize("cut_off", ["", "[8, [0.5", '[8, [0.5, null]]\n[9, [0.25, "'])
def test_a_sweep_that_was_stopped_goes_on_where_it_was(tmp_path, monkeypatch, cut_off):
    sweep, points = sums()
    swept(sweep, points, tmp_path / "whole.csv")
    with pytest.raises(StoppedError):
        swept(sweep, points, tmp_path / "two.csv", progress=stopping(5))
    unfinished = place(tmp_path / "two.csv")
    lines = unfinished.read_text().splitlines()
    assert (len(lines), (tmp_path / "two.csv").exists()) == (6, False)
    row_8 = json.dumps([8, list(played_row(sweep, points, 8))])
    unfinished.write_text("\n".join(lines) + "\n" + cut_off.replace("[8, [0.5, null]]", row_8))
    played_now = counting(monkeypatch)
    swept(sweep, points, tmp_path / "two.csv")
    assert played_now == [number for number in range(5, 12) if number != 8 or "\n" not in cut_off]
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not unfinished.exists()


def played_row(sweep, points, number):
    """The answers at one of the points."""
    ((_, row),) = played(sweep, [(number, points[number])])
    return row


def test_the_engine_and_the_processes_may_change_between_a_stop_and_the_rest(tmp_path):
    sweep, points = sums()
    with pytest.raises(StoppedError):
        swept(sweep, points, tmp_path / "two.csv", progress=stopping(5))
    found = swept(replace(sweep, engine="simpy"), points, tmp_path / "two.csv", jobs=2)
    assert found.columns == swept(sweep, points, tmp_path / "whole.csv").columns


def test_another_sweep_never_goes_on_with_what_is_left_of_one(tmp_path):
    sweep, points = sums()
    with pytest.raises(StoppedError):
        swept(sweep, points, tmp_path / "two.csv", progress=stopping(5))
    kept = place(tmp_path / "two.csv").read_bytes()
    others = [
        (replace(sweep, seed=2), points),
        (replace(sweep, replications=50), points),
        (replace(sweep, waited=WEEK), points),
        (replace(sweep, over=WEEK), points),
        (replace(sweep, data={**sweep.data, "horizon": "26 weeks"}), points),
        (sweep, points[:11]),
        (sweep, latin(sweep.varied, 12, 2)),
    ]
    assert len({manifest(*one)["sweep_hash"] for one in [(sweep, points), *others]}) == len(others) + 1
    for one in others:
        with pytest.raises(StillWaitingError, match=r"two\.csv\.unfinished is what is left of another sweep; finish"):
            swept(*one, tmp_path / "two.csv")
    assert place(tmp_path / "two.csv").read_bytes() == kept


@pytest.mark.parametrize("text", ["[]\n", "nonsense\n", '{"sweep_hash": 3}\n[1]\n', "3\n"])
def test_a_journal_that_is_none_is_told_in_one_line(tmp_path, text):
    sweep, points = sums(2)
    place(tmp_path / "two.csv").write_text(text)
    with pytest.raises(StillWaitingError, match=r"two\.csv\.unfinished is no sweep that was stopped; remove it"):
        swept(sweep, points, tmp_path / "two.csv")


# Tables


ROWS = Table({"a.b (x)": [0.5, 1.0, 2.0], "text": ["Mon", "a, b", None], "n": [1, 2**40, 3], "y": [None, 0.1, 1e-9]})


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_that_is_written_and_read_again_is_the_same(tmp_path, ending):
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    write(ROWS, tmp_path / f"t.{ending}")
    assert read(tmp_path / f"t.{ending}").columns == ROWS.columns
    assert [path.name for path in tmp_path.iterdir()] == [f"t.{ending}"]


def test_a_parquet_file_says_what_it_is_of_and_has_the_same_rows(tmp_path):
    pytest.importorskip("pyarrow")
    sweep, points = sums(3)
    found = swept(sweep, points, tmp_path / "sums.parquet")
    again = read(tmp_path / "sums.parquet")
    assert again.columns == found.columns == swept(sweep, points, tmp_path / "sums.csv").columns
    assert again.manifest == json.loads(json.dumps(manifest(sweep, points)))


def test_without_pyarrow_a_parquet_file_is_refused_before_anything_is_played(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    arguments = ["sweep", "small_company", "--vary=standing.first_choice=20% to 30%", "-n", "100000000"]
    assert main([*arguments, "--out", str(tmp_path / "t.parquet")]) == 1
    needs = "a .parquet file needs pyarrow: install stillwaiting[parquet], or name a file that ends in .csv\n"
    assert capsys.readouterr().err == needs
    (tmp_path / "t.parquet").write_bytes(b"PAR1")
    assert main(["sensitivity", str(tmp_path / "t.parquet")]) == 1
    assert capsys.readouterr().err == needs


@pytest.mark.parametrize("content", [b"", b"a,b\n1\n", b"a,a\n1,2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_told_in_one_line(tmp_path, content):
    file = tmp_path / "t.csv"
    file.write_bytes(content)
    with pytest.raises(StillWaitingError, match=r"t\.csv: this is no table, or a damaged one$"):
        read(file)


def test_a_parquet_file_that_is_none_is_told_in_one_line(tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "t.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(StillWaitingError, match=r"t\.parquet: this is no table, or a damaged one$"):
        read(tmp_path / "t.parquet")


# The command

VARY = [f"--vary={text}" for text in SUMS]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the scenario of SUM, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sum.yaml").write_text(SUM)
    return tmp_path


def call(capsys, *arguments):
    """Exit code, standard output and standard error of one call."""
    code = main(["sweep", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_keeps_a_table_and_says_what_to_do_with_it(folder, capsys):
    code, out, err = call(capsys, "sum.yaml", *VARY, "--points", "4", "--out", "t.csv", "-n", "25")
    assert (code, err) == (0, "")
    assert out == "Kept in t.csv: 4 points.\nWhich of the numbers matter: stillwaiting sensitivity t.csv\n"
    sweep, _ = sums()
    assert read(folder / "t.csv").columns == swept(sweep, latin(sweep.varied, 4, 1), folder / "u.csv").columns


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_sweep_says_what_is_kept_and_the_same_command_goes_on(folder, capsys, jobs):
    arguments = ["sum.yaml", *VARY, "--points", "1500", "--out", "t.csv", "-n", "25", "--jobs", jobs]
    command = [sys.executable, "-m", "stillwaiting", "sweep", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not (place(folder / "t.csv").exists() and place(folder / "t.csv").read_text().count("\n") > 30):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[1].strip()
    kept = place(folder / "t.csv").read_text().count("\n") - 1
    assert process.returncode == 130
    found = re.fullmatch(r"stopped; ([\d,]+) of 1,500 points are kept, and the same command goes on from there", said)
    told_of = int(found[1].replace(",", ""))
    assert 1 < told_of <= kept <= told_of + 1 < 1_500  # it can be stopped while a point is being counted
    assert sorted(path.name for path in folder.iterdir()) == ["sum.yaml", "t.csv.unfinished"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["sum.yaml", "--out", "t.csv"], "Missing option '--vary'"),
        (["sum.yaml", *VARY], "Missing option '--out'"),
        (["sum.yaml", "--vary=x", "--out", "t.csv"], "--vary x: expected PATH=WHAT"),
        (["sum.yaml", *VARY, "--design", "grid", "--points", "3", "--out", "t.csv"], "a grid of these has 4 points"),
        (["sum.yaml", *VARY, "--out", "t.csv", "--cluster", "a:1", "--jobs", "2"], "leave out --jobs"),
        (["sum.yaml", *VARY, "--out", "t.csv", "--waited", "2 moons"], "unknown unit"),
    ],
)
def test_a_command_that_cannot_be_meant_is_a_usage_error(folder, capsys, arguments, problem):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert problem in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["typical", *VARY, "--out", "t.csv"], "typical is a mixture of kinds of employer; sweep one of them: "),
        (["sum.yml", *VARY, "--out", "t.csv"], "sum.yml: no such file"),
        (["sum.yaml", *VARY, "--out", "sum.yaml"], "sum.yaml: a table is a file that ends in .parquet or .csv"),
        (["sum.yaml", *VARY, "--out", "there.csv"], "there.csv is there already; name a new file, or remove it"),
        (["sum.yaml", *VARY, "--out", "no/t.csv"], "no/t.csv: there is no folder no"),
        (["sum.yaml", *VARY, "--out", "t.csv", "--waited", "60 weeks"], "sum is followed for 52 weeks; a wait must be"),
        (["sum.yaml", "--vary=people.frend.diary=1% to 2%", "--out", "t.csv"], "(did you mean 'friend'?)"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_before_anything_is_played(folder, capsys, arguments, problem):
    (folder / "there.csv").write_text("")
    code, out, err = call(capsys, *arguments, "-n", "100000000")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert problem in err


def test_workers_that_are_lost_are_told_in_one_line(folder, capsys, monkeypatch):
    def lost(*_):
        raise BrokenExecutor("a worker was killed")

    monkeypatch.setattr(journal, "played", lost)
    code, out, err = call(capsys, "sum.yaml", *VARY, "--points", "4", "--out", "t.csv")
    assert (code, out) == (1, "")
    assert err == "the workers were lost; 0 of 4 points are kept, and the same command goes on from there\n"
