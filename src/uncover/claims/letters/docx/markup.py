"""XML read element by element: no tree, no entities, nothing fetched, any depth of nesting."""

from functools import lru_cache
from xml.parsers import expat

from uncover.terms.errors import UnusableError

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHERS = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
WORDS, STRICT = _WORDS
"""The namespaces of word processing: as all programs write it, and in the strict form."""
_MOST_NESTED = 2000


class _DoctypeError(Exception):
    """A document type was declared, which no part of a .docx may do."""


class _DepthError(Exception):
    """Elements stand deeper in one another than in any letter."""


class Elements:
    """One pass over the elements of an XML text; names are `w:p`, `r:id`, or local names."""

    def __init__(self) -> None:
        """Begin outside of any element."""
        self.path: list[str] = []
        self.at = 0
        """The byte at which the element or its end begins."""
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def begin(self, name: str, told: dict[str, str]) -> None:
        """Take the beginning of an element; `path` ends with what it stands in."""

    def end(self, name: str) -> None:
        """Take its end; `path` ends with what it stands in."""

    def text(self, text: str) -> None:
        """Take text; `path` ends with the element that holds it."""

    def read(self, content: bytes, file: str) -> None:
        """Read all of it.

        Raises UnusableError: `letters.with-entities` for a declared document type, so that no
        entity is ever expanded; `letters.nested`; `reading.damaged` for what is no XML.
        """
        parser = self._parser
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(content, True)  # noqa: FBT003  the parser's signature
        except _DoctypeError as error:
            raise UnusableError("letters.with-entities", file=file) from error
        except _DepthError as error:
            raise UnusableError("letters.nested", file=file) from error
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise UnusableError("reading.damaged", file=file) from error

    def _begin(self, name: str, told: dict[str, str]) -> None:
        if len(self.path) > _MOST_NESTED:
            raise _DepthError
        self.at = self._parser.CurrentByteIndex
        short = _short(name)
        self.begin(short, {_short(key): value for key, value in told.items()})
        self.path.append(short)

    def _end(self, _: str) -> None:
        self.at = self._parser.CurrentByteIndex
        self.end(self.path.pop())


def _refuse(*_: object) -> None:
    raise _DoctypeError


@lru_cache(4096)
def _known(name: str) -> str:
    space, _, local = name.rpartition(" ")
    prefix = "w" if space in _WORDS else _OTHERS.get(space)
    return f"{prefix}:{local}" if prefix else local


def _short(name: str) -> str:
    return _known(name) if len(name) < 200 else name  # noqa: PLR2004  a hostile name is not kept
