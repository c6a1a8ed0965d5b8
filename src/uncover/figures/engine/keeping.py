"""What a figure follows from: it is counted once, as long as nothing of that is another.

A figure is kept under the program, the language, the question, every manifest and declaration of
the library; it is taken again only if the rows that it was counted from have the same bytes still.
Hashes of columns are kept under the bytes of the rows and the query. `verify` uses none of it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.ahead import Ahead, Open
from uncover.figures.engine.fingerprint import Hash
from uncover.figures.engine.plainly import as_plain, figure_of
from uncover.figures.engine.sharing import MOST_ROWS, Sharing
from uncover.figures.engine.store import NoStore, Store
from uncover.figures.figure import Figure
from uncover.figures.published.lines import RELEASE as PACKAGED
from uncover.figures.receipt import is_whole
from uncover.records.journal import JOURNAL
from uncover.records.library import Library, sha256_of
from uncover.terms.speech import language

Read = Mapping[str, tuple[str, ...]]
"""The releases of every stored table that was read."""


class Keeping:
    """The figures and hashes that were counted from one library."""

    def __init__(
        self,
        library: Library,
        *,
        many: bool = False,
        on_disk: bool = True,
        most_rows: int | None = None,
    ) -> None:
        """Look beside `library`; nothing is kept of one that is still being merged.

        many: many figures will be asked for. on_disk: else all is kept as long as this is.
        most_rows: of tables of up to so many rows those that count are kept in memory.
        """
        self._most_rows = most_rows
        self._library = library
        self._store = Store(library.path) if on_disk else NoStore(library.path)
        self._hashes: dict[object, str] = {}
        self._counted: dict[str, list[Any]] = {}
        self.sharing = Sharing(many=many)
        self._ahead = Ahead()
        self._known: tuple[object, Any] | None = None

    def figure(self, ask: Ask) -> Figure | None:
        """The figure as it was counted before, if all that it follows from is the same."""
        state = self._state()
        if state is None:
            return None
        told = self._store.get("figure", [language(), repr(ask), state])
        try:
            if told is None or told["rows"] != self._rows(_read_of(told["figure"])):
                return None
            figure = figure_of(told["figure"])
        except (KeyError, TypeError, ValueError, OSError):
            return None
        return figure if figure.receipt is not None and is_whole(figure.receipt) else None

    def may_share(self, read: Read) -> bool:
        """Whether the rows that count are few enough to be kept while a letter is checked."""
        many = (
            self._library.manifest(release)["tables"][table]["rows"]
            for table, releases in read.items()
            for release in releases
        )
        return bool(sum(many) <= (self._most_rows or MOST_ROWS))

    def standing(self) -> object:
        """What differs as soon as any file of rows is another; asked before counting, and after."""
        found = []
        for pattern in ("tables/*/*.parquet", "releases/*/persons.parquet"):
            for path in sorted(self._library.path.glob(pattern)):
                with suppress(OSError):
                    found.append(_facts(path))
        return found

    def keep(self, ask: Ask, figure: Figure, before: object) -> None:
        """Keep a figure that was counted just now, unless the files are not as `before`."""
        state = self._state()
        if state is None or figure.unsaid is not None or figure.receipt is None:
            return
        plain = as_plain(figure)
        document = {"figure": plain, "rows": self._rows(_read_of(plain))}
        if self.standing() == before:
            self._store.put("figure", [language(), repr(ask), state], document)

    def columns(self, read: Read, splice: str | None, sql: str, count: Callable[[], Hash]) -> Hash:
        """How many rows there are and what the query of their hash gives: counted once.

        read, splice: what the name of the table in `sql` stands for.
        """
        key = self._columns_key(sql, read, splice)
        if key is None:
            return count()
        found = self._counted.get(repr(key)) or self._store.get("columns", key)
        if found is None:
            found = list(self._ahead.found(repr(key)) or count())
            if self._columns_key(sql, read, splice) == key:
                self._store.put("columns", key, found)
        self._counted[repr(key)] = found
        rows, digest = found
        return int(rows), str(digest)

    def columns_ahead(self, read: Read, splice: str | None, sql: str, open_: Open) -> None:
        """Let a hash that will be asked for be counted meanwhile, if it is not known."""
        key = self._columns_key(sql, read, splice)
        if key is not None and self._store.get("columns", key) is None:
            self._ahead.begin(repr(key), open_, sql)

    def _columns_key(self, sql: str, read: Read, splice: str | None) -> list[Any] | None:
        return None if self._state() is None else [sql, self._rows(read), splice]

    def _state(self) -> Any:  # noqa: ANN401  JSON
        """What the library says of itself: every manifest, and a group's own declarations.

        None while files wait to be merged, or a writer is at work.
        """
        now = self._library.state()
        if self._known is None or self._known[0] != now:
            self._known = (now, self._told())
        return self._known[1]

    def _told(self) -> Any:  # noqa: ANN401  JSON
        if (self._library.path / JOURNAL).exists():
            return None
        manifests = [self._library.manifest(name) for name in self._library.releases()]
        if any(manifest.get("parts") for manifest in manifests):
            return None
        paths = [self._library.manifest_path(name) for name in self._library.releases()]
        own = self._library.declarations()
        return [
            [[path.parent.name, sha256_of(path)] for path in paths],
            [[name, one.sha256] for name, one in sorted(own.items())],
        ]

    def _rows(self, read: Read) -> list[list[Any]]:
        """The bytes of every file that rows and pseudonyms were read from, by hash."""
        found = []
        for table, releases in sorted(read.items()):
            for release in releases:
                rows = self._library.table_path(table, release)
                persons = self._library.persons_path(release)
                digests = [self._hash(path) if path.exists() else None for path in (rows, persons)]
                found.append([table, release, *digests])
        return found

    def _hash(self, path: Path) -> str:
        """The hash of a file's bytes, once in this process while the file is the same."""
        key = _facts(path)
        if key not in self._hashes:
            self._hashes[key] = sha256_of(path)
        return self._hashes[key]


def _facts(path: Path) -> tuple[str, int, int, int, int]:
    told = path.stat()
    return path.as_posix(), told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def _read_of(plain: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The tables and releases that a figure's receipt says it was counted from."""
    found: dict[str, tuple[str, ...]] = {}
    for told in plain["receipt"]["releases"]:
        if told["release"] != PACKAGED:
            found[told["table"]] = (*found.get(told["table"], ()), told["release"])
    return found
