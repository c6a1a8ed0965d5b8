"""Files of people that are written whole or not at all, with the text before beside them."""

import os
from pathlib import Path


def write_whole(path: Path, text: str, *, keep: bool = False) -> Path | None:
    """Write `text` in one step; with `keep` the file as it was stays beside it, as `NAME~`.

    Gives the path of what was kept, if anything was. Line ends are written as they stand.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    kept = path.with_name(path.name + "~") if keep and path.exists() else None
    try:
        new.write_bytes(text.encode())
        if path.exists():
            new.chmod(path.stat().st_mode)
        if kept is not None:
            kept.write_bytes(path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return kept
