"""Some columns of a stored table as text: `python -m benches.as_text STORED TARGET COLUMN...`."""

import sys
from pathlib import Path

import duckdb


def main() -> None:
    """Write what the arguments say; a half-written file never has the name of a whole one."""
    stored, target, *columns = sys.argv[1:]
    growing = Path(target).with_suffix(".growing")
    names = ", ".join(f'"{name}"' for name in columns)
    duckdb.execute(f"copy (select {names} from '{stored}') to '{growing}' (format csv, header)")
    growing.replace(target)


if __name__ == "__main__":
    main()
