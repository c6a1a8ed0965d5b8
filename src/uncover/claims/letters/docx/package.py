"""The package that a .docx is: parts in a ZIP, and what they relate to."""

from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath

from uncover.claims.letters.docx.markup import Elements
from uncover.records.reading.inflating import parts, whole
from uncover.terms.errors import UnusableError

_LARGEST_TEXT = 100_000_000
"""Bytes of XML that are read of one letter, inflated: a thousand pages are about ten million."""
_LARGEST = 1 << 30
"""Bytes of all parts together, pictures too."""
_MOST_PARTS = 10_000


class Package:
    """A .docx that is open for reading; nothing of it is ever written to disk."""

    def __init__(self, path: Path) -> None:
        """List its parts.

        Raises UnusableError: `letters.no-docx` for another kind of ZIP, `letters.bomb` for what
        would unpack to more than any letter, and `reading.truncated`, `reading.encrypted`.
        """
        self.path, self.name = path, path.name
        self.parts = parts(path, self.name)
        size = sum(part.file_size for part in self.parts.values())
        if size > _LARGEST or len(self.parts) > _MOST_PARTS:
            raise UnusableError("letters.bomb", file=self.name)
        self._left = _LARGEST_TEXT
        if self.main not in self.parts:
            raise UnusableError("letters.no-docx", file=self.name)

    def content(self, part: str) -> bytes:
        """The XML of one part, UTF-16 made UTF-8 so that bytes can be placed.

        Raises UnusableError: `letters.bomb` where all that was read is too much,
        `reading.damaged` where the part is missing or broken.
        """
        found = self.parts.get(part)
        if found is None:
            raise UnusableError("reading.damaged", file=self.name)
        self._left -= found.file_size
        if self._left < 0:
            raise UnusableError("letters.bomb", file=self.name)
        content = whole(self.path, found, self.name)
        if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            return content
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnusableError("reading.damaged", file=self.name) from error
        return text.partition("?>")[2].encode() if text.startswith("<?xml") else text.encode()

    @cached_property
    def main(self) -> str:
        """The part that holds the text of the body."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part relates to: by id the kind, and a part's name or an address outside."""
        place = relations_part(part)
        if place not in self.parts:
            return {}
        reader = _Relations(dirname(part))
        reader.read(self.content(place), self.name)
        return reader.found

    def related(self, kind: str) -> list[str]:
        """The parts of one kind that belong to the body, in the order of their names."""
        told = {target for each, target in self.relations(self.main).values() if each == kind}
        return sorted(told & set(self.parts), key=lambda name: (len(name), name))


def relations_part(part: str) -> str:
    """The name of the part that lists the relations of another; of the package for ''."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


class _Relations(Elements):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, told: dict[str, str]) -> None:
        if name != "Relationship":
            return
        target, kind = told.get("Target", ""), told.get("Type", "").rpartition("/")[2]
        if told.get("TargetMode") != "External":
            target = normpath(join("/", self._folder, target)).lstrip("/")
        self.found[told.get("Id", "")] = (kind, target)
