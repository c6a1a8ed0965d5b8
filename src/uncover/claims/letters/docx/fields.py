"""Fields of a .docx: what their instructions say."""

import re

_PIECES = re.compile(r"[\"\u201c\u201d]((?:[^\"\u201c\u201d\\]|\\.)*)[\"\u201c\u201d]|(\S+)")
_UNSAID = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF", "SECTION"))
_WITH_VALUE = frozenset(("\\l", "\\o", "\\t"))


def is_number_of_page(instruction: str) -> bool:
    """Whether a field gives the number of a page, a section or a note, which is no number told."""
    return instruction.split(None, 1)[0].upper() in _UNSAID if instruction.strip() else False


def link_of(instruction: str) -> tuple[str, str] | None:
    """Address, with its fragment, and title of a field HYPERLINK; None for any other field."""
    pieces = [found[1] or found[2] or "" for found in _PIECES.finditer(instruction)]
    if not pieces or pieces[0].upper() != "HYPERLINK":
        return None
    address, told, i = "", {}, 1
    while i < len(pieces):
        if pieces[i] in _WITH_VALUE and i + 1 < len(pieces):
            told[pieces[i]] = pieces[i + 1]
            i += 1
        elif not pieces[i].startswith("\\") and not address:
            address = re.sub(r"\\(.)", r"\1", pieces[i])
        i += 1
    return with_fragment(address, told.get("\\l", "")), told.get("\\o", "")


def with_fragment(address: str, fragment: str) -> str:
    """An address with the fragment that word processors keep apart from it."""
    bare = fragment.removeprefix("#")
    return f"{address}#{bare}" if bare and "#" not in address else address
