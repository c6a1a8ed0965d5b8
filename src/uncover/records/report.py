"""What an ingest did, file by file and sheet by sheet: the report of DESIGN 5."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from uncover.terms.errors import UncoverError
from uncover.terms.speech import say

Status = Literal[
    "stored", "already stored", "ignored", "not recognised", "unreadable", "refused", "defect"
]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A reason in no language yet: the key of a message and the facts in it."""

    message: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self.message, **self.facts)

    def stored(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        return {"message": self.message, "facts": {k: str(v) for k, v in self.facts.items()}}

    @classmethod
    def of(cls, error: UncoverError) -> "Told":
        """The sentence and next step of an error."""
        return cls("ingest.told", {"error": str(error)})


_FAILED = {"not recognised", "unreadable", "defect"}

_AS_STORED = (
    *("sheet", "table", "release", "layout", "header_row"),
    *("duplicates", "without_person", "rejected", "times_dropped"),
)


@dataclass(frozen=True)
class SheetReport:
    """One sheet. Columns are headers as released; `rows_stored` always equals `rows_read`.

    duplicates: rows of it that the default rule does not count, over the whole release. unread:
    whether it looks like data and was not stored. notes: what is odd in it and was stored as it is.
    equals: the (file, sheet) whose rows it repeats.
    """

    sheet: str
    table: str | None = None
    release: str | None = None
    layout: str | None = None
    header_row: int | None = None
    rows: int = 0
    duplicates: int = 0
    without_person: int | None = None
    rejected: int = 0
    times_dropped: int = 0
    redacted_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    new_columns: tuple[str, ...] = ()
    new_codes: tuple[tuple[str, str, int], ...] = ()
    columns: tuple[str, ...] = ()
    content: str = ""
    reason: Told | None = None
    notes: tuple[Told, ...] = ()
    unread: bool = False
    equals: tuple[str, str] | None = None

    def document(self) -> dict[str, Any]:
        """The JSON of DESIGN 5."""
        return {
            "sheet": self.sheet,
            "table": self.table,
            "release": self.release,
            "layout": self.layout,
            "header_row": self.header_row,
            "rows_read": self.rows,
            "rows_stored": self.rows,
            "duplicates": self.duplicates,
            "without_person": self.without_person,
            "rejected": self.rejected,
            "times_dropped": self.times_dropped,
            "redacted_columns": list(self.redacted_columns),
            "missing_columns": list(self.missing_columns),
            "new_columns": list(self.new_columns),
            "new_codes": [
                {"column": column, "code": code, "rows": rows}
                for column, code, rows in self.new_codes
            ],
            "reason": None if self.reason is None else str(self.reason),
            "notes": [str(note) for note in self.notes],
        }

    def stored(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        return self.document() | {
            "columns": list(self.columns),
            "content_sha256": self.content,
            "equals": self.equals,
            "reason": None if self.reason is None else self.reason.stored(),
            "notes": [note.stored() for note in self.notes],
        }

    @classmethod
    def from_stored(cls, kept: dict[str, Any]) -> "SheetReport":
        """A sheet as the manifest has it."""
        reason = kept["reason"]
        lists = ("redacted_columns", "missing_columns", "new_columns", "columns")
        parts: dict[str, Any] = {name: tuple(kept[name]) for name in lists}
        parts |= {name: kept[name] for name in _AS_STORED}
        parts["duplicates"] = kept["duplicates"] or 0  # null until its rows are merged
        return cls(
            **parts,
            rows=kept["rows_read"],
            new_codes=tuple((c["column"], c["code"], c["rows"]) for c in kept["new_codes"]),
            content=kept["content_sha256"],
            equals=(kept["equals"][0], kept["equals"][1]) if kept["equals"] else None,
            reason=Told(reason["message"], reason["facts"]) if reason else None,
            notes=tuple(Told(n["message"], n["facts"]) for n in kept.get("notes", ())),
        )


@dataclass(frozen=True)
class FileReport:
    """One file: its name without folder, its hash (None if it could not be read), its sheets.

    Status `defect`: Uncover failed over it; `cause` is the error, which may hold values of the file
    and is for the terminal of whoever asks to see it.
    """

    file: str
    sha256: str | None
    status: Status
    reason: Told | None = None
    sheets: tuple[SheetReport, ...] = ()
    archive: str | None = None
    refusal: UncoverError | None = None
    cause: Exception | None = None

    def document(self) -> dict[str, Any]:
        """The JSON of DESIGN 5."""
        return {
            "file": self.file,
            "archive": self.archive,
            "sha256": self.sha256,
            "status": self.status,
            "reason": None if self.reason is None else str(self.reason),
            "sheets": [sheet.document() for sheet in self.sheets],
        }


@dataclass
class IngestReport:
    """All files of one run, in the order in which they were met."""

    files: list[FileReport] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0; 1 if a file or a sheet with data was left unread; 2 if a file was refused."""
        if any(file.status == "refused" for file in self.files):
            return 2
        unread = any(sheet.unread for file in self.files for sheet in file.sheets)
        failed = any(file.status in _FAILED for file in self.files)
        return 1 if unread or failed else 0

    def document(self) -> dict[str, Any]:
        """The JSON of DESIGN 5; a refusal is told as an error too."""
        document: dict[str, Any] = {"files": [file.document() for file in self.files]}
        refused = next((file.refusal for file in self.files if file.refusal), None)
        if refused is not None:
            told = {"sentence": refused.sentence, "next": refused.next_step}
            document["error"] = {"code": refused.code, **told}
        return document

    def with_duplicates(self, counted: dict[tuple[str, str, str, str], int]) -> None:
        """Bring duplicates up to the end of the run; keys are table, release, file, sheet.

        A later file of the same release can repeat rows of an earlier one.
        """
        self.files = [
            replace(
                file,
                sheets=tuple(
                    replace(sheet, duplicates=counted.get(_key(file, sheet), sheet.duplicates))
                    for sheet in file.sheets
                ),
            )
            for file in self.files
        ]


def _key(file: FileReport, sheet: SheetReport) -> tuple[str, str, str, str]:
    return (sheet.table or "", sheet.release or "", file.file, sheet.sheet)
