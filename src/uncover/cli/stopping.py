"""Ctrl-C and SIGTERM: a command stops soon, says one sentence, and leaves with the shell's code."""

import select
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from uncover.terms.errors import UncoverError
from uncover.terms.stopping import BELLS, Bell, Stopped, interrupt_all

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
        with _watched(bell):
            yield bell
    except Exception:
        bell.listen()  # DuckDB tells an interruption as an error of the query
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        BELLS.remove(bell)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_AGAIN = 0.1
"""Seconds after which what runs is interrupted once more: another query may have begun."""


@contextmanager
def _watched(bell: Bell) -> Iterator[None]:
    """Have another thread end long calls when a signal has come.

    Python hears a signal between two steps of its own, and one query can be a single step of many
    minutes. The system's handler writes to a socket at once, whatever the main thread is in.
    """
    heard, told = socket.socketpair()
    told.setblocking(False)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    watcher = threading.Thread(target=_interrupt_when_told, args=(heard, bell), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before, warn_on_full_buffer=False)
        told.close()
        watcher.join()
        heard.close()


def _interrupt_when_told(heard: socket.socket, bell: Bell) -> None:
    """Interrupt from the first signal of ours until the other end is closed."""
    stopping = False
    while True:
        if select.select([heard], [], [], _AGAIN if stopping else None)[0]:
            numbers = heard.recv(64)
            if not numbers:
                return
            stopping = stopping or bool(set(numbers) & set(_SIGNALS))
        if stopping and not bell.deaf:
            interrupt_all()
