"""A table in a file: CSV, or Parquet where pyarrow is installed."""

import csv
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from stillwaiting.errors import StillWaitingError

ENDINGS = (".parquet", ".csv")
KEY = b"stillwaiting"
"""What the manifest is filed under in a Parquet file."""
NEEDS = "a .parquet file needs pyarrow: install stillwaiting[parquet], or name a file that ends in .csv"

Cell = int | float | str | None


@dataclass(frozen=True)
class Table:
    """Columns of equal length, by their names."""

    columns: Mapping[str, list[Cell]]
    manifest: Mapping[str, Any] = field(default_factory=dict)
    """What the table comes from; a CSV file does not keep it."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values()), ()))


def check_new(path: Path) -> None:
    """Raises StillWaitingError where no table can go: another ending, no such folder, or a file that is there."""
    check_ending(path)
    if not path.parent.is_dir():
        raise StillWaitingError(f"{path}: there is no folder {path.parent}")
    if path.exists():
        raise StillWaitingError(f"{path} is there already; name a new file, or remove it")


def check_ending(path: Path) -> None:
    """Raises StillWaitingError for a file that is no table, or that cannot be one here."""
    if path.suffix.lower() not in ENDINGS:
        raise StillWaitingError(f"{path}: a table is a file that ends in {' or '.join(ENDINGS)}")
    if path.suffix.lower() == ".parquet":
        _parquet()


def write(table: Table, path: Path) -> None:
    """Write a table, as the ending of the file says; the file appears whole or not at all.

    Raises StillWaitingError where it cannot be written.
    """
    check_ending(path)
    content = _csv_bytes(table) if path.suffix.lower() == ".csv" else _parquet_bytes(table)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise StillWaitingError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def read(path: Path) -> Table:
    """The table of a file. Raises StillWaitingError where there is none."""
    check_ending(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StillWaitingError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    try:
        return _from_csv(content) if path.suffix.lower() == ".csv" else _from_parquet(content)
    except ValueError:  # pyarrow's own errors are
        raise StillWaitingError(f"{path}: this is no table, or a damaged one") from None


# CSV


def _csv_bytes(table: Table) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*(map(_cell, column) for column in table.columns.values()), strict=True))
    return text.getvalue().encode()


def _cell(value: Cell) -> str:
    """A value as CSV has it: whole numbers without a point, nothing where there is none."""
    whole = isinstance(value, float) and value.is_integer()
    return "" if value is None else str(int(value)) if whole else str(value)


def _from_csv(content: bytes) -> Table:
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    if not rows or any(len(row) != len(rows[0]) for row in rows) or len(set(rows[0])) < len(rows[0]):
        raise ValueError("the rows are not of one length")
    columns = zip(*rows[1:], strict=True) if len(rows) > 1 else (() for _ in rows[0])
    return Table({name: _column(column) for name, column in zip(rows[0], columns, strict=True)})


def _column(texts: Sequence[str]) -> list[Cell]:
    """The cells of a column: numbers where all of them are."""
    for read in (int, float):
        with suppress(ValueError):
            return [read(text) if text else None for text in texts]
    return [text or None for text in texts]


# Parquet


def _parquet() -> tuple[Any, Any]:
    """The packages pyarrow and pyarrow.parquet. Raises StillWaitingError where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise StillWaitingError(NEEDS) from None
    return pyarrow, parquet


def _parquet_bytes(table: Table) -> bytes:
    pyarrow, parquet = _parquet()
    made = pyarrow.table(dict(table.columns)).replace_schema_metadata({KEY: json.dumps(table.manifest).encode()})
    file = BytesIO()
    parquet.write_table(made, file, compression="zstd")
    return file.getvalue()


def _from_parquet(content: bytes) -> Table:
    _, parquet = _parquet()
    found = parquet.read_table(BytesIO(content))
    manifest = (found.schema.metadata or {}).get(KEY, b"{}")
    return Table({name: found.column(name).to_pylist() for name in found.column_names}, json.loads(manifest))
