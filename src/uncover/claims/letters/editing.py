"""Changing a letter in Markdown: a link put around a number, a phrase put in the place of another.

Nothing else of the text changes, line ends and all. Whatever is changed is read again: unless the
letter then holds the claims that were meant, it is not changed at all.
"""

import re

from uncover.claims.letters.addresses import NOT_A_CLAIM
from uncover.claims.letters.letter import Claim, Letter
from uncover.claims.letters.markdown import read_markdown
from uncover.terms.errors import UnusableError

_BREAK = re.compile(r"\r\n|\n|\r")
_BOM = "\ufeff"


def with_link(text: str, line: int, column: int, phrase: str, target: str) -> str:
    """`text` with a link to `#target` around `phrase`, which stands at a place (1-based).

    Raises UnusableError (`claims.not-editable`) where the phrase does not stand there as plain
    text, or a link cannot stand.
    """
    begin = offset_of(text, line, column)
    worded = r"\s+".join(re.escape(word) for word in phrase.split())
    found = re.compile(worded).match(text, begin)
    if found is None:
        raise _not_editable(line, column, phrase)
    changed = f"{text[:begin]}[{found[0]}](#{target}){text[found.end() :]}"
    before, after = read_markdown(text), read_markdown(changed)
    wanted = len(before.claims) + (target != NOT_A_CLAIM)
    spared = _seen(before) - len("".join(phrase.split()))
    if (
        _in_markup(text, begin)
        or len(after.claims) != wanted
        or _seen(after) != spared
        or not _others_stand(before, after)
    ):
        raise _not_editable(line, column, phrase)
    return changed


def with_phrase(text: str, claim: Claim, phrase: str) -> str:
    """`text` with another phrase in the link of `claim`.

    Raises UnusableError (`claims.not-editable`) where the link's text cannot be told from the rest.
    """
    begin = offset_of(text, claim.line, claim.column)
    end = label_end(text, begin)
    if end is None or text[end + 1 : end + 2] not in ("(", "["):
        raise _not_editable(claim.line, claim.column, claim.text)
    changed = f"{text[: begin + 1]}{phrase}{text[end:]}"
    before, after = read_markdown(text), read_markdown(changed)
    told = [(each.text, each.target) for each in after.claims]
    wanted = [(each.text, each.target) for each in before.claims]
    places = [(each.line, each.column) for each in before.claims]
    if (claim.line, claim.column) not in places:
        raise _not_editable(claim.line, claim.column, claim.text)
    wanted[places.index((claim.line, claim.column))] = (phrase, claim.target)
    if told != wanted:
        raise _not_editable(claim.line, claim.column, claim.text)
    return changed


def offset_of(text: str, line: int, column: int) -> int:
    """Where a place stands in the text, its first mark of byte order left out of the count."""
    starts = line_starts(text)
    if not 1 <= line <= len(starts):
        raise _not_editable(line, column, "")
    return starts[line - 1] + column - 1


def line_starts(text: str) -> list[int]:
    """Where each line begins in the text, its first mark of byte order left out of the count."""
    begins = len(_BOM) if text.startswith(_BOM) else 0
    return [begins, *(found.end() for found in _BREAK.finditer(text))]


def label_end(text: str, begin: int, end: int | None = None) -> int | None:
    """The closing bracket of the link that opens at `begin`; None if it does not open there.

    end: where the link ends, if that is known: the bracket is looked for before it only.
    """
    depth, at, last = 0, begin, len(text) if end is None else end
    while at < last:
        if text[at] == "\\":
            at += 1
        else:
            depth += {"[": 1, "]": -1}.get(text[at], 0)
            if depth == 0:
                return at if at > begin else None
        at += 1
    return None


def _in_markup(text: str, at: int) -> bool:
    """Whether a link of HTML is open here: a link in a link is none."""
    opened, closed = (text.lower().rfind(tag, 0, at) for tag in ("<a ", "</a"))
    return opened > closed


def _seen(letter: Letter) -> int:
    """How many characters stand outside links and pictures: an undone link would add its marks."""
    return sum(len("".join(prose.text.split())) for prose in letter.prose)


def _others_stand(before: Letter, after: Letter) -> bool:
    kept = [(each.text, each.target) for each in after.claims]
    return all((each.text, each.target) in kept for each in before.claims)


def _not_editable(line: int, column: int, text: str) -> UnusableError:
    return UnusableError("claims.not-editable", line=line, column=column, text=text)
