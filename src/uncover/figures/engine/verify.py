"""Counting again: whether a receipt still says what the records say.

No SQL of a receipt is ever run: the SQL is rebuilt from measure and version, and texts compared.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.shape import is_shaped
from uncover.figures.published.lines import RELEASE as PACKAGED
from uncover.figures.receipt import FORMAT, FORMATS, HASH_KEY, canonical
from uncover.records.ingest import ingest
from uncover.records.kept import Kept
from uncover.records.library import Library
from uncover.records.reading.opening import discover
from uncover.records.rules import rules
from uncover.terms.errors import UncoverError
from uncover.terms.speech import say

VERIFIED = "verified"
BROKEN = "broken"
OLDER_RULES = "older rules"
CANNOT = "cannot be recounted"

_NUMBERS = ("result", "alternatives", "records_end", "lines")
_WORKINGS = ("sql", "columns", "parts")
"""The parts that tell how it was counted: those of an earlier format are not written any more."""
_NAMED = {*_NUMBERS, "sql", "columns"}
"""The parts of a receipt whose difference has a sentence of its own."""


@dataclass(frozen=True)
class Verification:
    """One of the four answers, with what the receipt says, what is found, and why."""

    status: str
    expected: Any
    found: Any
    reason: str = ""


def verify(receipt: dict[str, Any], library: Path) -> Verification:
    """Recount a receipt from a library."""
    if not is_shaped(receipt):
        return _altered(receipt)
    try:
        opened = Resolver(library).library
        return opened.steady(
            lambda: _files_changed(receipt, opened) or _recounted(receipt, library)
        )
    except UncoverError as error:
        return Verification(CANNOT, _numbers(receipt), None, str(error))


def verify_from_files(
    receipt: dict[str, Any], folder: Path, declared_in: Path | None = None
) -> Verification:
    """Recount a receipt from the released files in `folder`, with no stored rows.

    Files may lie in folders and in ZIPs, under any name. A group's own table is read by the
    declaration that the library `declared_in` keeps of it. A file of the receipt's name with
    another hash breaks it; no file of that name or hash means that it cannot be recounted
    (DESIGN 5). What was printed and comes with the package names no files: `folder` is not asked.
    """
    if not is_shaped(receipt):
        return _altered(receipt)
    with tempfile.TemporaryDirectory(prefix="uncover-verify-") as scratch:
        if not receipt["releases"]:
            done = verify(receipt, Path(scratch) / "library")
            told = say("figures.verified.packaged") if done.status == VERIFIED else done.reason
            return replace(done, reason=told)
        try:
            named = _gathered(receipt, folder, Path(scratch))
            missing = _missing(receipt, named, Path(scratch))
            if missing is not None:
                return missing
            library = Path(scratch) / "library"
            own = _declarations(receipt, declared_in)
            for release in dict.fromkeys(told["release"] for told in receipt["releases"]):
                ingest(library, [_folder(Path(scratch), release)], release, own.get(release))
            return verify(receipt, library)
        except UncoverError as error:
            return Verification(CANNOT, _numbers(receipt), None, str(error))


def _altered(receipt: dict[str, Any]) -> Verification:
    return Verification(BROKEN, receipt.get(HASH_KEY), None, say("figures.verified.altered"))


def _gathered(receipt: dict[str, Any], folder: Path, scratch: Path) -> dict[str, str]:
    """Put the receipt's files into folders of their releases, under the names every row keeps.

    The hashes of all files that were found, by name.
    """
    wanted: dict[str, set[Path]] = {}
    for release in receipt["releases"]:
        for file in release["files"]:
            target = _folder(scratch, release["release"]) / file["file"]
            wanted.setdefault(file["sha256"], set()).add(target)
    named: dict[str, str] = {}
    for found in discover([folder]):
        if found.file is None:
            continue
        named[found.name] = found.file.sha256
        for target in wanted.get(found.file.sha256, ()):
            target.parent.mkdir(exist_ok=True)
            if target.exists():
                continue
            if found.file.archive is None:
                target.symlink_to(found.file.path.resolve())
            else:  # it lies in a temporary folder until the next one is asked for
                shutil.copyfile(found.file.path, target)
    return named


def _missing(receipt: dict[str, Any], named: dict[str, str], scratch: Path) -> Verification | None:
    for release in receipt["releases"]:
        for file in release["files"]:
            if not (_folder(scratch, release["release"]) / file["file"]).exists():
                return _not_here(file, named, release)
    return None


def _folder(scratch: Path, release: str) -> Path:
    return scratch / f"files of {release}"


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


def _not_here(file: dict[str, str], named: dict[str, str], release: dict[str, Any]) -> Verification:
    other = named.get(file["file"])
    key, status = ("other-file", BROKEN) if other else ("missing-file", CANNOT)
    why = say(f"figures.verified.{key}", file=file["file"], table=release["table"])
    return Verification(status, file["sha256"], other, why)


def _files_changed(receipt: dict[str, Any], library: Library) -> Verification | None:
    """What is wrong with the files of the receipt's releases, if anything is."""
    for release in receipt["releases"]:
        name = release["release"]
        if name == PACKAGED:
            continue
        if name not in library.releases():
            why = say("figures.verified.missing-release", release=name)
            return Verification(CANNOT, name, None, why)
        held = {file["file"]: file["sha256"] for file in library.manifest(name)["files"]}
        for file in release["files"]:
            if file["sha256"] in held.values():
                continue
            return _not_here(file, held, release)
    return None


