"""One connection for all questions to a library, for opening takes about as long as asking."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb
import pytest

from uncover.figures.engine import rows


@contextmanager
def one_connection() -> Iterator[None]:
    """Let the engine ask over one connection, which forgets its views and macros each time."""
    with duckdb.connect(":memory:") as connection, pytest.MonkeyPatch.context() as patched:

        def connected() -> AbstractContextManager[duckdb.DuckDBPyConnection]:
            return _forgetting(connection)

        patched.setattr(rows, "connected", connected)
        yield


@contextmanager
def _forgetting(
    connection: duckdb.DuckDBPyConnection,
) -> Iterator[duckdb.DuckDBPyConnection]:
    connection.begin()
    try:
        yield connection
    finally:
        connection.rollback()
