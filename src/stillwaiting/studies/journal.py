"""What a sweep has found so far, a line for each point: whoever stops it loses nothing, and goes on where it was."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any, TextIO

from stillwaiting.draws import SCHEME
from stillwaiting.errors import StillWaitingError
from stillwaiting.studies.design import Point
from stillwaiting.studies.sweep import Row, Sweep, answer_names, played
from stillwaiting.studies.table import Cell, Table, check_new, write

Rows = dict[int, Row]
Progress = Callable[[int, int], None]
"""Called with points done and points planned."""


def place(path: Path) -> Path:
    """The journal of a sweep whose table will be this file."""
    return path.with_name(f"{path.name}.unfinished")


def manifest(sweep: Sweep, points: Sequence[Point]) -> dict[str, Any]:
    """What a sweep is: the same manifest, the same numbers; the engine is no part of it."""
    said = {key: value for key, value in asdict(sweep).items() if key not in ("engine", "varied")}
    said["varied"] = [{"path": one.path, "unit": one.unit, "between": one.corners()} for one in sweep.varied]
    versions = {"stillwaiting": metadata.version("stillwaiting"), "draw_scheme": SCHEME}
    digest = blake2b(json.dumps([said, points, versions]).encode(), digest_size=16).hexdigest()
    return {"schema": 1, **said, "points": len(points), "versions": versions, "sweep_hash": digest}


def known(path: Path, about: Mapping[str, Any]) -> Rows:
    """The points that the journal beside a table holds, by number; none where there is no journal.

    Raises StillWaitingError where it cannot be read, or is of another sweep.
    """
    try:
        lines = _lines(place(path))
        found = json.loads(lines[0])["sweep_hash"] if lines else about["sweep_hash"]
        rows = {int(number): tuple(row) for number, row in map(json.loads, lines[1:])}
    except OSError as error:
        raise StillWaitingError(f"{place(path)}: cannot be read: {error.strerror or error}") from None
    except (KeyError, TypeError, ValueError):
        raise StillWaitingError(
            f"{place(path)} is no sweep that was stopped; remove it, or name another file"
        ) from None
    if found != about["sweep_hash"]:
        message = f"{place(path)} is what is left of another sweep; finish that one, remove it, or name another file"
        raise StillWaitingError(message)
    return rows


def _lines(path: Path) -> list[str]:
    """The whole lines of a journal; one that was cut off is left out."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return text[: text.rfind("\n") + 1].splitlines()


def begun(path: Path, about: Mapping[str, Any]) -> TextIO:
    """The journal beside a table, open to be added to; it starts with the manifest.

    Raises StillWaitingError where it cannot be written.
    """
    with told(path):
        lines = _lines(place(path)) or [json.dumps(about)]
        file = place(path).open("w" if len(lines) == 1 else "r+", encoding="utf-8", newline="\n")
        file.writelines(f"{line}\n" for line in lines)
        file.truncate()
        return file


def add(file: TextIO, number: int, row: Row) -> None:
    """A point, kept from now on. Raises StillWaitingError where it cannot be written."""
    with told(Path(file.name)):
        file.write(json.dumps([number, row]) + "\n")
        file.flush()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What goes wrong with a file, as one line."""
    try:
        yield
    except OSError as error:
        raise StillWaitingError(f"{path}: cannot be written: {error.strerror or error}") from error


def swept(
    sweep: Sweep, points: Sequence[Point], path: Path, jobs: int | None = 1, progress: Progress | None = None
) -> Table:
    """The table of a sweep, in a new file; what a journal beside it holds is not played again.

    `jobs` as in sharing.shared. Raises StillWaitingError where the file cannot be written, or the journal is of
    another sweep, and where a point cannot be played.
    """
    check_new(path)
    about = manifest(sweep, points)
    rows = known(path, about)
    left = ((number, point) for number, point in enumerate(points) if number not in rows)
    report = progress or (lambda done, planned: None)
    report(len(rows), len(points))
    with begun(path, about) as file:
        for number, row in played(sweep, left, jobs):
            add(file, number, row)
            rows[number] = row
            report(len(rows), len(points))
    found = table(sweep, points, rows, about)
    write(found, path)
    place(path).unlink()
    return found


def table(sweep: Sweep, points: Sequence[Point], rows: Rows, about: Mapping[str, Any]) -> Table:
    """A row for each point: what is played, the values of what is varied, and the answers."""
    count = len(points)
    columns: dict[str, list[Cell]] = {
        "scenario": [sweep.name] * count,
        "seed": [sweep.seed] * count,
        "replications": [sweep.replications] * count,
        "point": list(range(count)),
    }
    names = [*(one.column for one in sweep.varied), *answer_names(sweep)]
    cells = zip(*((*point, *rows[number]) for number, point in enumerate(points)), strict=True)
    return Table({**columns, **{name: list(column) for name, column in zip(names, cells, strict=True)}}, about)
