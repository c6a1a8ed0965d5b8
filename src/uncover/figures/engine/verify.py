"""Counting again: whether a receipt still says what the records say.

No SQL of a receipt is ever run: the SQL is rebuilt from measure and version, and texts compared.
"""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uncover.figures.address import ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.receipt import HASH_KEY, is_whole
from uncover.records.ingest import ingest
from uncover.records.kept import Kept
from uncover.records.library import Library
from uncover.terms.errors import UncoverError
from uncover.terms.speech import say

VERIFIED = "verified"
BROKEN = "broken"
OLDER_RULES = "older rules"
CANNOT = "cannot be recounted"

_NUMBERS = ("result", "alternatives", "records_end")


@dataclass(frozen=True)
class Verification:
    """One of the four answers, with what the receipt says, what is found, and why."""

    status: str
    expected: Any
    found: Any
    reason: str = ""


def verify(receipt: dict[str, Any], library: Path) -> Verification:
    """Recount a receipt from a library."""
    if not isinstance(receipt.get("figure"), dict) or not is_whole(receipt):
        told = receipt.get(HASH_KEY)
        return Verification(BROKEN, told, None, say("figures.verified.altered"))
    try:
        opened = Resolver(library).library
        return opened.steady(
            lambda: _files_changed(receipt, opened) or _recounted(receipt, library)
        )
    except UncoverError as error:
        return Verification(CANNOT, _numbers(receipt), None, str(error))
    except (KeyError, TypeError, AttributeError):
        return Verification(BROKEN, None, None, say("figures.verified.altered"))


def verify_from_files(
    receipt: dict[str, Any], folder: Path, declared_in: Path | None = None
) -> Verification:
    """Recount a receipt from the released files in `folder`, with no stored rows.

    A group's own table is read by the declaration that the library `declared_in` keeps of it.

    A file of the receipt's name with another hash breaks it; no file of that name or hash means
    that it cannot be recounted (DESIGN 5).
    """
    if not isinstance(receipt.get("figure"), dict) or not is_whole(receipt):
        return Verification(BROKEN, receipt.get(HASH_KEY), None, say("figures.verified.altered"))
    here = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    hashes = {_sha256(path): path for path in reversed(here)}
    own = _declarations(receipt, declared_in)
    found: dict[str, dict[str, Path]] = {}
    for release in receipt.get("releases", []):
        for file in release["files"]:
            same = hashes.get(file["sha256"])
            if same is None:
                return _not_here(file, {path.name: sha for sha, path in hashes.items()})
            found.setdefault(release["release"], {})[file["file"]] = same
    with tempfile.TemporaryDirectory(prefix="uncover-verify-") as scratch:
        library = Path(scratch) / "library"
        try:
            for number, (name, files) in enumerate(found.items()):
                links = _under_their_names(files, Path(scratch) / f"files-{number}")
                ingest(library, links, name, own.get(name))
        except UncoverError as error:
            return Verification(CANNOT, _numbers(receipt), None, str(error))
        return verify(receipt, library)


def _declarations(receipt: dict[str, Any], library: Path | None) -> dict[str, Kept]:
    """A group's own declarations of the receipt's tables, by the release that they are read in."""
    if library is None or not library.is_dir():
        return {}
    opened = Library(library)
    own = opened.steady(opened.declarations)
    return {
        release["release"]: own[release["table"]]
        for release in receipt["releases"]
        if release["table"] in own
    }


def _not_here(file: dict[str, str], named: dict[str, str]) -> Verification:
    other = named.get(file["file"])
    key, status = ("other-file", BROKEN) if other else ("missing-file", CANNOT)
    why = say(f"figures.verified.{key}", file=file["file"])
    return Verification(status, file["sha256"], other, why)


def _under_their_names(found: dict[str, Path], folder: Path) -> list[Path]:
    """The files under the names they were released by, which every row keeps."""
    folder.mkdir()
    links = {folder / Path(name).name: path for name, path in found.items()}
    for link, path in links.items():
        link.symlink_to(path.resolve())
    return list(links)


def _files_changed(receipt: dict[str, Any], library: Library) -> Verification | None:
    """What is wrong with the files of the receipt's releases, if anything is."""
    for release in receipt.get("releases", []):
        name = release["release"]
        if name not in library.releases():
            why = say("figures.verified.missing-release", release=name)
            return Verification(CANNOT, name, None, why)
        held = {file["file"]: file["sha256"] for file in library.manifest(name)["files"]}
        for file in release["files"]:
            if file["sha256"] in held.values():
                continue
            return _not_here(file, held)
    return None


def _recounted(receipt: dict[str, Any], library: Path) -> Verification:
    ask = ask_from_address(receipt["figure"]["address"])
    again = Resolver(library, beside=_releases_told(receipt)).answer(ask).receipt or {}
    expected, found = _numbers(receipt), _numbers(again)
    told = receipt["figure"]["version"], receipt.get("rules"), receipt["uncover_receipt"]
    ours = again["figure"]["version"], again.get("rules"), again["uncover_receipt"]
    if told != ours:
        return Verification(OLDER_RULES, expected, found)
    for key, why in (
        ("sql", say("figures.verified.other-sql")),
        ("columns", say("figures.verified.other-columns", table=ask.source or "")),
    ):
        if receipt.get(key) != again.get(key):
            return Verification(BROKEN, receipt.get(key), again.get(key), why)
    if expected != found or receipt.get("lines") != again.get("lines"):
        return Verification(BROKEN, expected, found, say("figures.verified.other-numbers"))
    return Verification(VERIFIED, expected, found)


def _releases_told(receipt: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The releases of every table that the receipt read."""
    told: dict[str, tuple[str, ...]] = {}
    for release in receipt.get("releases", []):
        told[release["table"]] = (*told.get(release["table"], ()), release["release"])
    return told


def _numbers(receipt: dict[str, Any]) -> dict[str, Any]:
    return {key: receipt.get(key) for key in _NUMBERS}


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