def _recounted(receipt: dict[str, Any], library: Path) -> Verification:
    """The whole receipt made again, and compared part by part."""
    ask = ask_from_address(receipt["figure"]["address"])
    resolver = Resolver(library, beside=_releases_told(receipt), written=_format(receipt))
    again = resolver.receipt(ask)
    newer = _newer(receipt, again)
    if newer is not None:
        return newer
    expected, found = _numbers(receipt), _numbers(again)
    if _older(receipt, again):
        by_its_rules = _by_its_rules(receipt, ask, resolver)
        if by_its_rules is None or _differing(receipt, by_its_rules) is None:
            return Verification(OLDER_RULES, expected, found)
        again = by_its_rules
    key = _differing(receipt, again)
    if key is None:
        return Verification(VERIFIED, expected, found)
    of_its_time = _format(receipt) < FORMAT and not _hashed_otherwise(receipt, again)
    if of_its_time and _differing(receipt, again, without=_WORKINGS) is None:
        return Verification(OLDER_RULES, expected, found, say("figures.verified.older-format"))
    table = ask.source or receipt["figure"].get("measure") or ""
    why = say(f"figures.verified.other-{key if key in _NAMED else 'part'}", table=table, key=key)
    if key in _NUMBERS:
        return Verification(BROKEN, expected, found, why)
    return Verification(BROKEN, receipt.get(key), again.get(key), why)


def _format(receipt: dict[str, Any]) -> int:
    """The format to write the receipt in again; this version's for one that is not known."""
    told = receipt["uncover_receipt"]
    return told if type(told) is int and told in FORMATS else FORMAT


def _differing(
    receipt: dict[str, Any], again: dict[str, Any], without: Sequence[str] = ()
) -> str | None:
    """The first part in which two receipts differ, the integers first; None if none does."""
    keys = [*_NUMBERS, *sorted({*receipt, *again} - {*_NUMBERS, *without, HASH_KEY})]
    told = ((key, {key: receipt.get(key)}, {key: again.get(key)}) for key in keys)
    # As canonical bytes: to Python false is nought, and 1.0 is one.
    return next((key for key, one, other in told if canonical(one) != canonical(other)), None)


def _hashed_otherwise(receipt: dict[str, Any], again: dict[str, Any]) -> bool:
    """Whether the same columns under the same reading have another hash: then rows are others."""
    queries = [_queries(told.get("columns")) for told in (receipt, again)]
    return queries[0] == queries[1] and _differing(receipt, again) == "columns"


def _queries(columns: Any) -> list[Any]:  # noqa: ANN401  a stranger's
    told = columns if isinstance(columns, list) else []
    return [one.get("sql") if isinstance(one, dict) else one for one in told]


def _newer(receipt: dict[str, Any], again: dict[str, Any]) -> Verification | None:
    """A receipt of a format or a measure that is not known yet cannot be recounted here."""
    for told, ours in _versions(receipt, again):
        if not isinstance(told, int) or isinstance(told, bool) or told < 1:
            return _altered(receipt)
        if told > ours:
            return Verification(CANNOT, told, ours, say("figures.verified.newer"))
    return None


def _older(receipt: dict[str, Any], again: dict[str, Any]) -> bool:
    """Whether a receipt is of an older format or measure, or of other rules that are known."""
    if any(told < ours for told, ours in _versions(receipt, again)):
        return True
    told = receipt.get("rules")
    if told == again.get("rules") or not isinstance(told, dict):
        return False
    return all(isinstance(name, str) and name in rules() for name in told.values())


def _versions(receipt: dict[str, Any], again: dict[str, Any]) -> list[tuple[Any, int]]:
    ours = again["uncover_receipt"], again["figure"]["version"]
    return list(
        zip((receipt["uncover_receipt"], receipt["figure"].get("version")), ours, strict=True)
    )


def _by_its_rules(receipt: dict[str, Any], ask: Ask, resolver: Resolver) -> dict[str, Any] | None:
    """The receipt made again by the rules that it names; None where versions differ too."""
    again = resolver.receipt(ask)
    if any(told != ours for told, ours in _versions(receipt, again)):
        return None
    named = ",".join(sorted(receipt["rules"].values()))
    chosen = resolver.receipt(replace(ask, options=ask.options | {"rule": named}))
    asked = {key: again["figure"][key] for key in ("address", "options")}
    return chosen | {"figure": chosen["figure"] | asked}


def _releases_told(receipt: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The releases of every table that the receipt read."""
    told: dict[str, tuple[str, ...]] = {}
    for release in receipt["releases"]:
        told[release["table"]] = (*told.get(release["table"], ()), release["release"])
    return told


def _numbers(receipt: dict[str, Any]) -> dict[str, Any]:
    return {key: receipt.get(key) for key in _NUMBERS}
