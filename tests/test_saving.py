"""The files of a run: complete, exact, whole or not at all."""

import csv
import json
import os
import subprocess
import sys
import time

import numpy as np
import pytest
from made_scenarios import lively

from stillwaiting import saving
from stillwaiting.answers.overview import overview
from stillwaiting.errors import StillWaitingError
from stillwaiting.report import run_json
from stillwaiting.results import OUTCOMES, STANDINGS, TOLD
from stillwaiting.simulation import simulate


@pytest.fixture(scope="module")
def results():
    return simulate(lively(), replications=700, seed=1)


def save(folder, results):
    saving.save_run(folder, results, run_json(overview(results)), "schema: 1\n", lively().compile())


def test_every_replication_is_a_row_and_nothing_is_lost(tmp_path, results):
    save(tmp_path / "kept", results)
    with (tmp_path / "kept" / "waits.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == results.n
    for place, row in enumerate(rows):
        assert int(row["replication"]) == place
        assert row["told"] == ("true" if results.how[place] == TOLD else "false")
        assert row["outcome"] == OUTCOMES[results.outcome[place]]
        assert row["standing"] == STANDINGS[results.standing[place]]
        days = row["days"]
        assert (round(float(days) * 1440) if days else -1) == results.wait[place]
        spent = sum(round(float(row[f"cause.{name}"]) * 1440) for name in results.cause_names)
        assert spent == results.end[place]
        for name in results.milestone_names:
            said = row[f"at.{name}"]
            assert (round(float(said) * 1440) if said else -1) == results.milestone(name)[place]


def test_the_first_columns_are_those_that_are_documented(results):
    names = saving.header(results)
    assert names[:6] == ["replication", "days", "decided_days", "told", "outcome", "standing"]
    assert all(name.startswith(("cause.", "at.", "sign.")) for name in names[6:])


def test_the_manifest_says_how_to_make_the_run_again(tmp_path, results):
    save(tmp_path / "kept", results)
    manifest = json.loads((tmp_path / "kept" / "manifest.json").read_text())
    assert manifest["seed"] == 1
    assert manifest["replications"] == 700
    assert manifest["resolved_scenario"] == "schema: 1\n"
    assert {"stillwaiting", "draw_scheme", "numpy", "scipy", "simpy", "holidays", "python"} <= manifest[
        "versions"
    ].keys()
    assert len(manifest["tables_hash"]) == len(manifest["waits_hash"]) == 32


def test_the_same_run_is_kept_as_the_same_bytes(tmp_path, results):
    save(tmp_path / "one", results)
    save(tmp_path / "two", results)
    for name in ("manifest.json", "waits.csv", "summary.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, results):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine.txt").write_text("mine")
    with pytest.raises(StillWaitingError, match="is there already and not empty"):
        save(tmp_path / "kept", results)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(tmp_path, results):
    (tmp_path / "kept").mkdir()
    save(tmp_path / "kept", results)
    assert len(list((tmp_path / "kept").iterdir())) == 3


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path, results, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StillWaitingError, match=r"cannot write .*: No space left on device; nothing was left behind"):
        save(tmp_path / "kept", results)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path, results, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "_write_json", stop)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "kept", results)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_killed_leaves_no_half_written_result(tmp_path):
    """Killed as soon as its first file appears: the folder that was asked for is not there."""
    command = [
        sys.executable,
        "-m",
        "stillwaiting",
        "run",
        "small_company",
        "-n",
        "3000",
        "--out",
        str(tmp_path / "kept"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while (
        process.poll() is None and not list(tmp_path.glob(".stillwaiting-*/waits.csv")) and time.monotonic() < deadline
    ):
        time.sleep(0.001)
    process.kill()
    process.wait()
    kept = tmp_path / "kept"
    assert not kept.exists() or sorted(path.name for path in kept.iterdir()) == [
        "manifest.json",
        "summary.json",
        "waits.csv",
    ]


def test_minutes_are_told_apart_by_four_places():
    minutes = [*range(4000), 52 * 7 * 1440 - 1, 5 * 365 * 1440]
    said = saving.days(np.array(minutes))
    assert [round(float(text) * 1440) for text in said] == minutes
    assert saving.days(np.array([-1])) == [""]
