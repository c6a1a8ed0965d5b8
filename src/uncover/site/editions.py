"""The editions that the site shows: the newest, or the one whose name stands in the address.

Every page is served out of every edition: `/editions/<name>/states/` and, in Spanish,
`/es/editions/<name>/states/` are `/states/` and `/es/states/` of the edition of that name. The
middleware takes the name out of the path and says `serving(name)` while the page is made; `current`
and `within` honour it, so that no page has to know.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from uncover.figures.edition.history import counterpart
from uncover.figures.edition.reading import Edition
from uncover.figures.edition.shelf import Shelf, Shelved
from uncover.terms.errors import UnusableError
from uncover.terms.speech import SPOKEN, say, speaking

OF_NO_EDITION = frozenset(
    {"editions", "edition-file", "style", "icon", "robots"} | {"disputes", "dispute", "corrections"}
)
"""The names of pages that are the same in every edition: no link to them stays in one."""

_CODES = "|".join(code for code in SPOKEN if code != "en")
_PATH = re.compile(rf"(?P<language>/(?:{_CODES}))?/editions/(?P<name>[^/?]+)(?P<rest>[/?].*|)")
_LANGUAGE = re.compile(rf"(/(?:{_CODES}))?(/.*|)")
_served: ContextVar[str | None] = ContextVar("edition", default=None)


@dataclass(frozen=True)
class Notice:
    """What a page says of an edition that its address names.

    is_older: whether another one is shown without a name. date: of this one; newest: of that one.
    now: the address of the same page in that one; None if it has no such page.
    """

    is_older: bool
    date: str
    newest: str
    now: str | None


def current() -> Edition:
    """The edition shown now: the one named in the address, else the newest that is good.

    Raises UnusableError: `figures.edition-missing` if there is none, else why one is refused.
    """
    name = _served.get()
    held = shelf().named(name) if name else None
    return held.edition() if held else shelf().newest()


def shelf() -> Shelf:
    """All editions of the home."""
    return _shelf(Path(settings.HOME), settings.EDITION)


@lru_cache(maxsize=4)
def _shelf(home: Path, given: str | None) -> Shelf:
    return Shelf(home / "editions", Path(given) if given else None, _refused)


def _refused(held: Shelved) -> None:
    """Tell whoever runs the site, once, and in English as all that it logs."""
    with speaking("en"):
        why = held.refused.sentence if held.refused else ""
        sys.stderr.write(say("changes.refused", why=why.rstrip(".")) + "\n")


@contextmanager
def serving(name: str) -> Iterator[None]:
    """Show the edition of this name for a while."""
    token = _served.set(name)
    try:
        yield
    finally:
        _served.reset(token)


def named_in(path: str) -> tuple[str, str] | None:
    """The name of a good edition in a path and the path without it; None if none stands there.

    The name is looked up in the list of editions: no file is ever opened by what an address says.
    """
    match = _PATH.fullmatch(path)
    held = shelf().named(match["name"]) if match else None
    if match is None or held is None:
        return None
    try:
        held.edition()
    except UnusableError:
        return None
    return held.name, (match["language"] or "") + (match["rest"] or "")


def within(path: str, name: str | None = None) -> str:
    """A path of the site in the edition of that name, or in the one shown now, if it is named."""
    name = name or _served.get()
    match = _LANGUAGE.fullmatch(path)
    if name is None or match is None:
        return path
    return f"{match[1] or ''}/editions/{name}{match[2]}"


def is_older() -> bool:
    """Whether the edition shown is not the one that is shown without a name."""
    return _served.get() is not None and current().sha256 != shelf().newest().sha256


def notice(path: str) -> Notice | None:
    """What the page of this path says of its edition; None of one whose address names none."""
    found = named_in(path) if _served.get() else None
    if found is None:
        return None
    shown, newest = current(), shelf().newest()
    older = is_older()
    now = _now(found[1], shown, newest) if older else found[1]
    return Notice(older, shown.date, newest.date, now)


def _now(path: str, shown: Edition, newest: Edition) -> str | None:
    """The same page of the newest edition: a figure and a receipt stand elsewhere there."""
    match = _LANGUAGE.fullmatch(path)
    assert match is not None  # noqa: S101  it begins with a slash
    language, rest = match[1] or "", match[2]
    digest = re.fullmatch(r"/receipts/([0-9a-f]+)(?:\.json)?", rest)
    if digest and newest.receipt(digest[1]) is None:
        receipt = shown.receipt(digest[1]) or {}
        rest = f"/figures/{receipt.get('figure', {}).get('address', '')}"
    if not rest.startswith("/figures/") or rest.startswith(("/figures/?", "/figures/#")):
        return language + rest
    address = rest.removeprefix("/figures/")
    found = counterpart(newest, address) if address else ""
    return None if found is None else f"{language}/figures/{found}"
