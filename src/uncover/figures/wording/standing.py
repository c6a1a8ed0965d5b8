"""What each word is to a figure: right, wrong, wrong alone, or in need of a qualifier."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from uncover.figures.address import AGAINST, PER
from uncover.figures.figure import Figure, Kind
from uncover.figures.measure import Words
from uncover.figures.measures import measures
from uncover.figures.wording.terms import (
    Term,
    declared_in,
    fold,
    found_in,
    literal,
    term_of,
    terms,
)

Status = Literal["right", "wrong", "alone", "qualify"]
_CODES = {
    "whom": "word-people",
    "event": "word-act",
    "act": "word-act",
    "class": "word-class",
    "own": "word-never",
}
_ACTS = ("event", "act")


@dataclass(frozen=True)
class Standing:
    """What one word is to a figure.

    status: `alone` is wrong unless something right of its kind stands beside it. code: of the note.
    instead: the right word in the language. near: held only in the link or right behind it.
    """

    status: Status
    code: str
    instead: str
    near: bool = False


@dataclass(frozen=True)
class Wording:
    """The words of one figure in one language.

    by_term: what each word is to it, by name. own: the phrases that it may be called, which hide
    what stands in them, and words that no other figure knows. called: which kinds of words each
    such phrase makes right. right_acts: the acts of which any word is right. eased: classes that
    leave in doubt a word that is wrong alone.
    """

    by_term: Mapping[str, Standing]
    own: tuple[Term, ...]
    called: Mapping[str, frozenset[str]]
    right_acts: frozenset[str]
    eased: frozenset[str]


def wording_of(figure: Figure, language: str) -> Wording:
    """The words of a figure, by its measure, its class, its table and its unit.

    A figure made of two is no number of people or events: only act and class are held to it.
    """
    made_of_two = bool({AGAINST, PER} & set(figure.options))
    measure = measures().get(figure.measure)
    table = measure.table if measure else _tables()["printed"].get(figure.measure, figure.source)
    unit = "" if made_of_two else figure.unit
    return _wording(figure.measure, class_of(figure), table, unit, figure.kind, language)


def wording_of_measure(name: str, language: str) -> Wording:
    """The words of a measure as it is, without options."""
    measure = measures()[name]
    counted = _tables()["counted"].get(name)
    return _wording(name, counted, measure.table, measure.unit, measure.kind, language)


def class_of(figure: Figure) -> str | None:
    """The class that a figure counts: its measure's, or the one that its options ask for."""
    tables = _tables()
    if figure.measure in tables["counted"]:
        return str(tables["counted"][figure.measure])
    for name, value in figure.options.items():
        if name == "class" or name.endswith(("criminality", "threat_level")):
            found = tables["asked"].get(value.rpartition("=")[2])
            if found:
                return str(found)
    return None


@cache
def _tables() -> dict[str, Any]:
    return declared_in("standings.toml")


@cache
def _wording(
    name: str, class_: str | None, table: str, unit: str, kind: Kind, language: str
) -> Wording:
    measure = measures().get(name)
    words = measure.words[language] if measure else Words(called=())
    recorded = _tables()["tables"].get(table, {"act": "", "never": []})
    inside = {
        phrase: [found.term for found in found_in(fold(phrase), language)]
        for phrase in words.called
    }
    acts = {term.act for told in inside.values() for term in told if term.act}
    right_acts = frozenset(acts or {recorded["act"]} - {""})
    never = [term_of(word, language) for word in words.never]
    qualify = [term_of(word, language) for word in words.qualify]
    refused = {t.act for t in never if t.act} if measure else set(recorded["never"])
    if "hold" in refused:  # what is no detention is no jail either
        refused.add("jail")
    right = _right_words(words, class_, unit, right_acts, language)
    by_term = {
        **_acts(refused - right_acts, right),
        **_people(measure.unit if measure else unit, unit, kind, right_acts, right),
        **_classes(class_, right),
    }
    for term in never:
        if term.act is None and (unit if term.kind == "whom" else term.name not in by_term):
            by_term[term.name] = Standing("wrong", _code(term), right["called"], term.near)
    for term in qualify:
        if term.kind != "whom" or unit != "person":
            instead = right["unit" if term.kind == "whom" else "called"]
            by_term[term.name] = Standing("qualify", "word-qualify", instead, term.near)
    masks = [literal(phrase, language) for phrase in words.called]
    return Wording(
        by_term=by_term,
        own=(*masks, *(t for t in (*never, *qualify) if t.name not in terms())),
        called={phrase: frozenset(_kinds(told)) for phrase, told in inside.items()},
        right_acts=right_acts,
        eased=frozenset(_class(class_).get("eased", ())),
    )


def _right_words(
    words: Words, class_: str | None, unit: str, acts: frozenset[str], language: str
) -> dict[str, str]:
    """What to write instead: for an act as a verb and as a noun, for the unit, for the class."""
    tables = _tables()
    noun = tables["units"].get(unit, {}).get(language, "")
    call = _class(class_).get("call", {}).get(language, "")
    called = words.called[0] if words.called else call or noun
    verb, event = next(
        (tables["acts"][act][language] for act in sorted(acts) if act in tables["acts"]),
        (called, called),
    )
    if unit == "person":
        event = called if noun in called else noun
    return {
        "called": called,
        "verb": verb,
        "event": event,
        "unit": noun or called,
        "class": call or called,
    }


def _acts(refused: set[str], right: Mapping[str, str]) -> dict[str, Standing]:
    """Every word of an act that the figure does not count."""
    return {
        name: Standing("wrong", "word-act", right["event" if term.kind == "event" else "verb"])
        for name, term in terms().items()
        if term.kind in _ACTS and term.act in refused
    }


def _people(
    own_unit: str, unit: str, kind: Kind, acts: frozenset[str], right: Mapping[str, str]
) -> dict[str, Standing]:
    """People for events, and events for people; of shares the declared readings are of both."""
    told = terms().items()
    if unit == "person":
        instead = right["called"] if own_unit == "person" else right["unit"]
        return {
            name: Standing("wrong", "word-events", instead, near=True)
            for name, term in told
            if term.kind == "event" and term.act in acts
        }
    if unit not in _tables()["units"]:  # days, percent: no number of people or events
        return {}
    status: Status = "qualify" if kind == "share" else "wrong"
    code = "word-qualify" if kind == "share" else "word-people"
    return {
        name: Standing(status, code, right["unit"], near=True)
        for name, term in told
        if term.kind == "whom"
    }


def _classes(class_: str | None, right: Mapping[str, str]) -> dict[str, Standing]:
    """What the class of the figure makes of the words for convictions, charges and records."""
    found = {"criminal": Standing("wrong", "word-criminal", right["class"], near=True)}
    told = _class(class_)
    statuses: tuple[Status, ...] = ("right", "wrong", "alone", "qualify")
    for status in statuses:
        for name in told.get(status, ()):
            code = "word-qualify" if status == "qualify" else _code(terms()[name])
            found[name] = Standing(status, code, right["class"])
    return found


def _class(name: str | None) -> dict[str, Any]:
    found: dict[str, Any] = _tables()["classes"].get(name, {})
    return found


def _code(term: Term) -> str:
    return term.code or _CODES[term.kind]


def _kinds(told: list[Term]) -> set[str]:
    return {"act" if term.kind in _ACTS else term.kind for term in told}
