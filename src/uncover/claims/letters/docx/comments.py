"""A letter in .docx given back with comments: bytes are put in, and nothing else is touched."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from posixpath import dirname, relpath
from xml.sax.saxutils import escape

from uncover.claims.letters.docx.document import Document
from uncover.claims.letters.docx.markup import STRICT, WORDS, Elements
from uncover.claims.letters.docx.package import Package, relations_part
from uncover.records.reading.inflating import whole
from uncover.terms.errors import UnusableError

Comment = Sequence[str]
"""The paragraphs of a comment."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNKNOWN = "\ufffd"
_AUTHOR = "Uncover"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def commented(document: Document, comments: Sequence[Comment]) -> bytes:
    """The same .docx with a comment at each claim, in the order of the letter's claims.

    Only the body, the comments, and the two lists that name new parts are changed; every other
    part has the same bytes. A claim in a body without any text gets none. Comments have no date.
    """
    package, body = document.package, document.body
    held = package.related("comments")
    part = held[0] if held else _free_name(package)
    before = _opened(package.content(part)) if held else _empty(_space(body))
    first = 1 + _highest_id(before, package.name)
    placed = [
        (span, comment) for span, comment in zip(document.spans, comments, strict=True) if span
    ]
    ids = range(first, first + len(placed))
    changed = {
        package.main: _with_ranges(body, zip(ids, (span for span, _ in placed), strict=True)),
        part: _before_end(
            before,
            "".join(
                _comment(id_, told, _space(body))
                for id_, (_, told) in zip(ids, placed, strict=True)
            ),
        ),
    }
    if not held:
        changed |= _named(package, part)
    return _written(package, changed)


def _written(package: Package, changed: dict[str, bytes]) -> bytes:
    """The ZIP again, each member in its place with what the list says of it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in package.parts.items():
            content = changed.pop(name, None)
            told = zipfile.ZipInfo(name, member.date_time)
            told.compress_type = zipfile.ZIP_DEFLATED if member.compress_type else 0
            told.external_attr, told.create_system = member.external_attr, member.create_system
            if content is None:
                content = whole(package.path, member, package.name)
            archive.writestr(told, content)
        for name, content in changed.items():
            told = zipfile.ZipInfo(name)
            told.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(told, content)
    return out.getvalue()


def _with_ranges(body: bytes, placed: Iterable[tuple[int, tuple[int, int]]]) -> bytes:
    """The body with a range and a reference for each comment; later ones first."""
    marks: list[tuple[int, int, int, bytes]] = []
    space = f'xmlns:w="{_space(body)}"'
    for id_, (start, past) in placed:
        begin = f'<w:commentRangeStart {space} w:id="{id_}"/>'.encode()
        end = (
            f'<w:commentRangeEnd {space} w:id="{id_}"/>'
            f'<w:r {space}><w:commentReference w:id="{id_}"/></w:r>'
        ).encode()
        if past > start:
            marks += [(start, 1, id_, begin), (past, 0, id_, end)]
        else:
            marks.append((start, 1, id_, begin + end))
    pieces, at = [], 0
    for place, _, _, mark in sorted(marks):
        pieces += [body[at:place], mark]
        at = place
    return b"".join([*pieces, body[at:]])


def _space(body: bytes) -> str:
    """The namespace of the document: those in the strict form have another."""
    return WORDS if WORDS.encode() in body else STRICT


def _comment(id_: int, told: Comment, space: str) -> str:
    inside = "".join(
        '<w:p><w:r><w:t xml:space="preserve">'
        f"{escape(_NOT_IN_XML.sub(_UNKNOWN, line))}</w:t></w:r></w:p>"
        for line in told
    )
    return (
        f'<w:comment xmlns:w="{space}" w:id="{id_}" w:author="{_AUTHOR}" w:initials="U">'
        f"{inside}</w:comment>"
    )


def _before_end(content: bytes, added: str) -> bytes:
    """`content` with markup put in before its last end, or into a root that was empty."""
    at = content.rindex(b"</")
    return content[:at] + added.encode("ascii", "xmlcharrefreplace") + content[at:]


def _empty(space: str) -> bytes:
    return f'{_XML}<w:comments xmlns:w="{space}"></w:comments>'.encode()


def _free_name(package: Package) -> str:
    folder = dirname(package.main)
    names = ["comments.xml", *(f"comments{n}.xml" for n in range(1, len(package.parts) + 1))]
    return next(
        path
        for name in names
        if (path := f"{folder}/{name}" if folder else name) not in package.parts
    )


def _named(package: Package, part: str) -> dict[str, bytes]:
    """The list of types and that of relations, with the part of the comments in both."""
    types = package.content(_TYPES)
    place = relations_part(package.main)
    if place in package.parts:
        relations = package.content(place)
    else:
        relations = f'{_XML}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    taken = package.relations(package.main)
    id_ = next(name for n in range(len(taken) + 1) if (name := f"uncover{n}") not in taken)
    target = relpath(part, dirname(package.main) or ".")
    spaces = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {
        _TYPES: _before_end(
            _opened(types),
            f'<Override xmlns="{spaces}" PartName="/{part}" ContentType="{_TYPE}"/>',
        ),
        place: _before_end(
            _opened(relations),
            f'<Relationship xmlns="{_RELATIONS}" Id="{id_}" Type="{_COMMENTS}" Target="{target}"/>',
        ),
    }


def _opened(content: bytes) -> bytes:
    """A root without anything in it, `<a/>`, as one with an end of its own."""
    return re.sub(rb"<(\w[\w:]*)([^<>]*)/>\s*\Z", rb"<\1\2></\1>", content)


class _Ids(Elements):
    def __init__(self) -> None:
        super().__init__()
        self.highest = -1

    def begin(self, name: str, told: dict[str, str]) -> None:
        if name == "w:comment" and told.get("w:id", "").isdecimal():
            self.highest = max(self.highest, int(told["w:id"]))


def _highest_id(content: bytes, file: str) -> int:
    ids = _Ids()
    ids.read(content, file)
    if ids.highest >= 1 << 31:
        raise UnusableError("reading.damaged", file=file)
    return ids.highest
