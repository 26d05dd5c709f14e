"""Work that several processes share: in its order, a few tasks at a time, by the workers that the user has set up."""

import os
import signal

import pytest
from joblib import cpu_count, parallel_config
from made_scenarios import lively
from test_simulation import same

from stillwaiting.results import joined
from stillwaiting.sharing import AHEAD, shared, workers
from stillwaiting.simulation import CHUNK, cast, in_parts, simulate


def square(number):
    """A task."""
    return number * number


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # newer Pythons say so of multiprocessing
@pytest.mark.parametrize("backend", ["threading", "multiprocessing", "loky", "sequential"])
def test_the_backend_of_the_surrounding_configuration_does_the_work_in_order(backend):
    """Multiprocessing gives its results as lists, as Ray does; the others one by one."""
    with parallel_config(backend, n_jobs=2):
        assert list(shared(square, ((number,) for number in range(50)), None)) == [n * n for n in range(50)]


def test_the_number_of_workers_is_the_configuration_s_or_else_all_there_are():
    assert workers(None) == cpu_count()
    assert workers(3) == 3
    with parallel_config("threading"):
        assert workers(None) == cpu_count()
    with parallel_config("threading", n_jobs=3):
        assert workers(None) == 3


@pytest.mark.parametrize("jobs", [1, None])
def test_no_more_tasks_are_begun_than_a_few_for_each_worker(jobs):
    taken, most = [], AHEAD * 2 if jobs is None else 1
    tasks = ((taken.append(number) or number,) for number in range(100))
    with parallel_config("threading", n_jobs=2):
        for used, result in enumerate(shared(square, tasks, jobs)):
            assert result == used * used
            assert len(taken) - used <= most
    assert len(taken) == 100


def test_a_task_in_the_first_process_leaves_interruptions_as_they_are():
    before = signal.getsignal(signal.SIGINT)
    for backend in ("threading", "sequential"):
        with parallel_config(backend, n_jobs=2):
            assert list(shared(square, [(1,), (2,)], None)) == [1, 4]
    assert signal.getsignal(signal.SIGINT) is before


def handler():
    """A task that says where it runs, and what an interruption would do there."""
    return os.getpid(), signal.getsignal(signal.SIGINT)


def test_a_task_in_another_process_ignores_interruptions():
    for pid, found in shared(handler, [()] * 4, 2):
        assert pid != os.getpid()
        assert found is signal.SIG_IGN


def test_whoever_shares_the_work_the_replications_are_the_same():
    alone = simulate(lively(), replications=2 * CHUNK + 40, seed=3, probe=20_000, first=30)
    with parallel_config("threading", n_jobs=2):
        together = simulate(lively(), replications=2 * CHUNK + 40, seed=3, probe=20_000, first=30, parallel=True)
    assert same(alone, together)


def test_parts_are_successive_replications_however_large_a_task_is():
    with parallel_config("threading", n_jobs=2):
        parts = list(in_parts(cast(lively()), 1, 500, 60 * CHUNK, None))
    assert max(part.n for part in parts) == 3 * CHUNK
    assert [part.first for part in parts] == [500, *range(3 * CHUNK, 60 * CHUNK + 1, 3 * CHUNK)]
    assert same(joined(parts), simulate(lively(), replications=60 * CHUNK, seed=1, first=500))


def failing(number):
    """A task that cannot be done."""
    raise ValueError(f"not {number}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_task_is_raised_where_its_result_is_asked_for(jobs):
    with pytest.raises(ValueError, match=r"not \d"):
        list(shared(failing, ((number,) for number in range(10)), jobs))
