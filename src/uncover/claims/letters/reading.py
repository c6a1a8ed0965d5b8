"""A letter read from its file, whatever it is written in: told by what is in it, then by name."""

import re
from pathlib import Path

from uncover.claims.letters.docx.document import read_docx
from uncover.claims.letters.html import read_html
from uncover.claims.letters.letter import Form, Letter
from uncover.claims.letters.markdown import read_markdown
from uncover.terms.errors import UnusableError

LONGEST = 2_000_000
"""Characters of a letter's text: four hundred pages. Longer is no letter, and takes minutes."""
MOST_CLAIMS = 5_000
_LONGEST_MARKUP = 5_000_000
"""Characters of a page's markup, the pictures written into it left out."""
_MOST_BYTES = 200_000_000
_HEAD = 4096
_SIGNS = (
    (b"\xd0\xcf\x11\xe0", "old-document"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rich-text"),
)
_PICTURE = re.compile(r"data:[\w/+.;=-]*,[A-Za-z0-9+/=%\s]*")
_LINK: dict[Form, re.Pattern[str]] = {
    "markdown": re.compile(r"\]\([^\s()#]{0,500}#[^\s)]"),
    "html": re.compile(r"href\s*=\s*[\"']?[^\s\"'>#]{0,500}#[^\s\"'>]", re.IGNORECASE),
}
_HTML = (".html", ".htm", ".xhtml")
_BEGINS = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHARSETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "iso-8859-1": "cp1252",
    "latin1": "cp1252", "windows-1252": "cp1252", "iso-8859-15": "iso-8859-15",
    "utf-16": "utf-8", "unicode": "utf-16", "macintosh": "mac-roman",
}  # fmt: skip
"""The encodings that letters in our two languages are saved in; pages say latin-1 for cp1252."""


def read_letter(path: Path, language: str = "en") -> Letter:
    """Read a letter in Markdown, HTML or .docx; `language` is taken where it declares none.

    Raises UnusableError for what cannot be read (`claims.unreadable-letter`), for other kinds of
    documents, for letters that are too long or have too many links (`letters.too-long`,
    `letters.too-many-claims`), and what the reader of each form says.
    """
    form = form_of(path, _head(path))
    if form == "docx":
        letter = read_docx(path, language)
    else:
        text = _decoded(_content(path), path.name, form)
        _refuse_too_much(text, path.name, form)
        letter = (read_html if form == "html" else read_markdown)(text, language)
    if sum(len(prose.text) for prose in letter.prose) > LONGEST:
        raise UnusableError("letters.too-long", file=path.name, most=f"{LONGEST:,}")
    if len(letter.claims) > MOST_CLAIMS:
        raise _too_many(path.name, len(letter.claims))
    return letter


def _refuse_too_much(text: str, name: str, form: Form) -> None:
    """Refuse, before it is read, what would take minutes only to be refused then."""
    most = LONGEST if form == "markdown" else _LONGEST_MARKUP
    if len(text) > most and len(_PICTURE.sub("", text)) > most:
        raise UnusableError("letters.too-long", file=name, most=f"{most:,}")
    links = len(_LINK[form].findall(text))
    if links > 2 * MOST_CLAIMS:
        raise _too_many(name, links)


def _too_many(name: str, links: int) -> UnusableError:
    told = {"claims": f"{links:,}", "most": f"{MOST_CLAIMS:,}"}
    return UnusableError("letters.too-many-claims", file=name, **told)


def form_of(path: Path, head: bytes) -> Form:
    """What a file is written in, by its first bytes and then by its name.

    Raises UnusableError for documents of kinds that are not read, each with its own next step:
    `letters.old-document`, `letters.pdf`, `letters.rich-text`, `letters.no-docx`.
    """
    if head.startswith(b"PK"):
        return "docx"
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            raise UnusableError(f"letters.{kind}", file=path.name)
    suffix = path.suffix.lower()
    if suffix in _HTML or _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if suffix in (".docx", ".docm", ".doc", ".odt"):
        raise UnusableError("letters.no-docx", file=path.name)
    return "markdown"


def _head(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnusableError("letters.too-long", file=path.name, most=f"{LONGEST:,}")
        with path.open("rb") as source:
            return source.read(_HEAD)
    except OSError as error:
        raise UnusableError(
            "claims.unreadable-letter", file=path.name, reason=error.strerror
        ) from error


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            return source.read(_MOST_BYTES)
    except OSError as error:
        raise UnusableError(
            "claims.unreadable-letter", file=path.name, reason=error.strerror
        ) from error


def _decoded(content: bytes, name: str, form: Form) -> str:
    encoding = "utf-8"
    if form == "html":
        told = _CHARSET.search(content[:_HEAD])
        encoding = _CHARSETS.get(told[1].decode().lower(), "utf-8") if told else "utf-8"
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            encoding = "utf-16"
        elif content.startswith(b"\xef\xbb\xbf") or encoding == "utf-16":
            encoding = "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableError(
            "claims.unreadable-letter", file=name, reason=encoding.upper()
        ) from error
