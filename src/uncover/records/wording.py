"""Words of a cell that mean something other than themselves: redactions, codes, classes, yes."""

import re

from uncover.records.declaration import Column, Kind

_N, _LETTER = r"\s*[1-9]\s*", r"(?:\(\s*(?:[a-z]|[ivx]+)\s*\)|[a-z]\b)"
_ENCLOSED = (
    r"(?:"
    rf"\(\s*b\s*\)\s*(?:\({_N}[a-z]?\s*\)|[1-9](?:\s*[a-z])?\b)"  # (b)(6), (b)(7c), (b)6
    rf"|b\s*\({_N}[a-z]?\s*\)"  # b(6)
    rf"|\(\s*b\s*\(?{_N}\)?\s*[a-z]?\s*\)"  # (b6), (b(6)), (b7c)
    rf"|b{_N}\(\s*[a-z]\s*\)"  # b7(c)
    rf")(?:\s*{_LETTER})*"
)
_LETTERED = r"b\s*7\s*[a-f]\b"
_BARE = r"b\s*[1-9](?:\s*[a-f])?\b"
_ANY = rf"(?:{_ENCLOSED}|{_BARE})"
_AND = r"(?:[\s,;/|&+" "\N{EN DASH}" r"-]|and\b)*"
_BEGIN, _END = r"(?i)^\s*[\[({]?\s*", r"[\s,;.]*[\])}]?[\s,;.]*$"

EVERY_MARKER = rf"{_BEGIN}{_ANY}(?:{_AND}{_ANY})*{_END}"
"""A cell that is nothing but exemptions of the Freedom of Information Act (DOMAIN 2.3), which has
nine: a `b` and a number in any combination of parentheses, and paragraphs of the seventh.

The whole cell must be one, so that a section of law such as `237(a)(2)(B)(1)` is none. Written, as
all patterns of this module, in the syntax that RE2 and Python share.
"""
SURE_MARKER = (
    rf"{_BEGIN}(?:(?:{_ANY}{_AND})*{_ENCLOSED}(?:{_AND}{_ANY})*"
    rf"|(?:{_ANY}{_AND})+{_LETTERED}(?:{_AND}{_ANY})*|{_LETTERED}(?:{_AND}{_ANY})+){_END}"
)
"""The same where a column may hold words such as `B2`, a visa class, or `B6`, a housing unit.

One of the markers must stand in parentheses, or, in a list such as `b6, b7c`, be a paragraph of the
seventh exemption. A bare word alone, or `B1/B2`, stays what it is: a marker kept as a text can be
seen in every figure, and a value taken for a marker is gone.
"""
_MAY_HOLD_SUCH_WORDS: frozenset[Kind] = frozenset({"text", "code", "class"})
_compiled = {pattern: re.compile(pattern) for pattern in (EVERY_MARKER, SURE_MARKER)}

_LEADING_DIGIT = re.compile(r"^\d+\s+(?=\S)")

_YES = frozenset({"y", "yes", "true", "t", "1", "1.0"})
_NO = frozenset({"n", "no", "false", "f", "0", "0.0"})


def redaction(kind: Kind) -> str:
    """The pattern of a redaction in columns of this kind.

    Of a person every marker is one: taken for a pseudonym, it would make one person of many. Dates,
    numbers and states cannot be a bare word either.
    """
    return SURE_MARKER if kind in _MAY_HOLD_SUCH_WORDS else EVERY_MARKER


def is_redaction(text: str, kind: Kind = "text") -> bool:
    """Whether a cell says only under which exemption its value was withheld."""
    return _compiled[redaction(kind)].search(text) is not None


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
