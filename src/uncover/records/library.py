"""A library: the folder in which released records are kept, clean, typed and traceable."""

import hashlib
import json
import re
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from uncover.records import declared, journal, kept
from uncover.records.connection import connected
from uncover.records.declaration import Table
from uncover.records.relation import Held, Part, people_in
from uncover.terms.errors import UnusableError

FORMAT = 1
"""The version of the library's layout; readable by every later version of Uncover."""

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9_-])?")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that some systems keep to themselves, whatever follows the dot."""

_FREE_TURNS, _TURNS = 3, 8
"""How often a reading is begun without asking writers to wait, and how often in all."""
_PAUSE = 0.05
"""Seconds between two turns: long enough for files to be put in place."""

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Holding:
    """One table of one release: rows, its first and last day (ISO), and how many people.

    from_, through: None where the table has no date, or no row a date. people: distinct
    pseudonyms, None where the table or the release has no person.
    """

    table: str
    release: str
    rows: int
    from_: str | None
    through: str | None
    people: int | None


class Library:
    """A library opened for reading; `uncover.records.ingest` writes it.

    Reading needs no permission to write: what an interrupted writer had decided but not yet moved
    is found where it lies. Raises UnusableError (`ingest.no-library`) if there is no such folder.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        """Open the folder `path`; `create` allows it not to be there yet."""
        self.path = Path(path)
        if not self.path.is_dir() and not (create and not self.path.exists()):
            raise UnusableError("ingest.no-library", library=self.path)
        journal.try_roll_forward(self.path)

    def releases(self) -> list[str]:
        """The names of all releases, sorted; their order in time is `release_date`'s."""
        folder = self.path / "releases"
        names = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
        return sorted(name for name in names if self._at(self.manifest_path(name)).is_file())

    def manifest(self, release: str) -> dict[str, Any]:
        """What is stored of a release: its `release.json`.

        Raises UnusableError: `ingest.no-release`, and `ingest.newer-library` if a later version of
        Uncover wrote it.
        """
        try:
            text = self._at(self.manifest_path(release)).read_text("utf-8")
        except FileNotFoundError:
            raise UnusableError(
                "ingest.no-release", release=release, releases=", ".join(self.releases()) or "-"
            ) from None
        document: dict[str, Any] = json.loads(text)
        if document.get("uncover_library", 0) > FORMAT:
            raise UnusableError("ingest.newer-library", library=self.path)
        return document

    def tables(self) -> dict[str, Table]:
        """The tables that this library knows: those of Uncover, and a group's own.

        Raises UnusableError (`ingest.declaration-altered`) for a declaration of its own that is not
        the one its rows were stored under.
        """
        own = self.declarations()
        return declared.tables() | {name: one.table for name, one in own.items()}

    def declarations(self) -> dict[str, kept.Kept]:
        """A group's own declarations that are kept here, by table; raises as `tables` does."""
        return kept.declarations(self.path, self._at, self._documents())

    def held(self, release: str) -> Held:
        """Where the rows of a release lie: merged tables, and parts not merged with them yet."""
        manifest = self.manifest(release)
        merged = [name for name, facts in manifest["tables"].items() if facts["sha256"]]
        persons = self.persons_path(release)
        return Held(
            persons if persons.exists() else None,
            {name: self.table_path(name, release) for name in merged},
            {name: self.rejects_path(name, release) for name in merged},
            [
                Part(
                    part["table"],
                    part["person"],
                    self._at(self.path / part["rows"]),
                    self._at(self.path / part["rejects"]),
                )
                for part in manifest.get("parts", [])
            ],
        )

    def has(self, table: str, release: str) -> bool:
        """Whether rows of this table are stored for this release."""
        return (
            self._at(self.manifest_path(release)).is_file()
            and table in (self.manifest(release)["tables"])
        )

    def releases_of(self, table: str) -> list[str]:
        """The releases that hold rows of a table, by name."""
        return [told["release"] for told in self._documents() if table in told["tables"]]

    def releases_by_table(self) -> dict[str, tuple[str, ...]]:
        """Every table that is held, with the releases that hold rows of it, by name."""
        found: dict[str, tuple[str, ...]] = {}
        for told in self._documents():
            for table in told["tables"]:
                found[table] = (*found.get(table, ()), told["release"])
        return found

    def release_date(self, release: str) -> str | None:
        """The day (ISO) that orders this release: its own date, else its last event's."""
        document = self.manifest(release)
        if document["date"]:
            return str(document["date"])
        last = [held["through"] for held in document["tables"].values() if held["through"]]
        return max(last) if last else None

    def holdings(self) -> list[Holding]:
        """Every table of every release, by table and then release."""
        held = [
            Holding(
                table,
                manifest["release"],
                facts["rows"],
                facts["from"],
                facts["through"],
                self._people(table, manifest),
            )
            for manifest in self._documents()
            for table, facts in manifest["tables"].items()
        ]
        return sorted(held, key=lambda holding: (holding.table, holding.release))

    def _people(self, table: str, manifest: dict[str, Any]) -> int | None:
        """How many people a table has; what is not merged yet has to be counted."""
        if "person" not in manifest["tables"][table]["columns"]:
            return None  # these files do not tell persons apart
        parts = [part for part in manifest.get("parts", []) if part["table"] == table]
        if not parts or not parts[0]["person"]:
            people: int | None = manifest["tables"][table]["people"]
            return people
        with connected() as connection:
            return people_in(connection, self.held(manifest["release"]), parts[0]["person"], table)

    def _documents(self) -> list[dict[str, Any]]:
        """The manifests of all releases, by name."""
        return [self.manifest(release) for release in self.releases()]

    def table_path(self, table: str, release: str) -> Path:
        """The Parquet file of a table's merged rows, as it may be opened now.

        While parts wait to be merged it lacks their rows: `held` and `relation` have all of them.
        """
        return self._at(self.path / "tables" / table / f"{release}.parquet")

    def persons_path(self, release: str) -> Path:
        """The Parquet file of a release's pseudonyms: `person` BIGINT, `pseudonym` VARCHAR."""
        return self._at(self.path / "releases" / release / "persons.parquet")

    def rejects_path(self, table: str, release: str) -> Path:
        """The Parquet file of the values of a table that could not be typed."""
        return self._at(self.path / "rejects" / table / f"{release}.parquet")

    def manifest_path(self, release: str) -> Path:
        """Where a release's manifest has its place."""
        return self.path / "releases" / release / "release.json"

    def steady(self, read: Callable[[], _Read]) -> _Read:
        """What `read` returns, read while the library stood still.

        A commit replaces several files one after the other, and a reader that opens them meanwhile
        would see some of the old and some of the new. `read` is run again when the library changed
        under it, or when it failed while files were being put in place; after a few turns writers
        are asked to wait. A reading that meets nobody takes no lock. Raises what `read` raises over
        a library that stands still.
        """
        for turn in range(_TURNS):
            with nullcontext() if turn < _FREE_TURNS else journal.held_still(self.path):
                before = self.state()
                try:
                    result = read()
                except Exception:
                    moving = self.state() != before or (self.path / journal.JOURNAL).exists()
                    if not moving or turn == _TURNS - 1:
                        raise
                else:
                    if self.state() == before:
                        return result
            time.sleep(_PAUSE)
        raise UnusableError("ingest.never-still", library=self.path)

    def state(self) -> list[tuple[str, int, int]]:
        """What differs after every commit: the journal, and the manifest of every release.

        A file put in place is a new file, so its number or its time is another.
        """
        seen = [self.path / journal.JOURNAL, *sorted((self.path / "releases").glob("*/*.json"))]
        found = []
        for path in seen:
            try:
                facts = path.stat()
            except OSError:
                continue
            found.append((path.as_posix(), facts.st_ino, facts.st_mtime_ns))
        return found

    def _at(self, target: Path) -> Path:
        """Where a file is: at its place, or still where an unfinished journal says."""
        source = (journal.pending_renames(self.path) or {}).get(target)
        return source if source is not None and source.exists() else target


def release_name(text: str) -> str:
    """A release's name, checked: up to 120 letters, digits, dots, hyphens and underscores.

    It becomes the name of files on every system: raises UnusableError (`ingest.bad-release-name`)
    otherwise.
    """
    if not _NAME.fullmatch(text) or RESERVED.match(text):
        raise UnusableError("ingest.bad-release-name", release=text)
    return text


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
