"""The figures of an edition, as a letter binds them: by pinned id, or by address.

What is made here is the figure that the engine counts, as far as an edition holds it: a claim is
given the verdict that `uncover check` gives on the library that the edition was made from.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

from uncover.claims.check import NoFigure
from uncover.claims.letters.isolating import isolated
from uncover.figures.address import AGAINST, PER, Ask, ask_from_address
from uncover.figures.edition.figures import figure_of, figure_of_document, with_place
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.edition.unplaced import unplaced
from uncover.figures.figure import Alternative, Figure, PlaceBounds
from uncover.figures.measures import measures
from uncover.figures.published.answer import answer
from uncover.figures.published.lines import lines_of
from uncover.terms.errors import UncoverError
from uncover.terms.numbers import four_decimals
from uncover.terms.speech import language, say

_AS_PRINTED = ("value", "low", "high", "low_closed", "high_closed", "numerator", "denominator")


class EditionResolver:
    """Answers figures from one edition."""

    def __init__(self, edition: Edition) -> None:
        """Take the edition."""
        self._edition = edition
        self._answered: dict[str, Figure | NoFigure] = {}
        self.pages: dict[str, str] = {}
        """The address of the page of each target that was answered."""
        self.partly: set[str] = set()
        """The targets of shares whose other readings the edition does not hold."""

    def figure(self, target: str) -> Figure | NoFigure:
        """The figure of a pinned id or of an address; NoFigure, with why, where it has none."""
        if target not in self._answered:
            found = self._pinned(target) or self._told(target)
            why = say("checking.no-figure", target=isolated(target))
            self._answered[target] = found or NoFigure(why)
        return self._answered[target]

    def _pinned(self, target: str) -> Figure | NoFigure | None:
        for each in self._edition.figures():
            if target != each["id"] and not _is_same(target, each["address"]):
                continue
            self.pages[target] = each["id"] or each["address"]
            documents = each["documents"]
            document = documents.get(language()) or documents["en"]
            receipt = self._edition.receipt(each["receipt"]) if each["receipt"] else None
            made = pinned_figure(document, receipt)
            return made or NoFigure(say("checking.no-parts", target=isolated(target)))
        return None

    def _told(self, target: str) -> Figure | None:
        for address in self._addresses(target):
            value = self._edition.at(address)
            if value is None:
                continue
            self.pages[target] = value.address
            if value.kind == "share" and value.value is not None and not value.alternatives:
                self.partly.add(target)
            return self._made(value)
        return None

    def _made(self, value: Told) -> Figure:
        hazards = tuple((id_, self._edition.hazard(id_, language())) for id_ in value.hazards)
        figure = with_place(figure_of(value, hazards), unplaced(self._edition, value))
        told: dict[str, Any] = {"receipt_sha256": value.receipt}
        with suppress(UncoverError):
            ask = ask_from_address(value.address)
            told["figure"] = {"address": value.address}
            figure = replace(
                figure,
                from_=str(ask.from_) if ask.from_ else figure.from_,
                through=str(ask.through) if ask.through else figure.through,
                source=ask.source or "",
                release=ask.release,
                options=ask.options,
            )
        return sharpened(replace(figure, receipt=told))

    def _addresses(self, target: str) -> Iterator[str]:
        """How the edition may write an address that leaves out its source and release."""
        yield target
        whole, at, key = target.partition("&at=")
        try:
            ask = ask_from_address(whole)
        except UncoverError:
            return
        held = dict.fromkeys(
            (each["source"], each["release"])
            for each in self._edition.catalogue()
            if each["measure"] == ask.measure
        )
        fits = [
            replace(ask, source=source, release=release)
            for source, release in held
            if ask.source in (None, source) and ask.release in (None, release)
        ]
        if len(fits) == 1:  # which of several is meant nobody can know
            yield f"{fits[0].table_address}{at}{key}"


def _is_same(target: str, address: str) -> bool:
    """Whether a target asks what a pinned address asks; source and release may be left out."""
    if target == address:
        return True
    try:
        asked, held = ask_from_address(target), ask_from_address(address)
    except UncoverError:
        return False
    filled = replace(
        asked, source=asked.source or held.source, release=asked.release or held.release
    )
    return asked.source is not None and filled == held


def pinned_figure(document: Mapping[str, Any], receipt: Mapping[str, Any] | None) -> Figure | None:
    """The figure of a pinned one's document; None if what it is made of cannot be made again."""
    figure = replace(figure_of_document(document, receipt), unclassed=document["unclassed"])
    if receipt is None:
        return figure
    figure = _as_printed(figure, receipt)
    if not {AGAINST, PER} & set(figure.options):
        return sharpened(figure)
    parts = tuple(_part(each) for each in receipt.get("parts", ()))
    if figure.unknown != sum(each.unknown or 0 for each in parts):
        return None  # rows of unknown class could add to one of the two, and nobody knows to which
    return replace(figure, parts=parts)


