"""One run of one tool: its seconds, its seconds of CPU, its peak memory, and how it ended."""

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Literal, Self

import psutil

Measured = Literal["seconds", "cpu", "megabytes"]
"""What is measured of a run; `cpu` are the seconds of all its processors."""

_LOOKS = 0.1  # seconds between two looks at a tool's family; its own peak the kernel keeps
_MEGABYTE = 1_000_000
_RESERVE = 500 * _MEGABYTE  # left to the machine, whoever uses it
# The kernel tells kibibytes on Linux and bytes on macOS.
_UNIT_OF_PEAK = 1024 if sys.platform == "linux" else 1


class LeftOutError(Exception):
    """Why a tool has no number here, as one sentence without its name."""


@dataclass(frozen=True)
class Limits:
    """When a run is stopped: more bytes than the machine can spare, or more seconds."""

    megabytes: float
    seconds: float

    @classmethod
    def of_this_machine(cls, minutes: float) -> "Limits":
        """What is free now, less a tenth: a bench must not bring down what runs beside it."""
        return cls(psutil.virtual_memory().available * 0.9 / _MEGABYTE, minutes * 60)


@dataclass(frozen=True)
class Run:
    """What one run took, and what it printed.

    whole: its seconds with starting and ending, where `seconds` are those of the work alone. read:
    seconds of reading that are in `whole` only. of: seconds of each part of the work.
    """

    seconds: float
    cpu: float
    megabytes: float
    printed: str
    whole: float
    read: float | None = None
    of: dict[str, float] = field(default_factory=dict)


def measure(command: Sequence[str], limits: Limits) -> Run:
    """Run a command to its end. Raises LeftOutError if it cannot start, fails or is stopped."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complained:
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=printed, stderr=complained
            )
        except OSError as error:
            raise LeftOutError(f"could not be started: {error.strerror}") from error
        with _Watch(process.pid, limits) as watch:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if watch.stopped or process.returncode:
            raise LeftOutError(watch.stopped or _ending(process.returncode, _text(complained)))
        return Run(
            seconds=seconds,
            cpu=used.ru_utime + used.ru_stime,
            megabytes=max(used.ru_maxrss * _UNIT_OF_PEAK, watch.peak) / _MEGABYTE,
            printed=_text(printed),
            whole=seconds,
        )


class _Watch:
    """Looks at a process and its children while it runs, and stops them at the limits.

    The kernel keeps the peak of each process, not that of a family; the sum over the family is
    looked at ten times a second. Memory that two of them share is counted twice.
    """

    def __init__(self, pid: int, limits: Limits) -> None:
        self.peak = 0
        self.stopped = ""
        self._parent, self._limits = psutil.Process(pid), limits
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        if raised[0] is not None:  # stopped from the keyboard: leave nothing running
            self._stop("was stopped")
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        begun = time.perf_counter()
        while not self._ended.wait(_LOOKS):
            self.peak = max(self.peak, sum(_resident(one) for one in self._family()))
            spare = psutil.virtual_memory().available  # others may have taken what was free
            if self.peak > self._limits.megabytes * _MEGABYTE or spare < _RESERVE:
                self._stop(
                    f"was stopped at {self.peak / _MEGABYTE:,.0f} MB,"
                    " which is more than this machine had free"
                )
            elif time.perf_counter() - begun > self._limits.seconds:
                self._stop(f"was stopped after {self._limits.seconds / 60:,.1f} minutes")

    def _family(self) -> list[psutil.Process]:
        try:
            return [self._parent, *self._parent.children(recursive=True)]
        except psutil.Error:
            return []

    def _stop(self, why: str) -> None:
        self.stopped = self.stopped or why
        for one in self._family():
            with contextlib.suppress(psutil.Error):
                one.kill()


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it ended while we looked
        return 0


def _ending(code: int, complaint: str) -> str:
    if code == -9:  # noqa: PLR2004  SIGKILL
        return "was killed, as the system does when memory runs out"
    how = f"was ended by signal {-code}" if code < 0 else f"failed with exit code {code}"
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    return f"{how}: {lines[-1][:200]}" if lines else how


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
