"""stillwaiting sweep: a scenario played at many points, numbers of it varied."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stillwaiting.cli import screen
from stillwaiting.cli.arguments import (
    Wait,
    engine_option,
    jobs_option,
    replications_option,
    scenario_argument,
    seed_option,
)
from stillwaiting.errors import StillWaitingError
from stillwaiting.units import counted

if TYPE_CHECKING:
    from stillwaiting.studies.design import Point
    from stillwaiting.studies.sweep import Sweep
    from stillwaiting.studies.varied import Varied


@click.command()
@scenario_argument()
@click.option(
    "--vary",
    multiple=True,
    required=True,
    metavar="PATH=WHAT",
    help='What is varied: PATH="20% to 50%", PATH="0.5x to 2x" (times what is there), PATH=[a, b, c].',
)
@click.option("--points", type=click.IntRange(1, 10**6), help="How many points to play; 200 unless given.")
@click.option(
    "--design",
    "kind",
    type=click.Choice(["latin", "grid"]),
    help="A Latin hypercube, or every combination; a grid if only lists are given.",
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new file: .parquet or .csv."
)
@click.option("--over", type=Wait(), help="What counts as a long wait; 4 weeks unless given.")
@click.option("--waited", type=Wait(), help="Answers given such a silence too, for somebody who still wants the job.")
@replications_option(2_000, "How many cases to play at each point.")
@seed_option()
@jobs_option()
@click.option(
    "--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers share the points, instead of --jobs."
)
@engine_option()
def command(
    scenario: str,
    vary: tuple[str, ...],
    points: int | None,
    kind: str | None,
    out: Path,
    over: int | None,
    waited: int | None,
    replications: int,
    seed: int,
    jobs: int,
    cluster: str | None,
    engine: str,
) -> None:
    """Play a scenario at many points, with numbers of it varied, and keep a table: one row for each point.

    The same cases are played at every point, so points differ by what is varied alone. Whoever stops it goes on where
    it was with the same command.

    \b
    stillwaiting sweep large_company --vary delays.sign_offs.takes="0.5x to 2x" --points 50 --out sweep.csv
    stillwaiting sweep large_company --vary people.director.diary="[50%, 75%]" --out diary.csv
    stillwaiting sensitivity sweep.csv
    """
    if cluster and jobs > 1:
        raise click.UsageError("--cluster has workers of its own; leave out --jobs")
    varied, drawn = _design(vary, kind, points, seed)
    from stillwaiting.asking import check_wait
    from stillwaiting.mixture import one_kind
    from stillwaiting.scenario_file import load_employer
    from stillwaiting.studies.sweep import OVER, sweep_of
    from stillwaiting.studies.table import check_new

    found = one_kind(load_employer(scenario), "sweep")
    over = OVER if over is None else over
    for wait in (over,) if waited is None else (over, waited):
        check_wait(found, wait)
    check_new(out)
    numbers = {"replications": replications, "seed": seed, "over": over, "waited": waited, "engine": engine}
    made = sweep_of(found, varied, **numbers)
    with _workers(cluster):
        _play(made, drawn, out, None if cluster else jobs)


def _design(
    vary: tuple[str, ...], kind: str | None, points: int | None, seed: int
) -> "tuple[tuple[Varied, ...], list[Point]]":
    """What is varied, and the points; a usage error where they cannot be read."""
    from stillwaiting.studies.design import design
    from stillwaiting.studies.varied import parse_varied

    try:
        varied = parse_varied(vary)
        return varied, design(varied, kind, points, seed)
    except StillWaitingError as error:
        raise click.UsageError(str(error)) from None


def _play(sweep: "Sweep", points: "list[Point]", out: Path, jobs: int | None) -> None:
    """Play what is not kept yet, and say what is there now; whoever interrupts it is told what is kept."""
    from stillwaiting.studies.journal import swept

    counts = list[int]()
    with screen.progress("playing the points") as progress:

        def report(done: int, planned: int) -> None:
            counts.append(done)
            if progress is not None:
                progress(done, planned)

        try:
            found = swept(sweep, points, out, jobs, report)
        except KeyboardInterrupt:
            raise click.Abort(f"stopped; {_kept(counts, points)}") from None
        except (BrokenExecutor, CancelledError, TimeoutError):  # whole processes, or machines, that are gone
            raise StillWaitingError(f"the workers were lost; {_kept(counts, points)}") from None
    before = f", {counts[0]:,} of them played before" if counts[0] else ""
    click.echo(f"Kept in {out}: {counted(f'{found.rows:,}', 'point')}{before}.")
    click.echo(f"Which of the numbers matter: stillwaiting sensitivity {out}")


def _kept(counts: list[int], points: "list[Point]") -> str:
    """How much of an unfinished sweep is there."""
    done = f"{counts[-1] if counts else 0:,} of {len(points):,} points are kept"
    return f"{done}, and the same command goes on from there"


@contextmanager
def _workers(address: str | None) -> Iterator[None]:
    """The workers of a Dask scheduler while points are played."""
    if address is None:
        yield
        return
    if find_spec("distributed") is None:
        raise StillWaitingError("--cluster needs Dask: install stillwaiting[cluster]")
    from joblib import parallel_config

    try:
        connected = parallel_config("dask", scheduler_host=address)
    except (OSError, ValueError):
        raise StillWaitingError(f"no Dask scheduler answers at {address}") from None
    with connected as settings:
        try:
            yield
        finally:
            settings["backend"].client.close()
