"""Text of a letter inside lines of ours: it cannot command a terminal or turn our words around."""

import unicodedata

from uncover.terms.commands import COMMANDS

_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SEEN = dict.fromkeys((*COMMANDS, *_TURNS), "\ufffd")
_BEGIN, _END = "\u2068", "\u2069"
_FROM_THE_RIGHT = ("R", "AL", "AN")


def isolated(text: str) -> str:
    """`text` without commands and marks of direction; what runs from the right is set apart."""
    seen = text.translate(_SEEN)
    if seen.isascii() or not any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in seen):
        return seen
    return f"{_BEGIN}{seen}{_END}"
