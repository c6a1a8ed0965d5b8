"""The engine: figures counted from the rows of a library, by DuckDB, in SQL that one can read."""
