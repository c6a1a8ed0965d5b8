"""A stop that somebody asked for: no error, and not to be swallowed by whatever it falls into.

A signal can fall where its exception is lost: DuckDB tells it as an error of the query, a callback
or a destructor only prints it. So the stop is kept too, and work listens for it at each step.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType


class Stopped(BaseException):
    """Somebody asked the command to stop; no error, so that nothing takes it for one."""

    def __init__(self, number: int) -> None:
        """Take the signal's number."""
        super().__init__(number)
        self.number = number


class Bell:
    """What rings when a signal has come, and can be heard again afterwards."""

    def __init__(self) -> None:
        """Begin silent."""
        self.rung: Stopped | None = None
        self.deaf = False

    def ring(self, number: int, _frame: FrameType | None) -> None:
        """Take note of the signal, and raise."""
        if self.deaf:
            return
        self.rung = Stopped(number)
        raise self.rung

    def listen(self) -> None:
        """Raise the stop that has come, if one has."""
        if self.rung is not None:
            raise self.rung


BELLS: list[Bell] = []
"""The bells that may ring now; the last one is the command that runs."""


def answered() -> None:
    """The running command has given its answer: there is nothing left to stop."""
    if BELLS:
        BELLS[-1].deaf = True


def listen() -> None:
    """Raise the stop that the running command was asked for; nothing if there was none."""
    if BELLS:
        BELLS[-1].listen()


_INTERRUPTS: list[Callable[[], object]] = []
"""How to end each long call that may run now and does not look up for signals."""


@contextmanager
def interruptible(interrupt: Callable[[], object]) -> Iterator[None]:
    """Let a stop call `interrupt`, from another thread, while what is in here runs."""
    _INTERRUPTS.append(interrupt)
    try:
        yield
    finally:
        _INTERRUPTS.remove(interrupt)


def interrupt_all() -> None:
    """End whatever may run in a long call now; what is over by then is left alone."""
    for interrupt in tuple(_INTERRUPTS):
        with suppress(Exception):  # it may just have been closed
            interrupt()
