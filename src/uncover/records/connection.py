"""A connection to DuckDB in memory, closed when it is done with, and interrupted by a stop."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from uncover.terms.stopping import interruptible


@contextmanager
def connected(**config: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with DuckDB's settings in `config`.

    A query that runs when the command is stopped raises `duckdb.InterruptException` at once.
    """
    with (
        duckdb.connect(":memory:", config=dict(config)) as connection,
        interruptible(connection.interrupt),
    ):
        yield connection
