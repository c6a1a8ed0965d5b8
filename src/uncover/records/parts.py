"""One sheet, streamed: its batches typed, written to part files, and counted on the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from uncover.records.content import ContentHash
from uncover.records.declaration import NEW, Column, Table
from uncover.records.kinds import TYPES
from uncover.records.noting import Noted, blanked
from uncover.records.reading.ahead import ahead
from uncover.records.reading.sheet import Batch, Sheet, Unread
from uncover.records.report import Told
from uncover.records.rows_out import RowsOut, same
from uncover.records.unheaded import unheaded, unheaded_name
from uncover.records.values import ColumnTyper, Reject, Typed
from uncover.terms.places import slug

PLACE = (pa.field("file", pa.string()), pa.field("sheet", pa.string()), pa.field("row", pa.int64()))
"""Where a stored row stood when it was released."""

REJECTS = pa.schema(
    [
        *PLACE,
        pa.field("column", pa.string()),
        pa.field("header", pa.string()),
        pa.field("text", pa.string()),
        pa.field("reason", pa.string()),
    ]
)
"""A value that could not be typed; reason `time-dropped`: a day was kept and its time was not;
`unread-record`: nothing of the row could be read, and the text is the whole record."""

UNREAD = "unread-record"


@dataclass(frozen=True)
class Placed:
    """A sheet of a known layout: which columns stand where.

    positions: column position by canonical name; new: position and header as released of columns
    that the declaration does not know; headers: every header of the row, by position.
    """

    table: Table
    header_row: int
    positions: dict[str, int]
    new: list[tuple[int, str]]
    headers: list[str | None]

    def new_columns(self) -> dict[str, tuple[int, str]]:
        """Canonical name of each new column: `x_` and its header in small letters."""
        named: dict[str, tuple[int, str]] = {}
        for position, header in self.new:
            base = NEW + (slug(header).replace("-", "_") or f"column_{position + 1}")
            name, count = base, 1
            while name in named:
                count += 1
                name = f"{base}_{count}"
            named[name] = (position, header)
        return named

    def header(self, position: int) -> str | None:
        """The header of a column as released; None if it has none."""
        header = self.headers[position] if position < len(self.headers) else None
        return header if header and header.strip() else None


@dataclass
class Streamed:
    """What streaming a sheet found; the counts of the report and the part files.

    rejected: values that could not be typed; times_dropped: days kept without their time.
    without_person: rows without an id, None where the table has no person. new_codes: (header,
    code, rows). columns: canonical columns that the sheet has. unheaded: names given to columns
    that have cells and no header.
    """

    rows_file: Path
    rejects_file: Path
    rows: int = 0
    rejected: int = 0
    times_dropped: int = 0
    without_person: int | None = None
    redacted_columns: list[str] = field(default_factory=list)
    new_codes: list[tuple[str, str, int]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    unheaded: list[str] = field(default_factory=list)
    content: str = ""
    notes: list[Told] = field(default_factory=list)


def schema_of(table: Table, new: list[str]) -> pa.Schema:
    """The columns of a stored table; `person` still as pseudonyms."""
    return pa.schema(
        [
            *(pa.field(column.name, TYPES[column.kind]) for column in table.columns),
            *(pa.field(name, pa.string()) for name in new),
            pa.field("withheld", pa.string()),
            *PLACE,
        ]
    )


def stream(
    sheet: Sheet, placed: Placed, file: str, stem: Path, told: Callable[[int], None]
) -> Streamed:
    """Type a sheet batch by batch into part files beside `stem`, in memory that does not grow.

    `told` hears how many rows have been read so far. Raises what the reader raises.
    """
    typers = _typers(placed)
    schema = schema_of(placed.table, list(placed.new_columns()))
    done = Streamed(stem.with_suffix(".rows.parquet"), stem.with_suffix(".rejects.parquet"))
    content, noted = ContentHash(), Noted(placed.table)
    person, without = placed.table.person, 0
    with (
        RowsOut(done.rows_file, schema) as rows_out,
        pq.ParquetWriter(done.rejects_file, REJECTS) as rejects_out,
    ):
        for batch in ahead(sheet.batches(after_row=placed.header_row)):
            if met := unheaded(batch, typers):
                typers = _joined(typers, met, placed, done)
                names = [*placed.new_columns(), *done.unheaded]
                schema = schema_of(placed.table, names)
                rows_out.widen(schema)
            columns, withheld, rejects = _typed(batch, typers)
            count = len(batch.rows)
            for field_ in schema:
                columns.setdefault(field_.name, pa.nulls(count, field_.type))
            columns["withheld"] = withheld
            columns |= {"file": same(file, count), "sheet": same(sheet.name, count)}
            columns["row"] = pa.array(batch.rows)
            noted.add(columns)
            content.add(rows_out.write(columns).drop_columns(_PLACE_NAMES))
            for block in _reject_rows(rejects, batch.rows, file, sheet.name, typers, placed):
                rejects_out.write_batch(block)
            if batch.unread:
                rejects_out.write_batch(_unread_rows(batch.unread, file, sheet.name))
                done.rejected += len(batch.unread)
            done.rows += count
            done.times_dropped += sum(r.reason == "time-dropped" for _, r in rejects)
            done.rejected += sum(r.reason != "time-dropped" for _, r in rejects)
            without += columns[person].null_count if person else 0
            told(done.rows)
    done.without_person = without if person else None
    done.content = content.hexdigest()
    _conclude(done, typers, placed)
    headers = _headers(typers, placed)
    done.notes.extend([*noted.told(headers), *blanked(typers.values(), headers)])
    return done


_PLACE_NAMES = [place.name for place in PLACE]


def _typers(placed: Placed) -> dict[int, ColumnTyper]:
    """The typer of each column position that has a header; new columns are text."""
    typers = {
        position: ColumnTyper(placed.table.column(name))
        for name, position in placed.positions.items()
    }
    for name, (position, header) in placed.new_columns().items():
        typers[position] = _text_typer(name, header)
    return dict(sorted(typers.items()))


def _text_typer(name: str, header: str) -> ColumnTyper:
    return ColumnTyper(Column(name, "text", header, (header,), na="text"))


def _joined(
    typers: dict[int, ColumnTyper], met: list[int], placed: Placed, done: Streamed
) -> dict[int, ColumnTyper]:
    """The typers, joined by those of columns without a header, which are entered in `done`."""
    added = {position: unheaded_name(position, placed.new_columns()) for position in met}
    done.unheaded.extend(added.values())
    new = {position: _text_typer(name, "") for position, name in added.items()}
    return dict(sorted((typers | new).items()))


def _typed(
    batch: Batch, typers: dict[int, ColumnTyper]
) -> tuple[dict[str, pa.Array], pa.Array, list[tuple[int, Reject]]]:
    """The typed columns of a batch by name, its `withheld` column, its rejects by position."""
    columns: dict[str, pa.Array] = {}
    masks: dict[str, NDArray[np.bool_]] = {}
    rejects: list[tuple[int, Reject]] = []
    for position, typer in typers.items():
        if position >= len(batch.columns):
            continue
        typed: Typed = typer.type(batch.columns[position])
        columns[typer.column.name] = typed.values
        if typed.withheld is not None:
            masks[typer.column.name] = typed.withheld
        rejects.extend((position, reject) for reject in typed.rejects)
    return columns, _withheld(masks, len(batch.rows)), rejects


def _withheld(masks: dict[str, NDArray[np.bool_]], count: int) -> pa.Array:
    """The names of the withheld cells of each row, comma-joined; null where there are none."""
    if not masks:
        return pa.nulls(count, pa.string())
    names = np.array(list(masks))
    bits = np.packbits(np.stack(list(masks.values()), axis=1), axis=1)
    width = bits.shape[1]
    raw = pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(width), count, [None, pa.py_buffer(np.ascontiguousarray(bits))]
    ).dictionary_encode()
    texts = [
        ",".join(names[np.unpackbits(np.frombuffer(pattern, np.uint8), count=len(names)) > 0])
        for pattern in raw.dictionary.to_pylist()
    ]
    indices = raw.indices
    if "" in texts:
        nothing = pc.equal(indices, texts.index(""))
        indices = pc.if_else(nothing, pa.scalar(None, pa.int32()), indices)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))


def _reject_rows(
    rejects: list[tuple[int, Reject]],
    rows: NDArray[np.int64],
    file: str,
    sheet: str,
    typers: dict[int, ColumnTyper],
    placed: Placed,
) -> Iterator[pa.RecordBatch]:
    """The rejects of a batch as rows of the rejects table."""
    if not rejects:
        return
    yield pa.RecordBatch.from_pylist(
        [
            {
                "file": file,
                "sheet": sheet,
                "row": int(rows[reject.index]),
                "column": typers[position].column.name,
                "header": placed.header(position),
                "text": reject.text,
                "reason": reject.reason,
            }
            for position, reject in rejects
        ],
        schema=REJECTS,
    )


def _headers(typers: dict[int, ColumnTyper], placed: Placed) -> dict[str, str]:
    """The header of each column as released, or its canonical name where it has none."""
    return {
        typer.column.name: _clean(placed.header(position)) or typer.column.name
        for position, typer in typers.items()
    }


def _unread_rows(unread: tuple[Unread, ...], file: str, sheet: str) -> pa.RecordBatch:
    """Records of which nothing could be read, as rows of the rejects table: no column is theirs."""
    here = {"file": file, "sheet": sheet, "column": None, "header": None, "reason": UNREAD}
    return pa.RecordBatch.from_pylist(
        [here | {"row": record.row, "text": record.text} for record in unread], schema=REJECTS
    )


def _conclude(done: Streamed, typers: dict[int, ColumnTyper], placed: Placed) -> None:
    """What can be said of the columns once all rows were seen; headers as released."""
    headers = _headers(typers, placed)
    for typer in typers.values():
        header = headers[typer.column.name]
        done.columns.append(typer.column.name)
        if typer.wholly_redacted:
            done.redacted_columns.append(header)
        done.new_codes.extend(
            (header, code, rows) for code, rows in sorted(typer.new_codes.items())
        )
    done.unheaded = [name for name in done.columns if name in done.unheaded]


def _clean(header: str | None) -> str:
    return re.sub(r"\s+", " ", header or "").strip()
