"""The pages of reference in an edition: glossary, data dictionary and rules, as data.

They are stored as canonical JSON and not as text laid out: a site renders them as it likes, in
either language. What a declaration says in English only stands in English in both.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from uncover.figures.wording.terms import terms
from uncover.records.declaration import Column, Table
from uncover.records.rules import Rule, rules
from uncover.terms.speech import LANGUAGES, language, speaking

GLOSSARY = "glossary"
RULES = "rules"
_DICTIONARY = "dictionary/"
_BLANK = "not recorded"


@dataclass(frozen=True)
class Word:
    """A word of the field. kind: as `wording.terms.Term` has it. other: in the other language."""

    id: str
    kind: str
    term: str
    meaning: str
    other: str


@dataclass(frozen=True)
class ToldRule:
    """A rule by which rows are counted, placed or put together, in one sentence."""

    name: str
    kind: str
    of: str
    sentence: str
    is_default: bool


@dataclass(frozen=True)
class ToldHazard:
    """A trap that figures inherit. first, last: ISO days that it touches, None where open.

    columns: it touches figures that read one of these only; all figures if there is none.
    """

    id: str
    sentence: str
    first: str | None
    last: str | None
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ToldColumn:
    """A column as the data dictionary tells it.

    type: how its text is read. headers: as released. vocabulary: its known values; of a class the
    classes. blank: what an empty cell means, None where it means that nothing was recorded.
    is_private: it never leaves the library.
    """

    name: str
    type: str
    unit: str
    meaning: str
    headers: tuple[str, ...]
    vocabulary: tuple[str, ...]
    blank: str | None
    is_private: bool


@dataclass(frozen=True)
class Entry:
    """A table as the data dictionary tells it.

    row: what one row is, in words. date, person, state, county, facility: the columns that have
    these roles, None where there is none. keeping: `rows`, `snapshot` or `series`. made_from: the
    tables that a table is derived from. disclosure: its policy, with the reason.
    """

    table: str
    title: str
    source: str
    row: str
    unit: str
    date: str | None
    person: str | None
    state: str | None
    county: str | None
    facility: str | None
    keeping: str
    made_from: tuple[str, ...]
    disclosure: str
    disclosure_reason: str
    rules: tuple[ToldRule, ...]
    hazards: tuple[ToldHazard, ...]
    columns: tuple[ToldColumn, ...]


def pages(known: Mapping[str, Table], held: Iterable[str]) -> dict[tuple[str, str], str]:
    """The pages by name and language, each as canonical JSON.

    known: the declared tables. held: the stored ones that the library holds; a table made from one
    of them is told too.
    """
    stored = set(held)
    told = [table for name, table in sorted(known.items()) if table.base in stored]
    found: dict[tuple[str, str], str] = {}
    for code in LANGUAGES:
        with speaking(code):
            found[GLOSSARY, code] = _json({"terms": [asdict(word) for word in _words()]})
            found[RULES, code] = _json({"rules": [asdict(rule) for rule in _rules(known)]})
            for table in told:
                found[_DICTIONARY + table.name, code] = _json(asdict(_entry(table)))
    return found


def words_in(text: str) -> list[Word]:
    """The words of the stored glossary, in order."""
    return [Word(**each) for each in json.loads(text)["terms"]]


def rules_in(text: str) -> list[ToldRule]:
    """The rules of the stored page, in order."""
    return [ToldRule(**each) for each in json.loads(text)["rules"]]


def entry_in(text: str) -> Entry:
    """The table that a stored page of the dictionary tells of."""
    told = json.loads(text)
    listed = {
        "made_from": tuple(told["made_from"]),
        "rules": tuple(ToldRule(**each) for each in told["rules"]),
        "hazards": tuple(
            ToldHazard(**(each | {"columns": tuple(each["columns"])})) for each in told["hazards"]
        ),
        "columns": tuple(
            ToldColumn(**(each | {key: tuple(each[key]) for key in ("headers", "vocabulary")}))
            for each in told["columns"]
        ),
    }
    return Entry(**(told | listed))


def table_of(name: str) -> str | None:
    """The table that a page of this name is about; None for another page."""
    return name.removeprefix(_DICTIONARY) if name.startswith(_DICTIONARY) else None


def _words() -> Iterator[Word]:
    own = language()
    for name, term in terms().items():
        other = next(code for code in LANGUAGES if code != own)
        yield Word(name, term.kind, term.pair[own], term.means[own], term.pair[other])


def _rules(known: Mapping[str, Table]) -> Iterator[ToldRule]:
    defaults = {name for table in known.values() for name in _defaults(table)}
    yield from (_rule(rule, is_default=rule.name in defaults) for rule in rules().values())


def _defaults(table: Table) -> set[str | None]:
    return {table.rule, table.state_rule, table.derived.rule if table.derived else None}


def _rule(rule: Rule, *, is_default: bool) -> ToldRule:
    return ToldRule(rule.name, rule.kind, rule.of, rule.sentence, is_default)


def _entry(table: Table) -> Entry:
    own = language()
    defaults = _defaults(table)
    return Entry(
        table=table.name,
        title=table.title,
        source=table.source,
        row=table.one_row_is.get(own, table.one_row_is["en"]),
        unit=table.unit,
        date=table.date,
        person=table.person,
        state=table.state,
        county=table.county,
        facility=table.facility,
        keeping=table.releases.keeping,
        made_from=table.derived.tables if table.derived else (),
        disclosure=table.disclosure,
        disclosure_reason=table.disclosure_reason,
        rules=tuple(
            _rule(rule, is_default=rule.name in defaults)
            for rule in rules().values()
            if rule.of == table.name or rule.name in defaults
        ),
        hazards=tuple(
            ToldHazard(
                hazard.id,
                hazard.sentences.get(own, hazard.sentences["en"]),
                hazard.from_,
                hazard.through,
                hazard.columns,
            )
            for hazard in table.hazards
        ),
        columns=tuple(_column(column) for column in table.columns),
    )


def _column(column: Column) -> ToldColumn:
    return ToldColumn(
        name=column.name,
        type=column.kind,
        unit=column.unit,
        meaning=column.meaning,
        headers=column.headers,
        vocabulary=tuple(column.classes) or column.codes,
        blank=None if column.blank == _BLANK else column.blank,
        is_private=column.private,
    )


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
