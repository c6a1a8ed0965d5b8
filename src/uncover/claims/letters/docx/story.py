"""The paragraphs of one part of a .docx: what a reader sees, with its links, field by field."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from uncover.claims.letters.docx.fields import is_number_of_page, link_of, with_fragment
from uncover.claims.letters.docx.markup import Elements
from uncover.claims.letters.docx.styles import Styles, is_on
from uncover.claims.letters.woven import Block, Link, Place

_BLANKS = frozenset(("w:tab", "w:br", "w:cr", "w:ptab", "w:sym"))
_DELETED = frozenset(("w:del", "w:moveFrom"))
_PROPERTIES = frozenset(("w:rPr", "w:trPr", "w:tcPr", "w:numPr", "m:ctrlPr"))
_NOTES = frozenset(("w:footnote", "w:endnote"))
_REFERENCES = frozenset(("w:footnoteReference", "w:endnoteReference"))


@dataclass
class _Paragraph:
    number: int
    block: Block
    raw: list[str] = field(default_factory=list)
    style: str = ""
    is_joined: bool = False


@dataclass
class _Run:
    start: int
    style: str = ""
    language: str = ""
    hidden: bool | None = None
    closing: list[Link] = field(default_factory=list)


@dataclass
class _Field:
    start: int
    instruction: str = ""
    is_shown: bool = False
    link: Link | None = None
    is_unsaid: bool = False


class Story(Elements):
    """One part with text, on its way to blocks; paragraphs are numbered from `first`.

    blocks: the text of each paragraph. lines: each paragraph as it is seen, none left out.
    languages: how many letters are in each. notes: of which note a paragraph is. references: the
    bytes of each run that refers to a note. boxed: numbers of paragraphs in boxes.
    """

    def __init__(
        self, styles: Styles, relations: dict[str, tuple[str, str]], first: int = 1
    ) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.languages: Counter[str] = Counter()
        self.anchors: set[str] = set()
        self.hidden: list[Place] = []
        self.tracked = 0
        self.notes: dict[int, str] = {}
        self.references: dict[str, tuple[int, int]] = {}
        self.first_run: tuple[int, int] | None = None
        self._styles, self._relations, self._first = styles, relations, first
        self._content = b""
        self._paragraphs: list[_Paragraph] = []
        self._carried: Block | None = None
        self._runs: list[_Run] = []
        self._fields: list[_Field] = []
        self._hyperlinks: list[Link | None] = []
        self._boxed: list[Link] = []
        self._rows: list[bool] = []
        self._note = ""
        self._skipped = 0

    def read(self, content: bytes, file: str) -> None:
        """Read the part; see `Elements.read` for what is refused."""
        self._content = content
        super().read(content, file)

    def begin(self, name: str, told: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._skipped or self._is_unread(name, told):
            self._skipped += 1
        elif name in _BEGINNINGS:
            _BEGINNINGS[name](self, told)
        elif name in _BLANKS and self._inside("w:r"):
            self._put(" ")
        elif name == "w:noBreakHyphen":
            self._put("-")
        elif name in _NOTES:
            self._note = f"{name[2:]} {told.get('w:id', '')}"
        elif name in _REFERENCES and self._runs:
            note = f"{name[2:-9]} {told.get('w:id', '')}"
            self.references[note] = (self._runs[0].start, 0)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        elif name in _ENDS:
            _ENDS[name](self)

    def text(self, text: str) -> None:
        """Take text: of the letter, or of a field's instruction."""
        if self._skipped:
            return
        if self._inside("w:t", "m:t"):
            self._put(text)
        elif self._inside("w:instrText") and self._fields:
            self._fields[-1].instruction += text

    def _inside(self, *names: str) -> bool:
        return bool(self.path) and self.path[-1] in names

    def _is_unread(self, name: str, told: dict[str, str]) -> bool:
        if name in _DELETED:
            self.tracked += 1
            return not self._is_property_deleted()
        if name in _NOTES:
            return "eparat" in told.get("w:type", "") or told.get("w:type") == "continuationNotice"
        if name == "w:tc" and self._rows and self._rows[-1]:
            return True
        return name == "mc:Fallback" or (name.startswith("w:") and name.endswith("Change"))

    def _is_property_deleted(self) -> bool:
        """A mark of a paragraph or a row of a table is deleted, not the text in the element."""
        if self._inside("w:trPr") and self._rows:
            self._rows[-1] = True
        if self._inside("w:rPr") and self.path[-2:-1] == ["w:pPr"] and self._paragraphs:
            self._paragraphs[-1].is_joined = True
        return self._inside(*_PROPERTIES)

    def _put(self, text: str) -> None:
        if not self._paragraphs or any(not each.is_shown for each in self._fields):
            return
        paragraph = self._paragraphs[-1]
        run = self._runs[-1] if self._runs else _Run(0)
        place = (paragraph.number, len(paragraph.raw) + 1)
        styles = (run.style, paragraph.style)
        hidden = self._styles.hidden(*styles) if run.hidden is None else run.hidden
        if hidden:
            if text.strip() and self.hidden[-1:] != [place]:
                self.hidden.append(place)
            return
        if any(each.is_unsaid for each in self._fields):
            return
        spoken = run.language or self._styles.language(*styles)
        self.languages[spoken[:2].lower()] += sum(letter.isalpha() for letter in text)
        paragraph.block.put(text, ((place[0], place[1] + i) for i in range(len(text))))
        paragraph.raw.extend(text)

    def _begin_paragraph(self, _: dict[str, str]) -> None:
        block = self._carried or Block()
        self._carried = None
        if not self.blocks or self.blocks[-1] is not block:
            self.blocks.append(block)
        self.lines.append("")
        number = self._first + len(self.lines) - 1
        if self._note:
            self.notes[number] = self._note
        self._paragraphs.append(_Paragraph(number, block))

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        ended = self._paragraphs.pop()
        self.lines[ended.number - self._first] = "".join(ended.raw)
        if ended.is_joined:
            self._carried = ended.block

    def _begin_run(self, _: dict[str, str]) -> None:
        self._runs.append(_Run(self.at))

    def _end_run(self) -> None:
        ended, past = self._runs.pop(), self._past()
        for link in ended.closing:
            link.source = (link.source[0], past)
        if self._runs:
            return
        span = (ended.start, past)
        if self.first_run is None and "w:tbl" not in self.path:
            self.first_run = span
        for note, (start, _) in list(self.references.items())[-5:]:
            if start == ended.start:
                self.references[note] = span
        for link in self._boxed:
            link.source = span  # no comment stands in a box: it stands at what the box hangs on
        self._boxed = []

    def _past(self) -> int:
        """The byte behind the end that was just read."""
        return self._content.index(b">", self.at) + 1

    def _open(self, href: str, title: str, start: int) -> Link | None:
        if not self._paragraphs or not href:
            return None
        paragraph = self._paragraphs[-1]
        place = (paragraph.number, len(paragraph.raw) + 1)
        link = paragraph.block.open(href, title, "", place)
        if not link.source[0]:
            link.source = (start, start)
        return link

    def _close(self, link: Link | None, past: int) -> None:
        if link is None or not self._paragraphs:
            return
        if link in self._paragraphs[-1].block.links[-1:]:
            self._paragraphs[-1].block.close(link)
        link.source = (link.source[0], past)
        if len(self._paragraphs) > 1:
            self._boxed.append(link)

    def _begin_hyperlink(self, told: dict[str, str]) -> None:
        address = self._relations.get(told.get("r:id", ""), ("", ""))[1]
        href = with_fragment(address, told.get("w:anchor") or told.get("w:docLocation", ""))
        self._hyperlinks.append(self._open(href, told.get("w:tooltip", ""), self.at))

    def _end_hyperlink(self) -> None:
        self._close(self._hyperlinks.pop(), self._past())

    def _begin_simple_field(self, told: dict[str, str]) -> None:
        self._fields.append(_Field(self.at, told.get("w:instr", "")))
        self._show(self._fields[-1])

    def _end_simple_field(self) -> None:
        if self._fields:
            self._close(self._fields.pop().link, self._past())

    def _show(self, shown: _Field) -> None:
        """Begin what a field gives; only of a link is it of interest what the field says."""
        shown.is_shown = True
        shown.is_unsaid = is_number_of_page(shown.instruction)
        found = link_of(shown.instruction)
        if found is not None:
            shown.link = self._open(*found, shown.start)

    def _field(self, told: dict[str, str]) -> None:
        run = self._runs[-1] if self._runs else _Run(self.at)
        kind = told.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field(run.start))
        elif kind == "separate" and self._fields:
            self._show(self._fields[-1])
        elif kind == "end" and self._fields:
            link = self._fields.pop().link
            self._close(link, self.at)
            if link is not None:
                run.closing.append(link)

    def _property(self, name: str, told: dict[str, str]) -> None:
        """Note a property of a run; those of a paragraph's mark are of no interest."""
        if self.path[-2:] != ["w:r", "w:rPr"] or not self._runs:
            return
        run = self._runs[-1]
        if name == "w:vanish":
            run.hidden = is_on(told)
        elif name == "w:lang":
            run.language = told.get("w:val", "")
        else:
            run.style = told.get("w:val", "")

    def _paragraph_style(self, told: dict[str, str]) -> None:
        if self._paragraphs and self._inside("w:pPr"):
            self._paragraphs[-1].style = told.get("w:val", "")

    def _bookmark(self, told: dict[str, str]) -> None:
        self.anchors.add(told.get("w:name", "").lower())

    def _begin_row(self, _: dict[str, str]) -> None:
        self._rows.append(False)

    def _end_row(self) -> None:
        self._rows.pop()


