"""Quantities as written: percentages, fractions, counts, pairs and ranges, in either language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from uncover.claims.interval import Interval
from uncover.claims.numerals import Numeral, number_at
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.vocabulary import after_any, after_word, words
from uncover.claims.widths import Quantity, range_interval

_SLASHED = re.compile(r"(\d+)/(\d+)(?![\d/])")
_MOST_PARTS = 20
_SLASHED_BY = (*range(2, 11), 12, 20, 100)
"""What a part in digits may be out of: 2/3 is a part; 9/11 and 24/7 are none."""
_YEARS = range(1800, 2101)


def readings(text: str, language: str) -> Iterator[tuple[Quantity | Phrase | Undecided, str]]:
    """Every way to read the start of `text`, the longest first."""
    yield from _ranges(text, language)
    found = number_at(text, language)
    if found is not None:
        yield from _pairs(*found, language)
    yield from _single(text, language)


def _ranges(text: str, language: str) -> Iterator[tuple[Phrase, str]]:
    known = words(language)
    inner = after_any(text, known.between)
    ands = (
        known.and_ if inner is not None else tuple(w for w in known.and_ if w not in ("and", "y"))
    )
    start = inner or text
    starts = dict.fromkeys(
        (_unarticled(start, language), after_any(start, known.articles) or start)
    )
    ends = (each for start in starts for each in _first_ends(start, ands, language))
    for first, rest in ends:
        following = after_any(rest, ands)
        if following is None or isinstance(first, Undecided):
            continue
        for second, behind in _second_ends(following, language):
            if isinstance(second, Undecided):
                continue
            both = _same_form(first, second)
            if both and both[0].x <= both[1].x:
                yield Phrase("R14", second.kind, range_interval(*both)), behind


def _first_ends(
    text: str, ands: tuple[str, ...], language: str
) -> Iterator[tuple[Quantity | Undecided, str]]:
    """What may be the lower end; "one hundred and two hundred" is no "one hundred and two"."""
    yield from _ends(text, language)
    for joining in ands:
        first, found, _ = text.partition(f" {joining} ")
        for read, rest in _ends(first, language) if found else ():
            if not rest:
                yield read, text[len(first) :].lstrip()


def _second_ends(text: str, language: str) -> Iterator[tuple[Quantity | Undecided, str]]:
    """The upper end, its article left out: «un 50 %» is no one."""
    unarticled = after_any(text, words(language).articles)
    if unarticled is not None:
        yield from _ends(unarticled, language)
    yield from _ends(_unarticled(text, language), language)


def _ends(text: str, language: str) -> Iterator[tuple[Quantity | Undecided, str]]:
    """What may stand at an end of a range: "one in four" as well as a single quantity."""
    found = number_at(text, language)
    for read, rest in _pairs(*found, language) if found else ():
        if isinstance(read, Quantity):
            yield read, rest
    yield from _single(text, language)


def _same_form(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both ends in the form of the second: "40 to 50 percent", "1 to 2 million"."""
    if first.kind == second.kind == "count" and second.scaled and not first.scaled:
        shared = first.x * second.scale
        if shared > second.x:
            return None  # "900 to 2 million" may be either
        unit = first.unit * second.scale
        return replace(first, x=shared, unit=unit, scale=second.scale), second
    if first.kind == second.kind:
        return first, second
    if second.form == "percent" and first.form == "count" and not first.scaled:
        return replace(first, form="percent"), second
    return None


def _unarticled(text: str, language: str) -> str:
    if any(_single(text, language)):
        return text
    return after_any(text, words(language).leading) or text


def _pairs(
    first: Numeral, rest: str, language: str
) -> Iterator[tuple[Quantity | Phrase | Undecided, str]]:
    known = words(language)
    k = first.read(share=False)
    for joining, every in ((known.in_, True), (known.of, False)):
        following = after_any(rest, joining)
        found = number_at(following, language) if following else None
        n = found[0].read(share=False) if found else None
        if not (k and n and found) or k[1] or n[1] or n[0] <= 0 or k[0] > n[0]:
            continue
        if every and n[0] in _YEARS and following is not None and rest.startswith(("in ", "en ")):
            continue  # "352 in 2011" is a count of that year
        pair = (int(k[0]), int(n[0]))
        point = Fraction(100 * pair[0], pair[1])
        if every and (pair[1] <= _MOST_PARTS or not _is_out_of(rest)):
            fine = Fraction(100, pair[1]) if pair[1] > _MOST_PARTS else Fraction(0)
            yield Quantity("fraction", point, fine), found[1]
        else:
            yield Phrase("R17", "any", Interval.point(point), point, None, pair), found[1]


def _is_out_of(text: str) -> bool:
    return text.startswith("out of ") and not text.startswith("out of every ")


def _single(text: str, language: str) -> Iterator[tuple[Quantity | Undecided, str]]:
    slashed = _SLASHED.match(text)
    if slashed and int(slashed[1]) < int(slashed[2]) and int(slashed[2]) in _SLASHED_BY:
        yield _part(int(slashed[1]), int(slashed[2])), text[slashed.end() :].lstrip()
        return
    found = number_at(text, language)
    yield from _collective(text, found, language)
    yield from _parts(text, found, language)
    if found is not None:
        yield _number(found[0], found[1], language)


def _parts(
    text: str, found: tuple[Numeral, str] | None, language: str
) -> Iterator[tuple[Quantity, str]]:
    """A part of a whole: "half", "a third", "two thirds"; "third" alone is an ordinal."""
    known = words(language)
    count, rest = (_whole(found[0]), found[1]) if found else (1, text)
    unit = after_any(text, known.one) if found is None else None
    for word, parts in known.parts.items():
        behind = after_word(rest if unit is None else unit, word)
        numbered = found is not None or word in known.lone
        articled = unit is not None and (language == "en" or " " in word or word in known.lone)
        if behind is not None and 0 < count <= parts and (numbered or articled):
            yield _part(count, parts), behind
            return


def _collective(
    text: str, found: tuple[Numeral, str] | None, language: str
) -> Iterator[tuple[Quantity, str]]:
    """Collective words: "a dozen", "two dozen", "half a dozen" (R25), as exact as a number."""
    known = words(language)
    half = after_any(text, known.halved) if found is None else None
    rest = found[1] if found else half or after_any(text, known.one)
    count = Fraction(_whole(found[0])) if found else Fraction(1, 1 if half is None else 2)
    for word, size in known.collective.items():
        behind = after_word(rest, word) if rest else None
        if behind is not None and count:
            yield Quantity("count", count * size, Fraction(1), loose=True), behind
            return


def _part(count: int, parts: int) -> Quantity:
    return Quantity("fraction", Fraction(100 * count, parts), Fraction(0), part=True)


def _whole(given: Numeral) -> int:
    if given.value is not None:
        return given.value
    return int(given.digits) if given.digits.isdigit() and given.scale == 1 else 0


def _number(given: Numeral, rest: str, language: str) -> tuple[Quantity | Undecided, str]:
    behind = after_any(rest, words(language).percent)
    read = given.read(share=behind is not None)
    if read is None:
        return Undecided("two-readings-of-marks"), rest
    value, decimals = read
    unit = Fraction(given.scale, 10**decimals)
    if behind is None:
        return Quantity("count", value, unit, decimals, given.scale), rest
    return Quantity("percent", value, unit, decimals), behind
