"""Hashes counted ahead, beside the figures: they take as long, and one processor is idle."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.composite import is_composite, parts
from uncover.figures.engine.fingerprint import Hash, hash_of

Open = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


class Ahead:
    """What is being counted by another thread, by key."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self._worker: ThreadPoolExecutor | None = None
        self._begun: dict[str, Future[Hash]] = {}

    def begin(self, key: str, open_: Open, sql: str) -> None:
        """Let the query of a hash be counted, in a connection of its own, unless it is already."""
        if key in self._begun:
            return
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "hashes")
        self._begun[key] = self._worker.submit(partial(_count, open_, sql))

    def found(self, key: str) -> Hash | None:
        """What was counted, as soon as it is; None where it was not begun or could not be."""
        begun = self._begun.pop(key, None)
        if begun is None or begun.cancel():
            return None
        return None if begun.exception() is not None else begun.result()


def _count(open_: Open, sql: str) -> Hash:
    with open_() as connection:
        return hash_of(connection, sql)


def whole(ask: Ask) -> list[Ask]:
    """The questions that are counted for this one: both of a figure made of two."""
    return [each for part in parts(ask) for each in whole(part)] if is_composite(ask) else [ask]
