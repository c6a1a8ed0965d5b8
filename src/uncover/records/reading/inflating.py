"""The parts of a workbook, inflated in pieces: memory does not grow with the part."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from isal import isal_zlib

from uncover.terms.errors import UnusableError

PIECE = 1 << 20
BROKEN_ZIP = (
    *(zipfile.BadZipFile, struct.error, OSError, EOFError),
    *(ValueError, LookupError, OverflowError, NotImplementedError),
)
"""What `zipfile` raises over a list of parts that was cut or altered."""
_LOCAL_HEADER = 30
_MOST_BYTES = 1 << 36
"""64 GiB: five times the largest workbook ever released, inflated."""
_LARGE = 1 << 30
_MOST_RATIO = 400
"""Real sheets inflate 10 to 25 times; past a gibibyte nothing real comes near this ratio."""
_MOST_PARTS = 20_000


def parts(path: Path, name: str) -> dict[str, zipfile.ZipInfo]:
    """The parts of a workbook by name.

    Raises UnusableError: `reading.truncated`, `reading.encrypted`, `reading.bomb`, and
    `reading.damaged` where two parts have one name, since programs differ in which they take.
    """
    found = entries(path, name)
    named = {entry.filename: entry for entry in found}
    if len(named) < len(found) or not _are_named_so(path, found):
        raise UnusableError("reading.damaged", file=name)
    return named


def _are_named_so(path: Path, found: list[zipfile.ZipInfo]) -> bool:
    """Whether each part bears its name where it stands too: an altered list would hide it."""
    with path.open("rb") as source:
        for entry in found:
            source.seek(entry.header_offset)
            header = source.read(_LOCAL_HEADER)
            if header[:4] != b"PK\3\4":
                return False
            length = int.from_bytes(header[26:28], "little")
            encoding = "utf-8" if header[7] & 8 else "cp437"
            if source.read(length).decode(encoding, "replace") != entry.orig_filename:
                return False
    return True


def entries(path: Path, name: str) -> list[zipfile.ZipInfo]:
    """All that a ZIP holds, in its order; names need not differ.

    Raises UnusableError: `reading.truncated`, `reading.encrypted`, `reading.bomb`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except BROKEN_ZIP as error:
        raise UnusableError("reading.truncated", file=name) from error
    if any(entry.flag_bits & 1 for entry in found):
        raise UnusableError("reading.encrypted", file=name)
    whole = sum(entry.file_size for entry in found)
    packed = sum(entry.compress_size for entry in found)
    if is_bomb(packed, whole) or len(found) > _MOST_PARTS:
        raise UnusableError("reading.bomb", file=name)
    return found


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether so many bytes out of so few are more than any released file holds."""
    wild = unpacked > _LARGE and unpacked / max(1, packed) > _MOST_RATIO
    return wild or unpacked > _MOST_BYTES


def inflated(path: Path, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes of one part, piece by piece.

    Raises UnusableError (`reading.damaged`) when the stream is corrupt, ends too early, holds more
    than it says or is not what its checksum says.
    """
    told = check = 0
    engine = isal_zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _packed(path, part, name):
        left = packed
        while left:
            try:
                piece, left = _inflate(engine, part, left)
            except (isal_zlib.error, zlib.error) as error:  # type: ignore[misc]
                raise UnusableError("reading.damaged", file=name) from error
            told += len(piece)
            if told > part.file_size:
                raise UnusableError("reading.damaged", file=name)
            if piece:
                check = isal_zlib.crc32(piece, check)
                yield piece
    if rest := engine.flush():
        told, check = told + len(rest), isal_zlib.crc32(rest, check)
        yield rest
    if told != part.file_size or check != part.CRC:
        raise UnusableError("reading.damaged", file=name)


def _packed(path: Path, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes of one part as the archive holds them."""
    left = part.compress_size
    with path.open("rb") as source:
        source.seek(part.header_offset)
        header = source.read(_LOCAL_HEADER)
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\3\4":
            raise UnusableError("reading.damaged", file=name)
        source.seek(sum(int.from_bytes(header[at : at + 2], "little") for at in (26, 28)), 1)
        while left:
            packed = source.read(min(PIECE, left))
            if not packed:
                raise UnusableError("reading.damaged", file=name)
            left -= len(packed)
            yield packed


def _inflate(engine: object, part: zipfile.ZipInfo, packed: bytes) -> tuple[bytes, bytes]:
    """One piece of at most four times `PIECE`, and what was not yet taken in."""
    if part.compress_type == zipfile.ZIP_STORED:
        return packed, b""
    piece = engine.decompress(packed, 4 * PIECE)  # type: ignore[attr-defined]
    return piece, engine.unconsumed_tail  # type: ignore[attr-defined]


def whole(path: Path, part: zipfile.ZipInfo, name: str) -> bytes:
    """All bytes of a small part."""
    return b"".join(inflated(path, part, name))


def blocks(pieces: Iterator[bytes], end: bytes, first: int, size: int) -> Iterator[bytes]:
    """Bytes cut behind `end`: a first small block, then blocks of about `size`; the rest last."""
    kept: list[bytes] = []
    length, wanted = 0, first
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length < wanted:
            continue
        joined = b"".join(kept)
        cut = joined.rfind(end)
        if cut < 0:
            kept = [joined]
            continue
        cut += len(end)
        yield joined[:cut]
        kept, length, wanted = [joined[cut:]], len(joined) - cut, size
    yield b"".join(kept)
