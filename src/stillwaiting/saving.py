"""The files of a run, which appear whole or not at all."""

import csv
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from hashlib import blake2b, file_digest
from importlib import metadata
from pathlib import Path
from typing import Any

from stillwaiting.draws import SCHEME, table_hash
from stillwaiting.errors import StillWaitingError
from stillwaiting.plan.rows import Plan
from stillwaiting.results import OUTCOMES, STANDINGS, TOLD, Results
from stillwaiting.units import DAY

PACKAGES = ("simpy", "numpy", "scipy", "holidays")
ROWS = 2_000
"""Rows of waits.csv that are written at once."""


def save_run(directory: Path, results: Results, summary: dict[str, Any], resolved: str, plan: Plan) -> None:
    """Write manifest.json, waits.csv and summary.json into a new folder.

    The folder is filled under another name beside its own and renamed at the end. Raises StillWaitingError where it is
    there already, or cannot be written.
    """
    check_folder(directory)
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=".stillwaiting-", suffix=".partial", dir=directory.parent))
        try:
            _fill(partial, results, summary, resolved, plan)
            partial.chmod(0o755)
            partial.replace(directory)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise StillWaitingError(
            f"cannot write {directory}: {error.strerror or error}; nothing was left behind"
        ) from None


def check_folder(directory: Path) -> None:
    """Refuse a folder that is there already with something in it."""
    try:
        taken = directory.exists() and (not directory.is_dir() or any(directory.iterdir()))
    except OSError as error:
        raise StillWaitingError(f"cannot write {directory}: {error.strerror or error}") from None
    if taken:
        raise StillWaitingError(f"{directory} is there already and not empty; name a new folder, or remove it")


def _fill(folder: Path, results: Results, summary: dict[str, Any], resolved: str, plan: Plan) -> None:
    waits = folder / "waits.csv"
    with waits.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header(results))
        for rows in _rows(results):
            writer.writerows(rows)
        file.flush()
        os.fsync(file.fileno())
    with waits.open("rb") as whole:
        written = file_digest(whole, lambda: blake2b(digest_size=16)).hexdigest()
    _write_json(folder / "summary.json", summary)
    _write_json(folder / "manifest.json", {**manifest(results, resolved, plan), "waits_hash": written})


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def manifest(results: Results, resolved: str, plan: Plan) -> dict[str, Any]:
    """Everything needed to make the same results again, and to tell whether they are the same."""
    tables = blake2b(digest_size=16)
    for draw in plan.draws:
        tables.update(f"{draw.name} {table_hash(draw.table)}".encode())
    return {
        "schema": 1,
        "scenario": results.scenario,
        "resolved_scenario": resolved,
        "scenario_hash": blake2b(resolved.encode(), digest_size=16).hexdigest(),
        "seed": results.seed,
        "replications": results.n,
        "first_replication": results.first,
        "versions": {
            "stillwaiting": metadata.version("stillwaiting"),
            "scenario_schema": 1,
            "json_schema": 1,
            "draw_scheme": SCHEME,
            "python": ".".join(map(str, sys.version_info[:3])),
            **{name: metadata.version(name) for name in PACKAGES},
        },
        "tables_hash": tables.hexdigest(),
    }


def header(results: Results) -> list[str]:
    """The columns of waits.csv."""
    return [
        *("replication", "days", "decided_days", "told", "outcome", "standing"),
        *(f"cause.{name}" for name in results.cause_names),
        *(f"at.{name}" for name in results.milestone_names),
        *(f"sign.{name}" for name in results.sign_names),
    ]


def _rows(results: Results) -> Iterator[list[list[str]]]:
    """The rows of waits.csv, some thousand at a time."""
    for start in range(0, results.n, ROWS):
        part = slice(start, start + ROWS)
        columns = [
            [str(number) for number in results.replication[part].tolist()],
            days(results.wait[part]),
            days(results.decided[part]),
            ["true" if how == TOLD else "false" for how in results.how[part].tolist()],
            [OUTCOMES[code] for code in results.outcome[part].tolist()],
            [STANDINGS[code] for code in results.standing[part].tolist()],
        ]
        for matrix in (results.causes, results.milestones, results.signs):
            columns += [days(matrix[part, place]) for place in range(matrix.shape[1])]
        yield [list(row) for row in zip(*columns, strict=True)]


def days(minutes: Any) -> list[str]:
    """Minutes as days to four places, which tell every minute apart; empty where it never happened."""
    return ["" if minute < 0 else f"{minute / DAY:.4f}".rstrip("0").rstrip(".") for minute in minutes.tolist()]
