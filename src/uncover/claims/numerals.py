"""Numbers as people write them, in digits and in words, in English and Spanish."""

import re
from dataclasses import dataclass
from fractions import Fraction

from uncover.claims.vocabulary import after_any, after_word, words

_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,']\d+)*")
_GROUP = 3
_HUNDRED = 100
_THOUSAND = 1000
_ALONE = ("mil",)  # a scale that may stand without a number; «millones» and "thousand" may not


@dataclass(frozen=True)
class Numeral:
    """A number as written: its digits and marks, and the scale word behind it (1,000 for `mil`).

    value: set when it was written in words, its scale in it; else the digits are to be read.
    """

    digits: str
    scale: int = 1
    value: int | None = None
    language: str = "en"

    def read(self, *, share: bool) -> tuple[Fraction, int] | None:
        """Value and number of decimals, or None when two readings are possible.

        Reading rule 5: one mark followed by exactly three digits is thousands for a count and a
        decimal mark for a share, in either language.
        """
        if self.value is not None:
            return Fraction(self.value), 0
        marks, groups = re.findall(r"[^\d]", self.digits), re.split(r"[^\d]", self.digits)
        if not marks:
            return self._decimal(self.digits, "")
        if len(marks) == 1 and marks[0] in ".,":
            return self._one_mark(groups, share=share)
        return self._several_marks(marks, groups)

    def as_ratio(self) -> tuple[Fraction, int] | None:
        """Value and decimals of how many times: "1,200 times" and "1.625 times" in English.

        Of one mark with three digits behind it Spanish has both readings, and so none is taken.
        """
        if not re.fullmatch(r"\d+[.,]\d{3}", self.digits) or self.digits.startswith("0"):
            return self.read(share=True)
        return self.read(share="." in self.digits) if self.language == "en" else None

    def _several_marks(self, marks: list[str], groups: list[str]) -> tuple[Fraction, int] | None:
        if len(set(marks)) == 1:
            return self._decimal("".join(groups), "") if _thousands(groups) else None
        if "'" in marks and len(groups[-1]) == _GROUP:
            return None  # 1'000,000 is a million to some
        if len(set(marks[:-1])) == 1 and marks[-1] in ".," and _thousands(groups[:-1]):
            return self._decimal("".join(groups[:-1]), groups[-1])
        return None

    def _one_mark(self, groups: list[str], *, share: bool) -> tuple[Fraction, int] | None:
        if len(groups[1]) != _GROUP:
            if self.language == "en" and "," in self.digits and not share:
                return None  # "1,20 people" is no number in English
            return self._decimal(groups[0], groups[1])
        if self.scale > 1 and not share:
            return None  # "1.234 millones" may be either
        decimal = share or not _thousands(groups)
        return (
            self._decimal(groups[0], groups[1]) if decimal else self._decimal("".join(groups), "")
        )

    def _decimal(self, whole: str, decimals: str) -> tuple[Fraction, int]:
        value = Fraction(int(whole + decimals), 10 ** len(decimals))
        return value * self.scale, len(decimals)


def _thousands(groups: list[str]) -> bool:
    first, *others = groups
    return (
        1 <= len(first) <= _GROUP
        and not first.startswith("0")
        and all(len(group) == _GROUP for group in others)
    )


def number_at(text: str, language: str) -> tuple[Numeral, str] | None:
    """The number that `text` (in its plain form) starts with, and what follows it."""
    found = _DIGITS.match(text)
    if found is None:
        return _in_words(text, language)
    rest = text[found.end() :]
    if re.match(r"[^\W\d_]", rest):
        return None
    scale, rest = _scales(rest.lstrip(), language)
    return Numeral(found[0].replace(" ", ","), scale, None, language), rest


def _scales(text: str, language: str) -> tuple[int, str]:
    scale = 1
    while True:
        for word, size in words(language).scales.items():
            rest = after_word(text, word)
            if rest is not None and size >= _THOUSAND:
                scale, text = scale * size, rest
                break
        else:
            return scale, text


def _in_words(text: str, language: str) -> tuple[Numeral, str] | None:
    known = words(language)
    total = current = 0
    scale = 1
    read, rest = False, _counted(text, language)
    while True:
        word, _, following = rest.partition(" ")
        if read and _joins(word, total, current):
            word, _, following = following.partition(" ")
        bare = word.rstrip(".,;:!?)")
        if bare in known.numbers and _fits(current, known.numbers[bare]):
            current += known.numbers[bare]
        elif bare in known.scales and _may_scale(known.scales[bare], current, bare, read=read):
            total, current = _scaled(total, current, known.scales[bare])
        else:
            break
        scale = known.scales.get(bare, 1)
        read, rest = True, following
        if bare != word:
            break
    scale = scale if scale >= _THOUSAND else 1
    return (Numeral("", scale, total + current, language), rest.lstrip()) if read else None


def _counted(text: str, language: str) -> str:
    """`text` with one for an article before a scale word: "a hundred" is one hundred."""
    rest = after_any(text, ("a", "an")) if language == "en" else None
    follows = rest is not None and rest.partition(" ")[0] in words(language).scales
    return f"one {rest}" if follows else text


def _joins(word: str, total: int, current: int) -> bool:
    """Whether "and" stands inside a number: "one hundred and two", "treinta y uno"."""
    hundreds = (total or current) and current % _HUNDRED == 0
    return bool(word == "and" and hundreds) or (word == "y" and current % 10 == 0 < current)


def _may_scale(scale: int, current: int, word: str, *, read: bool) -> bool:
    if not read:
        return word in _ALONE
    return current < _HUNDRED if scale == _HUNDRED else True  # no "two hundred hundred"


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    if scale == _HUNDRED:
        return total, max(current, 1) * scale
    if total and total < scale:
        return (total + current) * scale, 0
    return total + max(current, 1) * scale, 0


def _fits(current: int, number: int) -> bool:
    if current == 0:
        return True
    if current % _HUNDRED == 0:
        return 0 < number < _HUNDRED
    tens = current % _HUNDRED
    return tens >= 20 and tens % 10 == 0 and 0 < number < 10  # noqa: PLR2004
