"""What was counted before, kept on disk beside the library: small documents under exact keys.

It is a help and never a source: a document is found only under a key made of everything that it
follows from, a damaged one is none, and where nothing can be written all is counted anew.
"""

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import uncover
from uncover.records.journal import KEPT


class Store:
    """Documents kept in the folder of a library, those of another program swept away."""

    def __init__(self, library: Path) -> None:
        """Keep documents under `library`; nothing is written before the first one is kept."""
        self._folder = library / KEPT / program()[:20]

    def get(self, kind: str, key: Any) -> Any:  # noqa: ANN401  any JSON
        """The document that was kept under a key; None if there is none that is whole."""
        try:
            told = json.loads(self._path(kind, key).read_text("utf-8"))
            whole = told["key"] == _plain(key) and told["sha256"] == _digest(told["document"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return told["document"] if whole else None

    def put(self, kind: str, key: Any, document: Any) -> None:  # noqa: ANN401  any JSON
        """Keep a document; whoever reads meanwhile sees the one before or this one."""
        told = {"key": _plain(key), "sha256": _digest(document), "document": document}
        target = self._path(kind, key)
        with suppress(OSError):
            self._make_folder()
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as out:
                    json.dump(told, out, ensure_ascii=False)
                Path(name).replace(target)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _make_folder(self) -> None:
        if self._folder.is_dir() or not self._folder.parent.parent.is_dir():
            return
        for other in self._folder.parent.glob("*"):
            shutil.rmtree(other, ignore_errors=True)  # of another program: nobody asks for it
        self._folder.mkdir(parents=True, exist_ok=True)

    def _path(self, kind: str, key: Any) -> Path:  # noqa: ANN401  any JSON
        return self._folder / f"{kind}-{_digest(key)}.json"


class NoStore(Store):
    """A store in which nothing is found and nothing is kept."""

    def get(self, kind: str, key: Any) -> Any:  # noqa: ANN401, ARG002  as the other
        """None, always."""
        return None

    def put(self, kind: str, key: Any, document: Any) -> None:  # noqa: ANN401  as the other
        """Keep nothing."""


@cache
def program() -> str:
    """The hash of this program: of every file of the package, and of the engine's version.

    A version number would not tell a measure that is being written from the one of a minute ago.
    """
    root = Path(uncover.__file__).parent
    told = hashlib.sha256(version("duckdb").encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in (".pyc", ".part"):
            told.update(f"\n{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return told.hexdigest()


def _plain(document: Any) -> Any:  # noqa: ANN401  any JSON
    return json.loads(json.dumps(document))


def _digest(document: Any) -> str:  # noqa: ANN401  any JSON
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
