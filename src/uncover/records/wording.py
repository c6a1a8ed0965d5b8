"""Words of a cell that mean something other than themselves: redactions, codes, classes, yes."""

import re

from uncover.records.declaration import Column

_EXEMPTION = (
    r"(?:\(?\s*b\s*\)?\s*\(\s*\d+\s*\)|\(\s*b\s*\d+\s*\))"
    r"(?:\s*\(\s*[a-z]\s*\)|\s*[a-z]\b)?"
)
REDACTION = rf"(?i)^\s*[\[(]?\s*{_EXEMPTION}(?:\s*[,;/&]?\s*(?:and\s+)?{_EXEMPTION})*\s*[\])]?\s*$"
"""A cell that is nothing but exemptions of the Freedom of Information Act (DOMAIN 2.3).

The number or the letter b stands in parentheses, so that a visa class `B2` is no redaction, and
the whole cell must be one, so that a section of law such as `237(a)(2)(B)(1)` is none either.
Written in the syntax that RE2 and Python share.
"""
_redaction = re.compile(REDACTION)

_LEADING_DIGIT = re.compile(r"^\d+\s+(?=\S)")

_YES = frozenset({"y", "yes", "true", "t", "1", "1.0"})
_NO = frozenset({"n", "no", "false", "f", "0", "0.0"})


def is_redaction(text: str) -> bool:
    """Whether a cell says only under which exemption its value was withheld."""
    return _redaction.search(text) is not None


def normal(text: str) -> str:
    """`text` as it is compared: case, surrounding and doubled blanks make no difference."""
    return " ".join(text.split()).casefold()


def yes_no(text: str) -> bool | None:
    """True, False, or None if the text says neither."""
    wanted = normal(text)
    return True if wanted in _YES else False if wanted in _NO else None


def known_codes(column: Column) -> dict[str, str]:
    """From each normal form to the code as declared."""
    return {normal(code): code for code in reversed(column.codes)}


def known_classes(column: Column) -> dict[str, str]:
    """From each normal form of a released value to its class; a class's own name means itself.

    The leading digit may be left off (DOMAIN 2.7: `1 Convicted Criminal` and `Convicted Criminal`).
    Another digit is another code: `4 Convicted Criminal` is none that we know.
    """
    declared = {
        normal(text): name for name, released in column.classes.items() for text in released
    }
    bare = {_LEADING_DIGIT.sub("", text): name for text, name in reversed(declared.items())}
    names = {normal(name): name for name in column.classes}
    return names | bare | declared


def class_of(text: str, known: dict[str, str]) -> str | None:
    """The class that a released value belongs to, or None; `1.0` is a spreadsheet's `1`."""
    wanted = normal(text)
    return known.get(wanted) or known.get(wanted.removesuffix(".0"))
