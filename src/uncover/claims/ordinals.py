"""Ordinals in digits: "11th" in English, "11.º" in Spanish, read and written."""

import re

_ENGLISH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)(?!\w)")
_SPANISH = re.compile(r"(\d{1,3})\.? ?[ºª°](?!\w)")
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal_at(text: str, language: str) -> tuple[int, str] | None:
    """The ordinal in digits that `text` begins with, and what follows it; None without one."""
    found = (_ENGLISH if language == "en" else _SPANISH).match(text)
    if found is None or not int(found[1]):
        return None
    return int(found[1]), text[found.end() :].lstrip()


def ordinal_said(rank: int, language: str) -> str:
    """`rank` as an ordinal in digits: 11th, 22nd; 11.º (masculine, as a rank is «el más alto»)."""
    if language == "es":
        return f"{rank}.º"
    teen = rank % 100 in _TEENS
    return f"{rank}{'th' if teen else _ENDINGS.get(rank % 10, 'th')}"
