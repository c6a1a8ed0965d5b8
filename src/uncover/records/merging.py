"""The end of a run: the parts of every release are merged into its tables, once for all files.

Merging writes a table anew. Doing so for each file would cost the square of their number; until it
is done, whoever reads the library reads the parts as well.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from uncover.records import journal
from uncover.records.declaration import Table
from uncover.records.library import Library
from uncover.records.manifest import count_anew
from uncover.records.relation import PARTS, Held
from uncover.records.stacking import Engine
from uncover.terms.stopping import listen

MERGING = 4
"""How many times their own size merged tables and parts may need while they are merged.

Measured on five sheets of a million rows and 76 columns: 3 times.
"""


def merge_parts(
    library: Library, work: Path, tables: Mapping[str, Table], told: Callable[[str, int], None]
) -> None:
    """Merge whatever waits, also what a stopped run has left; each release is one commit.

    `work` is the empty work folder. Whatever stops it leaves the parts where they are.
    """
    for release in library.releases():
        manifest = library.manifest(release)
        if manifest.get("parts"):
            renames: dict[Path, Path] = {}
            merge(library, work, manifest, library.held(release), tables, told, renames)
            journal.commit(library.path, renames)
    shutil.rmtree(library.path / PARTS, ignore_errors=True)


def merge(
    library: Library,
    work: Path,
    manifest: dict[str, Any],
    held: Held,
    tables: Mapping[str, Table],
    told: Callable[[str, int], None],
    renames: dict[Path, Path],
) -> None:
    """Merge the parts of one release; adds its new files and its manifest to `renames`."""
    release = manifest["release"]
    known = [tables[name] for name in manifest["tables"] if name in tables]
    touched: set[str] = {part.table for part in held.parts}
    if held.without is not None:
        touched |= {sheet["table"] for sheet in manifest["replaced"][-1]["sheets"]}
    counted = {}
    pa.default_memory_pool().release_unused()  # sorting needs room too
    with Engine(work) as engine:
        persons = engine.number_persons(held, known)
        if persons is not None:
            renames[persons] = library.path / "releases" / release / "persons.parquet"
        for table in (table for table in known if table.name in touched):
            listen()
            told(f"{table.name} {release}", manifest["tables"][table.name]["rows"])
            stacked = counted[table.name] = engine.merge(held, table)
            place = f"{release}.parquet"
            renames[stacked.rows_file] = library.path / "tables" / table.name / place
            renames[stacked.rejects_file] = library.path / "rejects" / table.name / place
    count_anew(manifest, counted)
    told_of = {sheet["table"] for entry in manifest["files"] for sheet in entry["sheets"]}
    manifest["tables"] = {t: facts for t, facts in manifest["tables"].items() if t in told_of}
    manifest["parts"] = []
    out = work / "release.json"
    journal.write_json(out, manifest)
    renames[out] = library.manifest_path(release)


def files_to_merge(library: Library, release: str) -> list[Path]:
    """The files of a release that merging reads and writes anew."""
    if release not in library.releases():
        return []
    held = library.held(release)
    found = [part.rows for part in held.parts]
    with suppress(FileNotFoundError):
        found += [path for path in held.merged.values() if path.stat()]
    return found
