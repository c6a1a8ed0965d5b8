"""XML as the scan wants it: UTF-8, and tags without a prefix, however the file was written."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain

from uncover.terms.errors import UnusableError

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def utf8(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The same XML in UTF-8. Raises UnusableError (`reading.damaged`) where it is not text."""
    first = next(pieces, b"")
    found = _DECLARED.match(first.removeprefix(codecs.BOM_UTF8))
    encoding = _MARKS.get(first[:2]) or (found[1].decode("ascii") if found else "utf-8")
    everything = chain([first], pieces)
    try:
        if codecs.lookup(encoding).name in {"utf-8", "ascii"}:
            return everything
    except LookupError as error:
        raise UnusableError("reading.damaged", file=name) from error
    return _recoded(everything, encoding, name)


def _recoded(pieces: Iterator[bytes], encoding: str, name: str) -> Iterator[bytes]:
    try:
        for text in codecs.iterdecode(pieces, encoding):
            yield text.encode("utf-8")
    except UnicodeError as error:
        raise UnusableError("reading.damaged", file=name) from error


def prefix_of(pieces: Iterator[bytes], root: bytes) -> bytes:
    """The prefix of the root element with its colon, empty if it has none."""
    found = re.search(rb"<([A-Za-z_][\w.-]*:)" + root + rb"[\s>]", next(pieces, b""))
    return found[1] if found else b""


def without_prefix(block: bytes, prefix: bytes) -> bytes:
    """The block with the prefix taken off its tags."""
    if not prefix:
        return block
    return block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
