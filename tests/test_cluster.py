"""A real Dask cluster of two worker processes: the same bits, nothing lost, and only a few results there at once.

Skipped where the extra `cluster` is not installed; `make validate` installs it.
"""

import os
import re
import signal
import subprocess
import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from joblib import parallel_config
from made_scenarios import lively
from test_simulation import same

from stillwaiting.cli import main
from stillwaiting.results import joined
from stillwaiting.scenario_file import load
from stillwaiting.sharing import AHEAD, shared, workers
from stillwaiting.simulation import CHUNK, cast, in_parts, simulate
from stillwaiting.studies.design import design
from stillwaiting.studies.sweep import played, sweep_of
from stillwaiting.studies.varied import parse_varied

distributed, dask = pytest.importorskip("distributed"), pytest.importorskip("dask")
WORKERS = 2


GUIDE = (Path(__file__).resolve().parents[1] / "docs" / "guides" / "cluster.md").read_text(encoding="utf-8")
SCRIPTS = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def client():
    """A client of a scheduler on this machine, with two workers that are processes of their own."""
    with (
        distributed.LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def pids(client):
    """The worker processes, once all of them are there."""
    client.wait_for_workers(WORKERS, timeout=60)
    return sorted(client.run(os.getpid).values())


def test_a_cluster_gives_the_same_bits_as_one_process(client):
    replications = 3 * CHUNK + 70
    alone = simulate(lively(), replications=replications, seed=3, probe=20_000)
    with parallel_config("dask"):
        assert workers(None) == WORKERS
        shared_out = simulate(lively(), replications=replications, seed=3, probe=20_000, parallel=True)
    assert same(shared_out, alone)
    assert os.getpid() not in pids(client)


def where(number):
    """A task that says who did it."""
    return number, os.getpid()


def test_the_work_is_done_by_the_workers_and_comes_back_in_order(client):
    with parallel_config("dask"):
        done = list(shared(where, ((number,) for number in range(40)), None))
    assert [number for number, _ in done] == list(range(40))
    assert {pid for _, pid in done} <= set(pids(client))


def kill_a_busy_worker(client):
    """Kill a worker that has work in hand; its process."""
    busy = next(address for address, keys in client.processing().items() if keys)
    pid = client.run(os.getpid, workers=[busy])[busy]
    os.kill(pid, signal.SIGKILL)
    return pid


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(client):
    tasks, parts = 24, []
    with parallel_config("dask"):
        run = in_parts(cast(lively()), 5, 0, tasks * CHUNK, None, "simpy")
        parts.append(next(run))
        killed = kill_a_busy_worker(client)
        parts += run
    assert len(parts) == tasks
    assert same(joined(parts), simulate(lively(), replications=tasks * CHUNK, seed=5))
    assert killed not in pids(client)


def large_array(number):
    """A task with a result of one megabyte."""
    return np.full(125_000, number)


def test_results_come_back_in_bounded_memory_however_slowly_they_are_used(client):
    count, taken, used = 200, [], 0
    tasks = ((taken.append(number) or number,) for number in range(count))
    tracemalloc.start()
    try:
        with parallel_config("dask"):
            for number, result in enumerate(shared(large_array, tasks, None)):
                assert (result == number).all()
                assert len(taken) - used <= AHEAD * WORKERS
                used += 1
                time.sleep(0.2 if number < 3 else 0)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Results that were used lie there until Python's collector looks, so more than AHEAD of each worker may be counted.
    assert peak < count * large_array(0).nbytes / 2


# A sweep

VARY = ["standing.first_choice=20% to 45%", "delays.reference_checks.answers=0.5x to 2x"]


def test_the_points_of_a_sweep_are_the_same_on_a_cluster_that_loses_a_worker(client):
    varied = parse_varied(VARY)
    sweep = sweep_of(load("small_company"), varied, replications=100, engine="simpy")
    points = list(enumerate(design(varied, points=30)))
    with parallel_config("dask"):
        run = played(sweep, points, None)
        found = [next(run)]
        kill_a_busy_worker(client)
        found += run
    assert found == list(played(replace(sweep, engine="auto"), points))


def test_a_sweep_from_the_command_line_finds_its_scheduler(client, tmp_path, capsys):
    arguments = ["sweep", "small_company", *(f"--vary={each}" for each in VARY), "--points", "8", "-n", "100"]
    address = client.scheduler_info()["address"]
    assert main([*arguments, "--out", str(tmp_path / "one.csv"), "--cluster", address]) == 0
    assert main([*arguments, "--out", str(tmp_path / "two.csv")]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert pids(client)  # the scheduler is the user's, and lives on


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(tmp_path, capsys):
    arguments = ["sweep", "small_company", f"--vary={VARY[0]}", "--out", str(tmp_path / "one.csv")]
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        assert main([*arguments, "--cluster", "tcp://127.0.0.1:9"]) == 1
    assert capsys.readouterr().err == "no Dask scheduler answers at tcp://127.0.0.1:9\n"
    assert main([*arguments, "--cluster", "nowhere://x"]) == 1
    assert capsys.readouterr().err == "no Dask scheduler answers at nowhere://x\n"
    assert list(tmp_path.iterdir()) == []


# The guide


@pytest.mark.parametrize("place", range(len(SCRIPTS)))
def test_a_script_of_the_guide_runs_as_it_stands_but_for_the_address_and_the_size(client, tmp_path, place):
    address = client.scheduler_info()["address"]
    script = SCRIPTS[place].replace("tcp://scheduler.example:8786", address)
    (tmp_path / "script.py").write_text(re.sub(r"1(_000){2,3}", "3_000", script))
    ran = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"3000\n|\d{4} of 3000 get an answer\n", ran.stdout)
