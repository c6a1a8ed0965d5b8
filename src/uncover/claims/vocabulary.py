"""The phrase table and the words of each language, read once from the data beside this module."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

_Told = TypeVar("_Told")


@dataclass(frozen=True)
class Entry:
    """One wording of a rule: where it stands and what it brings.

    place: `before` or `after` a quantity, or `words` that stand for one. unit: of a loose count
    (R25), what it counts by: 12 for dozens.
    """

    rule: str
    place: str
    wording: str
    interval: dict[str, Any] | None = None
    undecidable: str | None = None
    any_kind: bool = False
    unit: Fraction | None = None


@dataclass(frozen=True)
class Words:
    """The small words of one language; lists are sorted longest first."""

    percent: tuple[str, ...]
    arguing: tuple[str, ...]
    leading: tuple[str, ...]
    articles: tuple[str, ...]
    negating: tuple[str, ...]
    negated_by: tuple[str, ...]
    lacking: tuple[str, ...]
    qualities: tuple[str, ...]
    rates: tuple[str, ...]
    multiplying: tuple[str, ...]
    ranging: tuple[str, ...]
    or_: tuple[str, ...]
    of: tuple[str, ...]
    in_: tuple[str, ...]
    between: tuple[str, ...]
    and_: tuple[str, ...]
    elsewhere: frozenset[str]
    loose: frozenset[str]
    superlative: frozenset[str]
    one: tuple[str, ...]
    lone: frozenset[str]
    halved: tuple[str, ...]
    fiscal: tuple[str, ...]
    after_part: tuple[str, ...]
    spans: tuple[str, ...]
    nouns: tuple[str, ...]
    describing: tuple[str, ...]
    small: tuple[str, ...]
    numbers: dict[str, int]
    scales: dict[str, int]
    parts: dict[str, int]
    collective: dict[str, int]
    landmarks: dict[Fraction, str]
    say: dict[str, str]


@dataclass(frozen=True)
class Comparing:
    """The words of comparisons in one language; what each list is for stands in the data."""

    rise: tuple[str, ...]
    fall: tuple[str, ...]
    rise_of: tuple[str, ...]
    fall_of: tuple[str, ...]
    more: tuple[str, ...]
    fewer: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    start: tuple[str, ...]
    past: tuple[str, ...]
    among: tuple[str, ...]
    often: tuple[str, ...]
    points: tuple[str, ...]
    times: tuple[str, ...]
    as_many: tuple[str, ...]
    part_as_many: tuple[str, ...]
    more_than: tuple[str, ...]
    times_more: tuple[str, ...]
    top: tuple[str, ...]
    bottom: tuple[str, ...]
    alone: tuple[str, ...]
    the: tuple[str, ...]
    than: tuple[str, ...]
    became: dict[str, Fraction]
    multiples: dict[str, int]
    ordinals: dict[str, int]
    say: dict[str, str]


@cache
def rules() -> list[dict[str, Any]]:
    """The rules as they stand in the table, in its order."""
    found = _table("rules")["rule"]
    return list(found)


@dataclass(frozen=True)
class Example:
    """A phrase of the table with values it is true of and values it is false of (R17: pairs)."""

    rule: str
    language: str
    text: str
    true: tuple[str, ...]
    false: tuple[str, ...]


@cache
def examples() -> tuple[Example, ...]:
    """The examples of every rule in both languages, in the order of the table."""
    return tuple(
        Example(rule, language, *_example(line))
        for rule, told in _table("examples").items()
        for language, lines in told.items()
        for line in lines
    )


def _example(line: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    text, *values = (part.strip() for part in line.split("|"))
    true, false = (tuple(part.split()) for part in (values or ("", "")))
    return text, true, false


@cache
def version() -> int:
    """The version of the phrase table."""
    return int(_table("rules")["version"])


@cache
def rounded_rules() -> frozenset[str]:
    """The rules that hold by rounding (reading rule 7a)."""
    return frozenset(rule["id"] for rule in rules() if rule.get("rounded"))


@cache
def widths() -> dict[str, Fraction]:
    """The choices of CLAIMS 2.2 by name."""
    chosen = _table("rules")["widths"]
    return {name: Fraction(text) for name, text in chosen.items() if isinstance(text, str)}


@cache
def usual_fractions() -> tuple[Fraction, ...]:
    """The usual fractions, in percent, in order."""
    return tuple(100 * Fraction(text) for text in _table("rules")["widths"]["usual_fractions"])


@cache
def entries(language: str, *places: str) -> tuple[Entry, ...]:
    """Every wording in one language that stands at one of `places`, longest first."""
    found = [
        Entry(
            rule["id"],
            place,
            wording,
            rule.get("interval"),
            rule.get("undecidable"),
            bool(rule.get("any_kind")),
            Fraction(rule["unit"]) if "unit" in rule else None,
        )
        for rule in rules()
        for place in places
        for wording in rule.get(place, {}).get(language, [])
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry.wording)))


@cache
def words(language: str) -> Words:
    """The words of one language (`en` or `es`)."""
    table = _table("words")[language]

    def longest(name: str) -> tuple[str, ...]:
        return tuple(sorted(table[name], key=lambda word: -len(word)))

    return Words(
        percent=longest("percent"),
        arguing=longest("arguing"),
        leading=longest("leading"),
        articles=longest("articles"),
        negating=longest("negating"),
        negated_by=longest("negated_by"),
        lacking=longest("lacking"),
        qualities=longest("qualities"),
        rates=longest("rates"),
        multiplying=longest("multiplying"),
        ranging=longest("ranging"),
        or_=longest("or"),
        of=longest("of"),
        in_=longest("in"),
        between=longest("between"),
        and_=longest("and"),
        elsewhere=frozenset(table["elsewhere"]),
        loose=frozenset(table["loose"]),
        superlative=frozenset(table["superlative"]),
        lone=frozenset(table["lone"]),
        halved=longest("halved"),
        fiscal=longest("fiscal"),
        one=longest("one"),
        after_part=longest("after_part"),
        spans=longest("spans"),
        nouns=longest("nouns"),
        describing=longest("describing"),
        small=longest("small"),
        numbers=table["numbers"],
        scales=table["scales"],
        parts=dict(sorted(table["parts"].items(), key=lambda part: -len(part[0]))),
        collective=_longest_first(table["collective"]),
        landmarks={100 * Fraction(part): said for part, said in table["landmarks"].items()},
        say=table["say"],
    )


@cache
def comparing(language: str) -> Comparing:
    """The words of comparisons in one language (`en` or `es`)."""
    table = _table("comparing")[language]
    lists = {
        name: tuple(sorted(value, key=lambda word: -len(word)))
        for name, value in table.items()
        if isinstance(value, list)
    }
    return Comparing(
        **lists,
        became=_longest_first({word: Fraction(k) for word, k in table["became"].items()}),
        multiples=_longest_first(table["multiples"]),
        ordinals=table["ordinals"],
        say=table["say"],
    )


def _longest_first(table: dict[str, _Told]) -> dict[str, _Told]:
    return dict(sorted(table.items(), key=lambda pair: -len(pair[0])))


def after_word(text: str, word: str) -> str | None:
    """What follows `word` at the start of `text`, without blanks; None when it is not there."""
    if not text.startswith(word):
        return None
    rest = text[len(word) :]
    if rest and word[-1].isalnum() and rest[0].isalnum():
        return None
    return rest.lstrip()


def after_any(text: str, chosen: tuple[str, ...]) -> str | None:
    """What follows the first of `chosen` that `text` starts with."""
    for word in chosen:
        rest = after_word(text, word)
        if rest is not None:
            return rest
    return None


_CONTRACTED = {"del": "de el", "al": "a el"}
_GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}


def plain(text: str, language: str) -> str:
    """`text` as it is compared: lower case, single blanks, joined words apart, `del` as `de el`."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(f" {_GLYPHS[letter]} " if letter in _GLYPHS else letter for letter in text)
    text = re.sub(r"(?<=\w)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\w)", " ", text.lower())
    text = re.sub(r"(?<![\w.,])[.,](?=\d)", "0.", text).replace("\u2019", "'")
    text = " ".join(text.split()).strip(" .,;:!?¡¿\"'“”«»()")
    if language == "es":
        text = re.sub(r"\b(del|al(?! menos))\b", lambda found: _CONTRACTED[found[1]], text)
    return text


@cache
def _table(name: str) -> dict[str, Any]:
    text = (files("uncover.claims") / "phrases" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
