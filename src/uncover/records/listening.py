"""How an ingest goes, for whoever listens: a bar in a terminal, or nobody."""

from uncover.records.reading.sheet import ReleasedFile
from uncover.records.report import FileReport
from uncover.records.room import Room


class Listener:
    """Hears how an ingest goes and says nothing; a screen is a listener that does."""

    def begins(self, room: Room) -> None:
        """Before anything is read or written: what the disk has and what may be needed."""

    def reads(self, file: str, rows: int) -> None:
        """So many rows of this file have been read."""

    def has_read(self, file: str, report: FileReport, opened: ReleasedFile | None) -> None:
        """A file is done; `opened` lies where it lay while it was read, None if it never was."""

    def stacks(self, files: int) -> None:
        """So many files are being put in their tables."""
