"""Whether a receipt has the shape of one: a stranger's may hold anything."""

from pathlib import PurePosixPath
from typing import Any

from uncover.figures.receipt import is_whole

_TYPED_IN = ("printed", "quoted")
"""The basis of figures whose lines are typed in with their sources."""
_LONGEST_NAME = 255
_SHA256 = 64


def is_shaped(receipt: dict[str, Any]) -> bool:
    """Whether a receipt is whole, and names its figure, releases and files as receipts do.

    A name of a file that could lead out of a folder, or that no disk can have, is none. What is
    counted is counted from files; only what was printed may rest on lines that the package brings.
    """
    figure, releases = receipt.get("figure"), receipt.get("releases")
    return (
        isinstance(figure, dict)
        and isinstance(figure.get("address"), str)
        and isinstance(releases, list)
        and all(_is_release(release) for release in releases)
        and bool(releases or receipt.get("basis") in _TYPED_IN)
        and is_whole(receipt)
    )


def _is_release(release: Any) -> bool:  # noqa: ANN401  a stranger's
    if not isinstance(release, dict) or not isinstance(release.get("files"), list):
        return False
    named = all(isinstance(release.get(key), str) for key in ("release", "table"))
    files = release["files"]
    return (
        named
        and _is_name(release["release"])
        and all(_is_file(file) for file in files)
        and len({file["file"] for file in files}) == len(files)
    )


def _is_file(file: Any) -> bool:  # noqa: ANN401  a stranger's
    if not isinstance(file, dict) or set(file) != {"file", "sha256"}:
        return False
    digest = file["sha256"]
    return isinstance(digest, str) and len(digest) == _SHA256 and _is_name(file["file"])


def _is_name(name: Any) -> bool:  # noqa: ANN401  a stranger's
    if not isinstance(name, str) or "\0" in name or name in {"", ".", ".."}:
        return False
    is_bare = PurePosixPath(name).name == name and "\\" not in name
    return is_bare and len(name.encode("utf-8", "replace")) <= _LONGEST_NAME
