"""One figure over all editions: found again in each, whatever release it was counted from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from uncover.figures.address import Ask, ask_from_address
from uncover.figures.edition.reading import Edition
from uncover.terms.errors import UncoverError


@dataclass(frozen=True, kw_only=True)
class Point:
    """A figure as one edition has it; decimals are text with four decimals.

    edition: the name of its file, without the ending. date: of the edition. address: of the figure
    in that edition. has_moved: whether a number differs from that of the edition before it; None of
    the first that has it.
    """

    edition: str
    date: str
    sha256: str
    address: str
    receipt: str | None
    kind: str
    value: str | None
    low: str | None
    high: str | None
    numerator: int | None
    denominator: int | None
    unknown: int | None
    is_partial: bool
    records_end: str | None
    has_moved: bool | None = None

    @property
    def numbers(self) -> tuple[str | int | None, ...]:
        """What is compared between editions."""
        return (
            *(self.value, self.low, self.high),
            *(self.numerator, self.denominator, self.unknown),
        )


def history(editions: Iterable[Edition], address: str) -> list[Point]:
    """How the figure of an address, or of a pinned id, moved over these editions, newest first.

    editions: the newest first. One that has no such figure is left out.
    """
    held = list(editions)
    id_ = _pinned_id(held, address)
    found = [point for each in held if (point := _point(each, address, id_))]
    moved = [
        replace(point, has_moved=point.numbers != before.numbers)
        for point, before in pairwise(found)
    ]
    return [*moved, *found[-1:]]


def counterpart(edition: Edition, address: str) -> str | None:
    """The address at which an edition has what another has at `address`; None if it has none.

    Of a value, a series or a pinned figure. The release is what the address does not share between
    editions: the same question is put to each release of its table that this edition was made from.
    """
    if any(address in pin for pin in _pins(edition)) or edition.at(address):
        return address
    read = _read(address)
    if read is None:
        return None
    ask, at = read
    found, releases = _series(edition)
    held = {release for source, release in releases if ask.source in (None, source)}
    for release in dict.fromkeys([ask.release, *sorted(held, reverse=True)]):
        named = replace(ask, release=release).table_address + at
        if named in found or edition.at(named) is not None:
            return named
    return None


def without_release(address: str) -> str:
    """An address with its release left out: what stays the same from edition to edition."""
    read = _read(address)
    return address if read is None else replace(read[0], release=None).table_address + read[1]


def decimal(told: int | str | None) -> str | None:
    """A number of a pinned figure's document as an edition tells a value: a count as text too."""
    return None if told is None else str(told)


def _read(address: str) -> tuple[Ask, str] | None:
    """The question of an address and the keys behind it; None of what is no address."""
    whole, mark, keys = address.partition("&at=")
    try:
        return ask_from_address(whole), mark + keys
    except UncoverError:
        return None


def _pinned_id(editions: Iterable[Edition], address: str) -> str | None:
    for each in editions:
        for id_, at in _pins(each):
            if address in (id_, at):
                return id_
    return None


@lru_cache(maxsize=64)
def _pins(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The pinned figures of an edition as (id, address)."""
    return tuple((each["id"], each["address"]) for each in edition.figures())


@lru_cache(maxsize=64)
def _series(edition: Edition) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The addresses of an edition's series, and the releases of each table as (table, release)."""
    series = edition.catalogue()
    releases = frozenset((each["source"], each["release"]) for each in series)
    return frozenset(each["address"] for each in series), releases


def _point(edition: Edition, address: str, id_: str | None) -> Point | None:
    for each in edition.figures() if id_ else ():
        if each["id"] == id_:
            return _of_pin(edition, each)
    at = counterpart(edition, address)
    told = edition.at(at) if at else None
    if told is None:
        return None
    return Point(
        edition=edition.path.stem,
        date=edition.date,
        sha256=edition.sha256,
        address=told.address,
        receipt=told.receipt,
        kind=told.kind,
        value=told.value,
        low=told.low,
        high=told.high,
        numerator=told.numerator,
        denominator=told.denominator,
        unknown=told.unknown,
        is_partial=told.is_partial,
        records_end=told.records_end,
    )


def _of_pin(edition: Edition, figure: Mapping[str, Any]) -> Point:
    told = figure["documents"]["en"]
    value, low, high = (decimal(told[name]) for name in ("value", "low", "high"))
    return Point(
        edition=edition.path.stem,
        date=edition.date,
        sha256=edition.sha256,
        address=str(figure["id"]),
        receipt=figure["receipt"],
        kind=told["kind"],
        value=value,
        low=low,
        high=high,
        numerator=told["numerator"],
        denominator=told["denominator"],
        unknown=told["unknown"],
        is_partial=False,
        records_end=told["records_end"],
    )
