"""Work that several processes share, of this machine or of a cluster: joblib finds them.

Nothing here knows what the work is, and no result depends on how it is shared.
"""

import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing import parent_process
from threading import current_thread, main_thread
from typing import Any, TypeVar

AHEAD = 8
"""Tasks of each worker that are done or under way at once."""

Done = TypeVar("Done")


def shared(work: Callable[..., Done], tasks: Iterable[tuple[Any, ...]], jobs: int | None) -> Iterator[Done]:
    """What `work` makes of the arguments of each task, in their order, with so many processes.

    Where no number is given, the workers of the surrounding `joblib.parallel_config` share the tasks, or every core of
    this machine. At most AHEAD tasks of each worker are begun, and their results held, before these are asked for; a
    task whose worker is lost is done again by another, where Dask or Ray watches over them.
    """
    if jobs == 1:
        yield from (work(*task) for task in tasks)
        return
    from joblib import delayed  # a second process costs more than a small run

    tasks = iter(tasks)
    with _pool(jobs) as pool:
        while few := list(islice(tasks, AHEAD * workers(jobs))):
            yield from pool(delayed(_calmly)(work, *task) for task in few)


def workers(jobs: int | None) -> int:
    """How many workers there are for so many jobs, as joblib knows them now."""
    from joblib import effective_n_jobs

    return int(effective_n_jobs(_wanted(jobs)))


def _pool(jobs: int | None) -> Any:
    """The joblib.Parallel that shares the tasks; some backends, such as Ray's, give results as lists only."""
    from joblib import Parallel

    try:
        return Parallel(n_jobs=_wanted(jobs), return_as="generator")
    except ValueError:
        return Parallel(n_jobs=_wanted(jobs))


def _wanted(jobs: int | None) -> int | None:
    """The number of jobs as joblib has it: -1 is all there are, None what the surrounding configuration says."""
    from joblib.parallel import get_active_backend

    return -1 if jobs is None and get_active_backend()[1] is None else jobs


def _calmly(work: Callable[..., Done], *task: Any) -> Done:
    """A task in a process of its own; an interruption is the first process's to handle."""
    if parent_process() is not None and current_thread() is main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return work(*task)
