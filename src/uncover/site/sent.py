"""What a visitor sends to be checked: held in memory, looked at, and forgotten."""

import io
import json
import re
import zipfile
import zlib
from pathlib import Path, PurePath
from types import SimpleNamespace
from typing import Any, cast

from uncover.claims.letters.letter import Letter
from uncover.claims.letters.reading import form_of, read_letter
from uncover.records.reading.inflating import BROKEN_ZIP
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

MOST_BYTES = 2_000_000
"""Of a receipt or a letter that is sent."""
_MOST_UNPACKED = 16_000_000
_MOST_MARKUP = 1_000_000
_MOST_TEXT = 200_000
_MOST_CLAIMS = 300
"""Of a letter that is checked while a visitor waits; the command takes ten times as much."""


class Held(io.BytesIO):
    """Bytes in memory that can be read as a file of that name is: nothing is written anywhere."""

    def __init__(self, content: bytes, name: str) -> None:
        """Take the content and the name that its sender gave it, without any folder."""
        super().__init__(content)
        self.content = content
        self.name = PurePath(name.replace("\\", "/")).name[:200] or "-"
        self.suffix = PurePath(self.name).suffix

    def open(self, mode: str = "rb") -> io.BytesIO:
        """The bytes from the beginning."""
        del mode  # they can be read only
        return io.BytesIO(self.content)

    def stat(self) -> SimpleNamespace:
        """Their number, as a file tells it."""
        return SimpleNamespace(st_size=len(self.content))


def is_receipt(held: Held) -> bool:
    """Whether it is to be read as a receipt: by its name, or because JSON begins so."""
    if held.suffix.lower() == ".json":
        return True
    return held.content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def receipt_in(held: Held) -> dict[str, Any]:
    """The receipt in what was sent, alone or in what `uncover figure --json` prints.

    Raises UnusableError (`figures.receipt-unreadable`) for anything else.
    """
    try:
        text = held.content.decode("utf-8-sig")
        document = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
        json.dumps(document, ensure_ascii=False).encode()  # half a letter is none
    except (ValueError, RecursionError) as error:
        raise _no_receipt(held, say("figures.no-receipt-json")) from error
    if isinstance(document, dict) and isinstance(document.get("receipt"), dict):
        document = document["receipt"]
    if not isinstance(document, dict) or "uncover_receipt" not in document:
        raise _no_receipt(held, say("figures.no-receipt-key"))
    return document


def letter_in(held: Held, language: str, host: str) -> Letter:
    """The letter in what was sent, read as `uncover check` reads it.

    language: of a letter that declares none. host: of this site; links to pages of its figures are
    claims. Raises UnusableError: `checking.too-long` for what would take too long while somebody
    waits, and what `read_letter` says.
    """
    form = form_of(cast("Path", held), held.content[:4096])
    content = held.content
    if form == "docx":
        _refuse_bomb(held)
        content = _with_links_of_parts(held, host)
    elif len(content) > (_MOST_MARKUP if form == "html" else _MOST_TEXT):
        raise _too_long()
    else:
        content = with_links_bound(content, host)
    if content is not held.content:
        held = Held(content, held.name)
    letter = read_letter(cast("Path", held), language)  # asks a path for what `Held` has
    if sum(len(each.text) for each in letter.prose) > _MOST_TEXT:
        raise _too_long()
    if len(letter.claims) > _MOST_CLAIMS:
        raise _too_long()
    return letter


def with_links_bound(content: bytes, host: str) -> bytes:
    """Links to the pages of figures on this site as links that end in the figure's address.

    `.../figures/boston` becomes `.../figures#boston`, as letters bind a phrase to a figure: not a
    byte longer, so that every place in the letter stays what it was.
    """
    return _page_of_figure(host).sub(rb"\1#\2", content)


def _page_of_figure(host: str) -> re.Pattern[bytes]:
    begins = (
        rb"""(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?|Target\s*=\s*["']|HYPERLINK\s+(?:"|&quot;))"""
    )
    site = rb"(?:https?://" + re.escape(host.encode()) + rb")?"
    page = rb"(?:/[a-z]{2})?/figures"
    address = rb"""([\w%][^\s"'<>()#]*)(?=["'<>()\s]|&quot;|\Z)"""
    return re.compile(rb"(" + begins + site + page + rb")/" + address)


def _with_links_of_parts(held: Held, host: str) -> bytes:
    """The document with such links in each of its parts; the same bytes where it has none."""
    try:
        with zipfile.ZipFile(held.open()) as archive:
            parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
    except (*BROKEN_ZIP, RuntimeError, zlib.error):
        return held.content  # whoever reads the letter says what is wrong with it
    if len({entry.filename for entry, _ in parts}) < len(parts):
        return held.content
    bound = [(entry, with_links_bound(content, host)) for entry, content in parts]
    if all(new == old for (_, new), (_, old) in zip(bound, parts, strict=True)):
        return held.content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry, content in bound:
            made.writestr(entry.filename, content)
    return out.getvalue()


def _refuse_bomb(held: Held) -> None:
    """Refuse, before anything is unpacked, what would unpack to more than a letter."""
    try:
        with zipfile.ZipFile(held.open()) as archive:
            whole = sum(entry.file_size for entry in archive.infolist())
    except BROKEN_ZIP as error:
        raise UnusableError("reading.truncated", file=held.name) from error
    if whole > _MOST_UNPACKED:
        raise UnusableError("letters.bomb", file=held.name)


def _too_long() -> UnusableError:
    return UnusableError("checking.too-long", most=f"{_MOST_TEXT:,}", claims=f"{_MOST_CLAIMS:,}")


def _no_receipt(held: Held, reason: str) -> UnusableError:
    return UnusableError("figures.receipt-unreadable", file=held.name, reason=reason)


def _no_float(text: str) -> None:
    """Receipts hold integers and texts: a float is not one number on every machine."""
    raise ValueError(text)
