"""What a terminal shows while files are stored: the disk first, then a bar until the report."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from uncover.cli.output import console, progress_console
from uncover.records.listening import Listener
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.report import FileReport
from uncover.records.room import Room, megabytes
from uncover.terms.speech import say

_UNREAD = {"already stored", "ignored"}


@contextmanager
def watching(*, as_json: bool) -> Iterator["Screen"]:
    """A screen for the time of one ingest; without a terminal it shows no bar."""
    error = progress_console()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
        TextColumn("{task.fields[left]}"),
        TimeRemainingColumn(),
        console=error,
        transient=True,
        disable=error.quiet,
    )
    with bar:
        yield Screen(bar, as_json=as_json)


class Screen(Listener):
    """The bar: file, rows, rows a second, files and time left.

    The bar is filled by bytes of files; inside a file by its rows, once an earlier file has shown
    how many bytes a row takes.
    """

    def __init__(self, bar: Progress, *, as_json: bool) -> None:
        """Take the bar; with `as_json` the disk is told in the document and not here."""
        self.read = 0
        self._bar = bar
        self._task = bar.add_task("", total=None, rows="", left="")
        self._as_json = as_json
        self._room = Room(0, 0, 0, 0)
        self._done = self._rows_done = self._bytes_done = 0
        self._rows = 0
        self._since = time.monotonic()
        self._file = ""

    def begins(self, room: Room) -> None:
        """Say first what the disk has and what may be needed: one line, also where it is enough.

        To a terminal on standard error, piped as the first line of the report.
        """
        self._room = room
        self._bar.update(self._task, total=room.size or None)
        line = say("ingest.room", needed=megabytes(room.needed), free=room.free // 1_000_000)
        if sys.stderr.isatty():
            self._bar.console.print(line, markup=False, highlight=False)
        elif not self._as_json:
            console().print(line, markup=False)

    def reads(self, file: str, rows: int) -> None:
        """Show file, rows and how fast they come."""
        if file != self._file or rows < self._rows:
            self._file, self._since = file, time.monotonic()
        self._rows = rows
        seconds = time.monotonic() - self._since
        speed = f"{rows / seconds:,.0f}" if seconds > 1 else "-"
        self._bar.update(
            self._task,
            description=file,
            rows=say("ingest.bar.rows", rows=f"{rows:,}", speed=speed),
            left=say("ingest.bar.left", done=self.read, files=self._room.files),
            completed=min(self._bytes_done + self._inside(rows), self._room.size),
        )

    def has_read(self, file: str, report: FileReport, opened: ReleasedFile | None) -> None:
        """Fill the bar by the bytes of the file."""
        del file
        if opened is None or report.status in _UNREAD:
            return
        self.read += 1
        self._bytes_done += opened.path.stat().st_size
        self._rows_done += sum(sheet.rows for sheet in report.sheets)
        self._bar.update(self._task, completed=min(self._bytes_done, self._room.size))

    def stacks(self, files: int) -> None:
        """Say that rows are being sorted into their tables."""
        self._bar.update(self._task, description=say("ingest.bar.stacks", files=files), rows="")

    def _inside(self, rows: int) -> int:
        """Bytes that so many rows of the file being read may take."""
        return self._bytes_done * rows // self._rows_done if self._rows_done else 0
