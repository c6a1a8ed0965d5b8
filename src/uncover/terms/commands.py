"""Characters that a terminal would obey, which no text of others may hold when it is printed."""

COMMANDS = (*range(9), *range(11, 32), 127, *range(128, 160), 0x2028, 0x2029)
"""All control characters but tabs and ends of lines, and the two separators of Unicode."""


def without_commands(text: str) -> str:
    """`text` with a mark for each character that a terminal would obey; as long as before."""
    return text.translate(dict.fromkeys(COMMANDS, "\ufffd"))