_BEGINNINGS: dict[str, Callable[[Story, dict[str, str]], None]] = {
    "w:p": Story._begin_paragraph,  # noqa: SLF001  its own
    "w:r": Story._begin_run,  # noqa: SLF001
    "w:hyperlink": Story._begin_hyperlink,  # noqa: SLF001
    "w:fldSimple": Story._begin_simple_field,  # noqa: SLF001
    "w:fldChar": Story._field,  # noqa: SLF001
    "w:pStyle": Story._paragraph_style,  # noqa: SLF001
    "w:bookmarkStart": Story._bookmark,  # noqa: SLF001
    "w:tr": Story._begin_row,  # noqa: SLF001
    "w:vanish": lambda story, told: story._property("w:vanish", told),  # noqa: SLF001
    "w:lang": lambda story, told: story._property("w:lang", told),  # noqa: SLF001
    "w:rStyle": lambda story, told: story._property("w:rStyle", told),  # noqa: SLF001
}
_ENDS: dict[str, Callable[[Story], None]] = {
    "w:p": Story._end_paragraph,  # noqa: SLF001
    "w:r": Story._end_run,  # noqa: SLF001
    "w:hyperlink": Story._end_hyperlink,  # noqa: SLF001
    "w:fldSimple": Story._end_simple_field,  # noqa: SLF001
    "w:tr": Story._end_row,  # noqa: SLF001
}
