"""How headers are compared: case, blanks, punctuation and line breaks do not matter."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")


def plain(header: str) -> str:
    """A header's words, lower case, joined by underscores: `Birth Date` and `birth_date` agree.

    `YN` and `Y/N` at the end are read as `Yes No` (DOMAIN 2.6).
    """
    words = _WORD.findall(header.replace("'", "").casefold())
    if words[-1:] == ["yn"]:
        words[-1:] = ["yes", "no"]
    elif words[-2:] == ["y", "n"]:
        words[-2:] = ["yes", "no"]
    return "_".join(words)


def unlike(headers: Iterable[str | None]) -> list[str]:
    """The headers of a row in plain form, blanks as empty; a repeated one gets `_2`, `_3`, ..."""
    seen: dict[str, int] = {}
    out: list[str] = []
    for header in headers:
        name = plain(header or "")
        seen[name] = seen.get(name, 0) + 1
        out.append(f"{name}_{seen[name]}" if name and seen[name] > 1 else name)
    return out
