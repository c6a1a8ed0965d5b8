"""A first look at every sheet of a file: which table it is, of which release, or why none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uncover.records.declaration import Table
from uncover.records.parts import Placed
from uncover.records.reading.sheet import ReleasedFile, Sheet
from uncover.records.recognition import (
    DEEP_ROWS,
    HEAD_ROWS,
    Near,
    Recognised,
    looks_like_data,
    recognise,
)
from uncover.records.releases import ReleaseId, release_of
from uncover.records.report import Told


@dataclass(frozen=True)
class Looked:
    """One sheet before it is read: where it belongs, or why it is left.

    missing: headers of the layout, as released, that the sheet lacks. unread: it looks like data.
    notes: what of it is not as the layout says.
    """

    sheet: Sheet
    placed: Placed | None = None
    layout: str | None = None
    release: ReleaseId | None = None
    missing: tuple[str, ...] = ()
    reason: Told | None = None
    unread: bool = False
    notes: tuple[Told, ...] = ()


def look(
    sheet: Sheet, file: ReleasedFile, tables: Mapping[str, Table], release: str | None
) -> Looked:
    """Recognise one sheet; raises what the reader raises and `ingest.bad-release-name`."""
    head = sheet.head(HEAD_ROWS)
    found = recognise(head, tables)
    if not isinstance(found, Recognised) and len(head) == HEAD_ROWS:
        head = sheet.head(DEEP_ROWS)
        found = recognise(head, tables)
    if isinstance(found, Recognised):
        belongs = release_of(found.table, file, found.titles, release)
        placed = Placed(
            found.table, found.header_row, found.positions, found.new, list(found.headers)
        )
        missing, notes = tuple(found.missing_headers), tuple(_notes(found))
        return Looked(sheet, placed, found.layout.name, belongs, missing, notes=notes)
    if isinstance(found, Near):
        return Looked(sheet, reason=Told("ingest.near", _difference(found)), unread=True)
    if looks_like_data(head):
        return Looked(sheet, reason=Told("ingest.unread-data"), unread=True)
    return Looked(sheet, reason=Told("ingest.not-data" if head else "ingest.empty-sheet"))


def _notes(found: Recognised) -> Iterator[Told]:
    """That the header stands elsewhere than expected, and that nobody has seen such a file yet."""
    layout = found.layout
    if layout.header_row not in {None, found.header_row}:
        facts = {"found": str(found.header_row), "expected": str(layout.header_row)}
        yield Told("ingest.note.header-elsewhere", facts | {"layout": layout.name})
    if not layout.seen:
        yield Told("ingest.note.layout-unseen", {"layout": layout.name})


def _difference(near: Near) -> dict[str, str]:
    """The whole difference from the nearest layout, in words."""
    nearest = (f"{new} → {known}" for new, known in near.nearest.items())
    return {
        "table": near.table.name,
        "required": ", ".join(near.required) or "-",
        "missing": ", ".join(near.missing) or "-",
        "new": ", ".join(near.new) or "-",
        "nearest": ", ".join(nearest) or "-",
    }
