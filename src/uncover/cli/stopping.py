"""Ctrl-C and SIGTERM: a command stops soon, says one sentence, and leaves with the shell's code."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from uncover.terms.errors import UncoverError
from uncover.terms.stopping import BELLS, Bell, Stopped

_BASE = 128
"""A command ended by signal N leaves with 128 + N, as shells say it: 130 and 143."""


class StoppedError(UncoverError):
    """A stop as it is told: what is kept, and how to go on."""

    def __init__(self, stopped: Stopped, message: str = "cli.interrupted", **facts: object) -> None:
        """Take the stop and the sentence of the command that was stopped."""
        super().__init__(message, **facts)
        self.exit_code = _BASE + stopped.number


@contextmanager
def stoppable() -> Iterator[Bell]:
    """Let Ctrl-C and SIGTERM raise `Stopped` in here, whatever a library makes of it."""
    bell = Bell()
    BELLS.append(bell)
    before = {number: signal.signal(number, bell.ring) for number in _SIGNALS}
    try:
        yield bell
    except Exception:
        bell.listen()  # DuckDB tells an interruption as an error of the query
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        BELLS.remove(bell)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
