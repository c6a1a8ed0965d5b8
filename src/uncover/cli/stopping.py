"""Ctrl-C and SIGTERM: a command stops soon, says one sentence, and leaves with the shell's code."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from uncover.terms.errors import UncoverError

_BASE = 128
"""A command ended by signal N leaves with 128 + N, as shells say it: 130 and 143."""


class Stopped(BaseException):
    """Somebody asked the command to stop; no error, so that nothing takes it for one."""

    def __init__(self, number: int) -> None:
        """Take the signal's number."""
        super().__init__(number)
        self.number = number


class StoppedError(UncoverError):
    """A stop as it is told: what is kept, and how to go on."""

    def __init__(self, stopped: Stopped, message: str = "cli.interrupted", **facts: object) -> None:
        """Take the stop and the sentence of the command that was stopped."""
        super().__init__(message, **facts)
        self.exit_code = _BASE + stopped.number


class Bell:
    """What rings when a signal has come; readers that swallow the exception hear it again."""

    def __init__(self) -> None:
        """Begin silent."""
        self.rung: Stopped | None = None

    def ring(self, number: int, _frame: FrameType | None) -> None:
        """Take note of the signal, and raise."""
        self.rung = Stopped(number)
        raise self.rung

    def listen(self) -> None:
        """Raise what a library in C has caught and thrown away, or told as an error of its own."""
        if self.rung is not None:
            raise self.rung


@contextmanager
def stoppable() -> Iterator[Bell]:
    """Let Ctrl-C and SIGTERM raise `Stopped` in here, whatever a library makes of it."""
    bell = Bell()
    before = {number: signal.signal(number, bell.ring) for number in _SIGNALS}
    try:
        yield bell
    except Exception:
        bell.listen()  # DuckDB tells an interruption as an error of the query
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
