"""From an id, an address or a bare measure to its figure, wherever it can be answered."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from uncover.figures.address import Ask, ask_from_address, looks_like_address
from uncover.figures.engine.ahead import whole
from uncover.figures.engine.answer import counted, hash_ahead, split
from uncover.figures.engine.composite import composed, composed_rows, is_composite, parts
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.ranking import is_rank, ranked, ranked_parts
from uncover.figures.engine.search.report import Search, Wanted, search
from uncover.figures.engine.search.trying import Progress
from uncover.figures.engine.series import is_series, newest
from uncover.figures.engine.series_receipt import told_series
from uncover.figures.engine.source import Chosen, choose
from uncover.figures.engine.statistics import answer_printed, can_print
from uncover.figures.engine.unsaid import unsaid
from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.figures.measures.generic import NAMES
from uncover.figures.pins import Pin
from uncover.figures.receipt import FORMAT
from uncover.records.library import Library
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.speech import say

PUBLISHED = "published_statistics"
_NAMED = 5
_MANY = 10
"""Pinned figures from which on it pays to make the rows that count before the first of them."""


class Resolver:
    """Answers figures from one library and the pins beside one letter."""

    def __init__(
        self,
        library: Path,
        pins: dict[str, Pin] | None = None,
        beside: Mapping[str, tuple[str, ...]] | None = None,
        written: int = FORMAT,
        *,
        keep: bool = False,
        keeping: Keeping | None = None,
    ) -> None:
        """Open the library; one that is not there yet holds nothing.

        beside: releases of tables that are looked up, where a receipt says which it read. written:
        the format of the receipts. keep: take what was counted before, and keep what is counted
        now; never for verifying. keeping: where, if it is to be shared with another resolver.
        """
        self._beside = beside
        self._written = written
        self.library = Library(library, create=not library.exists())
        self.pins = pins or {}
        self._answered: dict[str, Figure] = {}
        self._looked_ahead = False
        kept = keep and beside is None and written == FORMAT
        own = Keeping(self.library, many=len(self.pins) >= _MANY) if kept else None
        self._keeping = keeping or own

    @property
    def keeps(self) -> bool:
        """Whether it takes what was counted before, and keeps what is counted now."""
        return self._keeping is not None

    def knows(self, text: str) -> bool:
        """Whether `text` is a pin's id or has the form of an address."""
        return text in self.pins or looks_like_address(text)

    def figure(self, text: str) -> Figure:
        """The figure of a pin's id or of an address, with its receipt.

        Raises UncoverError: see `answer`, and `figures.unknown-figure` naming the nearest ids.
        """
        if text in self.pins:
            pin = self.pins[text]
            return replace(self.answer(pin.ask), caveat=pin.caveat)
        if looks_like_address(text):
            return self.answer(ask_from_address(text))
        names = ", ".join(_nearest(text, self.pins)) or "-"
        raise UnusableError("figures.unknown-figure", name=text, names=names)

    def figure_of_newest(self, text: str) -> Figure:
        """As `figure`; of one that names no release where several could answer, the newest.

        Raises UncoverError: see `figure`.
        """
        try:
            return self.figure(text)
        except UnusableError as error:
            pin = self.pins.get(text)
            table = str(error.facts.get("table"))
            if error.message != "figures.which-release" or table == PUBLISHED:
                raise
            ask = pin.ask if pin else ask_from_address(text)
        latest = newest(self.library, tuple(self.library.releases_of(table)))
        figure = self.answer(replace(ask, release=latest))
        return replace(figure, caveat=pin.caveat) if pin else figure

    def answer(self, ask: Ask) -> Figure:
        """One figure with its receipt, from rows if they are here, else from what was printed."""
        key = repr(ask)
        if key not in self._answered:
            self._answered[key] = self.library.steady(lambda: self._kept(ask))
        return self._answered[key]

    def _kept(self, ask: Ask) -> Figure:
        """The figure as it was counted before, if nothing is another; else counted now."""
        if self._keeping is None:
            return self._composed(ask)
        before = self._keeping.standing()
        figure = self._keeping.figure(ask)
        if figure is None:
            self._look_ahead(self._keeping)
            figure = self._composed(ask)
            self._keeping.keep(ask, figure, before)
        return figure

    def _look_ahead(self, keeping: Keeping) -> None:
        """Of many pinned figures let the hashes be counted while the figures are; once."""
        if self._looked_ahead or len(self.pins) < _MANY:
            return
        self._looked_ahead = True
        for ask in (each for pin in self.pins.values() for each in whole(pin.ask)):
            with suppress(UncoverError):  # whoever asks for it is told
                if ask.source != PUBLISHED and not self._must_turn_to_print(ask):
                    chosen = choose(self.library, ask)
                    hash_ahead(self.library, chosen, ask, keeping)

    def search(self, ask: Ask, wanted: Wanted, limit: int, progress: Progress) -> Search:
        """Try other readings of a figure for what is wanted, and tell how far that reaches.

        Raises UnusableError (`figures.search-of-other`) for what is not counted from the rows of
        one release.
        """
        chosen = (
            None
            if is_composite(ask) or is_rank(ask)
            else self.library.steady(lambda: self._said(ask))
        )
        if chosen is None or isinstance(chosen, Figure) or _is_of_several(chosen):
            raise UnusableError("figures.search-of-other", name=ask.measure)
        told = ask.at(chosen.table.name, chosen.release)
        return self.library.steady(
            lambda: search(self.library, chosen, told, wanted, limit, progress)
        )

    def _composed(self, ask: Ask) -> Figure:
        if is_rank(ask):
            alone, among = ranked_parts(ask)
            own = self._composed(alone)
            return own if own.unsaid else ranked(ask, own, self._rows(among))
        if not is_composite(ask):
            return self._answer(ask)
        first, second = (self._composed(part) for part in parts(ask))
        untold = next((part for part in (first, second) if part.unsaid), None)
        return untold or composed(ask, first, second, self._written)

    def _answer(self, ask: Ask) -> Figure:
        figure = self._said(ask)
        if isinstance(figure, Figure):
            return figure
        return counted(self.library, figure, ask, self._written, self._keeping)

    def _counted(self, ask: Ask) -> Figure:
        """The figure where the records say it; else the error that says they do not."""
        if ask.source == PUBLISHED:
            return _printed(self.library, ask, self._written)
        return counted(self.library, choose(self.library, ask, self._beside), ask, self._written)

    def _said(self, ask: Ask) -> Figure | Chosen:
        """What was printed, or why the records cannot say; else what is to be counted."""
        if ask.source == PUBLISHED:
            return _printed(self.library, ask, self._written)
        if self._must_turn_to_print(ask):
            figure = answer_printed(self.library, ask, self._written)
            note = say("figures.note.turned-to-print", measure=ask.measure)
            return replace(figure, notes=(*figure.notes, note))
        chosen = choose(self.library, ask, self._beside)
        return unsaid(self.library, chosen, ask, self._counted) or chosen

    def table(self, ask: Ask) -> list[Figure]:
        """A figure for each value of `ask.by`."""
        if ask.source == PUBLISHED:
            raise UnusableError("figures.no-split-of-print")
        if is_rank(ask):
            raise UnusableError("figures.no-split-of-rank")
        return self.library.steady(lambda: self._rows(ask))

    def series(self, ask: Ask) -> tuple[list[Figure], dict[str, Any]]:
        """A figure for each value of `ask.by`, and one receipt of them all.

        Raises UnusableError (`figures.no-split-of-print`) for what was printed, and for figures of
        two, whose tables have no receipt of their own.
        """
        if ask.source == PUBLISHED or is_composite(ask) or is_rank(ask):
            raise UnusableError("figures.no-split-of-print")
        return self.library.steady(
            lambda: told_series(
                self.library, choose(self.library, ask, self._beside), ask, self._keeping
            )
        )

    def receipt(self, ask: Ask) -> dict[str, Any]:
        """The receipt of a figure, or of a table of figures as an edition holds it."""
        return self.series(ask)[1] if ask.by else self.answer(ask).receipt or {}

    def _rows(self, ask: Ask) -> list[Figure]:
        if not is_composite(ask):
            return split(self.library, choose(self.library, ask, self._beside), ask)
        first, second = parts(ask)
        others = self._rows(second) if second.by else [self._composed(second)]
        return composed_rows(ask, self._rows(first), others)

    def _must_turn_to_print(self, ask: Ask) -> bool:
        """A bare measure whose own table is not in the library answers from print (DESIGN 5)."""
        if ask.source is not None or ask.release is not None or ask.measure in NAMES:
            return False
        if not can_print(ask.measure):
            return False
        own = measures().get(ask.measure)
        return own is None or not self.library.releases_of(own.table)


def _is_of_several(chosen: Chosen) -> bool:
    return chosen.splice is not None or is_series(chosen.base)


def _printed(library: Library, ask: Ask, written: int) -> Figure:
    """What was printed; raises UnusableError where rows of it are to be counted."""
    if ask.measure in NAMES:
        raise UnusableError("figures.no-count-of-print", name=ask.measure)
    return answer_printed(library, ask, written)


def _nearest(text: str, pins: Iterable[str]) -> list[str]:
    """The few ids most like the one asked for; where none is like it, the first few."""
    return get_close_matches(text, pins, _NAMED, cutoff=0.4) or sorted(pins)[:_NAMED]
