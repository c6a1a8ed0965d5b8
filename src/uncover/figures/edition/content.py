"""What goes into an edition, before it is a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Document = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value of a series: its keys by dimension, its address, its integers and decimals.

    first, last: the days that it covers. is_partial: the records cover its period in part only.
    alternatives: declared readings as (name, value), of figures that are shown one by one.
    """

    keys: Mapping[str, str | int | None]
    address: str
    place: str
    first: str | None
    last: str | None
    is_partial: bool
    numerator: int | None
    denominator: int | None
    unknown: int
    value: str | None
    low: str | None
    high: str | None
    alternatives: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class Series:
    """A measure split by dimensions, with the receipt of all its values."""

    address: str
    measure: str
    source: str
    release: str
    kind: str
    unit: str
    dimensions: tuple[str, ...]
    options: Mapping[str, str]
    records_end: str | None
    hazards: tuple[str, ...]
    receipt: Document
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Pinned:
    """A pinned figure with its document in each language."""

    id: str
    address: str
    measure: str
    place: str
    basis: str
    documents: Mapping[str, Document]
    receipt: Document | None


@dataclass(frozen=True)
class Content:
    """The whole of an edition.

    about: `date`, `made_up`, `licence` and what else is told of the edition itself, as texts.
    hazards: sentences by (id, language). sources: documents of releases by (release, table).
    lines: published statistics by place id. pages: texts by (name, language).
    """

    about: Mapping[str, str]
    series: Sequence[Series]
    figures: Sequence[Pinned]
    measures: Sequence[Document]
    hazards: Mapping[tuple[str, str], str]
    sources: Mapping[tuple[str, str], Document]
    lines: Sequence[tuple[str, Document]]
    pages: Mapping[tuple[str, str], str] = field(default_factory=dict)