def _part(receipt: Mapping[str, Any]) -> Figure:
    """One of the two figures that a composed one is made of, from its own receipt."""
    told, result, place = receipt["figure"], receipt["result"], receipt["result"]["place"]
    own = measures().get(told["measure"])
    figure = Figure(
        measure=told["measure"],
        version=told["version"],
        source="",
        release=None,
        basis=receipt["basis"],
        kind=own.kind if own else "count",
        unit=told["unit"],
        place=told["place"],
        from_=told["from"],
        through=told["through"],
        numerator=result["numerator"],
        denominator=result["denominator"],
        unknown=result["unknown"],
        value=_number(result["value"]),
        low=_number(result["low"]),
        high=_number(result["high"]),
        place_bounds=place
        and PlaceBounds(
            place["recorded"],
            place["filled"],
            place["unknown"],
            _number(place["low"]),
            _number(place["high"]),
        ),
        options=dict(told["options"]),
        receipt=dict(receipt),
    )
    return sharpened(_as_printed(figure, receipt))


def _as_printed(figure: Figure, receipt: Mapping[str, Any]) -> Figure:
    """What was printed read again from the lines of its receipt: whether an end belongs or not."""
    if not receipt.get("lines"):
        return figure
    ask: Ask = ask_from_address(receipt["figure"]["address"])
    made, _ = answer(ask, lines_of(receipt["lines"]), ask.release or "")
    return replace(figure, **{name: getattr(made, name) for name in _AS_PRINTED})


def sharpened(figure: Figure) -> Figure:
    """A share exact again from its integers, where an edition holds four decimals."""
    k, n, u = figure.numerator, figure.denominator, figure.unknown
    if figure.kind != "share" or figure.basis != "counted" or k is None or not n or u is None:
        return figure
    value = _exact(figure.value, Fraction(100 * k, n))
    told = {each["name"]: each for each in (figure.receipt or {}).get("alternatives", ())}
    return replace(
        figure,
        value=value,
        alternatives=tuple(_reading(each, told, value) for each in figure.alternatives),
        low=_exact(figure.low, Fraction(100 * k, n + u)),
        high=_exact(figure.high, Fraction(100 * (k + u), n + u)),
    )


def _reading(
    each: Alternative, told: Mapping[str, Mapping[str, Any]], value: Fraction | None
) -> Alternative:
    """Another reading exact again: from its integers, or as the same as the value, where it is."""
    integers = told.get(each.name, {})
    k, n = integers.get("numerator"), integers.get("denominator")
    exact = Fraction(100 * k, n) if k is not None and n else value
    return each if exact is None else replace(each, value=_exact(each.value, exact))


def _exact(told: Fraction | None, exact: Fraction) -> Fraction | None:
    """`exact` where it is what was told, rounded."""
    rounded = told is not None and four_decimals(exact) == four_decimals(told)
    return exact if rounded else told


def _number(told: int | str | None) -> Fraction | None:
    return None if told is None else Fraction(told)
