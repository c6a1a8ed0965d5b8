"""A stored table as one file that anybody with DuckDB can open, named as receipts name it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from uncover.records.connection import connected
from uncover.records.declaration import Table
from uncover.records.library import Library, sha256_of
from uncover.records.relation import ORDINAL, parquet, quoted, rows_of, see_persons, text
from uncover.terms.errors import UnusableError

PSEUDONYM = "pseudonym"
"""The column beside the person's number: the agency's own pseudonym, over which hashes are."""


@dataclass(frozen=True)
class Exported:
    """What was written: rows of one table of one release, and the SHA-256 of the file."""

    file: Path
    table: Table
    release: str
    rows: int
    sha256: str


def file_name(table: str, release: str) -> str:
    """What the exported table is called where nothing else is said; what `--explain` expects."""
    return f"{table}.{release}.parquet"


def export(
    library: Library, table: str, release: str | None, file: Path | None, *, force: bool = False
) -> Exported:
    """Write all rows of a table of one release as one Parquet file.

    Columns are the canonical ones, with `ordinal`, which tells the order of rows, and where the
    table has persons the agency's pseudonym beside our number. The file is there whole or not at
    all; only `force` puts it in the place of another.

    release: may be None where the library holds one. file: None for `file_name` in the current
    folder. Raises UnusableError: `figures.no-such-table`, `figures.not-in-library`,
    `figures.which-release`, `exporting.is-there`, `exporting.unwritable`, `exporting.named-so`.
    """
    declared = library.tables()
    if table not in declared:
        raise UnusableError("figures.no-such-table", name=table, names=", ".join(declared))
    of = declared[table]
    if of.derived is not None:
        raise UnusableError("exporting.derived", table=table, base=of.base)
    chosen = _release(library, table, release)
    target = file or Path(file_name(table, chosen))
    if target.exists() and not force:
        raise UnusableError("exporting.is-there", file=target)
    with _placed(target, force=force) as beside:
        rows = library.steady(lambda: _written(library, of, chosen, beside))
        digest = sha256_of(beside)
    return Exported(target, of, chosen, rows, digest)


def _release(library: Library, table: str, release: str | None) -> str:
    held = library.releases_of(table)
    if not held or (release is not None and release not in held):
        wanted = f"{table} {release}" if release else table
        raise UnusableError("figures.not-in-library", table=wanted, held=", ".join(held) or "-")
    if release is None and len(held) > 1:
        raise UnusableError("figures.which-release", table=table, names=", ".join(held))
    return release or held[0]


def _written(library: Library, table: Table, release: str, file: Path) -> int:
    if any(column.name == PSEUDONYM for column in table.columns):
        raise UnusableError("exporting.named-so", table=table.name, column=PSEUDONYM)
    held = library.held(release)
    with connected() as connection:
        see_persons(connection, held)
        rows = rows_of(connection, held, table)
        has_persons = held.persons is not None or any(part.person for part in held.parts)
        if table.person is not None and has_persons:
            person = quoted(table.person)
            rows = (
                f"SELECT told.*, persons.{PSEUDONYM} FROM ({rows}) AS told "
                f"LEFT JOIN persons ON persons.person = told.{person} ORDER BY told.{ORDINAL}"
            )
        elif table.person is not None:
            rows = f"SELECT *, NULL::VARCHAR AS {PSEUDONYM} FROM ({rows}) AS told"
        connection.execute(f"COPY ({rows}) TO {text(file)} (FORMAT parquet, COMPRESSION zstd)")
        asked = f"SELECT count(*) FROM {parquet([file])}"
        ((count,),) = connection.execute(asked).fetchall()
    return int(count)


@contextmanager
def _placed(target: Path, *, force: bool) -> Iterator[Path]:
    """A file beside the target, put in its place when it is whole, and swept otherwise."""
    try:
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=".", suffix=".part")
    except OSError as error:
        raise UnusableError("exporting.unwritable", file=target, reason=error.strerror) from error
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        _put(beside, target, force=force)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _put(beside: Path, target: Path, *, force: bool) -> None:
    """Put a whole file in its place, durable; one that came meanwhile stays unless `force`."""
    with beside.open("rb+") as whole:
        os.fsync(whole.fileno())
    try:
        if force:
            beside.replace(target)
        else:
            os.link(beside, target)
    except FileExistsError as error:
        raise UnusableError("exporting.is-there", file=target) from error
    except OSError as error:
        if force or target.exists() or target.is_dir():
            raise UnusableError(
                "exporting.unwritable", file=target, reason=error.strerror
            ) from error
        beside.replace(target)  # this disk knows no links
