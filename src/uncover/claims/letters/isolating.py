"""Text of a letter inside lines of ours: it cannot command a terminal or turn our words around."""

import unicodedata

_COMMANDS = (*range(9), *range(11, 32), 127, *range(128, 160), 0x2028, 0x2029)
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SEEN = dict.fromkeys((*_COMMANDS, *_TURNS), "\ufffd")
_BEGIN, _END = "\u2068", "\u2069"
_FROM_THE_RIGHT = ("R", "AL", "AN")


def without_commands(text: str) -> str:
    """`text` with a mark for each character that a terminal would obey; as long as before."""
    return text.translate(dict.fromkeys(_COMMANDS, "\ufffd"))


def isolated(text: str) -> str:
    """`text` without commands and marks of direction; what runs from the right is set apart."""
    seen = text.translate(_SEEN)
    if seen.isascii() or not any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in seen):
        return seen
    return f"{_BEGIN}{seen}{_END}"
