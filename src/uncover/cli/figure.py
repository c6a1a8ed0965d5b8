"""`uncover figure`: one figure with its receipt, or a table of figures."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uncover.cli.options import (
    DEFAULT_LIBRARY,
    FromOption,
    JsonOption,
    LangOption,
    LibraryOption,
    PinsOption,
    PlaceOption,
    ReadingOption,
    ReleaseOption,
    SourceOption,
    ThroughOption,
    WhatArgument,
)
from uncover.cli.output import console, emit
from uncover.figures.address import Ask, ask_from_address, looks_like_address
from uncover.terms.errors import UnusableError
from uncover.terms.periods import Moment, moment
from uncover.terms.places import place as place_named

if TYPE_CHECKING:
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import Pin


EXAMPLES = """
Examples:
  uncover figure arrests_made --place us-ma --from 2025-01-20 --through 2025-10-15
  uncover figure share_of_removals_without_conviction --place Boston --through 2011-03-07

A share, with its other readings beside it; then one of these, of people and not of arrests:
  uncover figure share_of_arrests_without_conviction --place us-ma
  uncover figure share_of_arrests_without_conviction --place us-ma --option unit=person

A table by state and month:
  uncover figure arrests_made --by state --by month

What came of arrests within 60 days, each in one part of the whole; then one part:
  uncover figure outcomes_after_arrest --by outcome --option within=60
  uncover figure outcomes_after_arrest --option outcome=removed --option within=60

The change against another period, in percent:
  uncover figure arrests_made --from 2025-02 --through 2025-02 --option against=2024-02..2024-02

A rate for each 100,000 residents who are not citizens, by state:
  uncover figure arrests_made --by state --option per=noncitizens

Which other readings give a number, and how far such a search reaches:
  uncover figure share_of_arrests_without_conviction --place us-ma --search "54 percent"
"""
"""Printed below the sentence of the command, which would be too long to read with them."""


def command(
    what: WhatArgument,
    source: SourceOption = None,
    release: ReleaseOption = None,
    place: PlaceOption = None,
    from_: FromOption = None,
    through: ThroughOption = None,
    option: ReadingOption = None,
    by: Annotated[list[str] | None, typer.Option(metavar="DIM", help="Split by this.")] = None,
    search: Annotated[
        str | None, typer.Option(metavar="PHRASE", help="Which other readings give this?")
    ] = None,
    tries: Annotated[
        int, typer.Option(metavar="N", help="How many readings a search tries at most.")
    ] = 500,
    figures: PinsOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Print one figure with everything that has to stand beside it, or a table with --by."""
    from uncover.figures.engine.resolver import Resolver

    pins = pins_of(figures)
    resolver = Resolver(library, pins)
    given = (source, release, place, from_, through)
    ask = replace(
        question(what, pins, given, option),
        by=tuple(n for text in by or [] for n in text.split(",")),
    )
    if ask.by:
        if search is not None:
            raise UnusableError("cli.search-of-table")
        _print_table(resolver, ask, json=json)
    else:
        caveat = pins[what].caveat if what in pins else None
        _print_figure(resolver, ask, caveat, (search, tries), json=json)
    return 0


def question(
    what: str,
    pins: "dict[str, Pin]",
    given: tuple[str | None, str | None, str | None, str | None, str | None],
    option: list[str] | None,
) -> Ask:
    """What is asked for: a measure, an address or a pin's id, and what the options change of it.

    given: source, release, place, first and last day, as they were typed.
    """
    source, release, place, from_, through = given
    _refuse_empty(source=source, release=release, place=place, from_=from_, through=through)
    asked = pins[what].ask if what in pins else _asked(what)
    return replace(
        asked,
        source=asked.source if source is None else source,
        release=asked.release if release is None else release,
        place=asked.place if place is None else place_named(place).id,
        from_=_moment(from_) or asked.from_,
        through=_moment(through) or asked.through,
        options=asked.options | _options(option or []),
    )


def pins_of(named: Path | None) -> "dict[str, Pin]":
    """The pins of the file named, else of figures.toml here if it is there."""
    from uncover.figures.pins import load

    here = Path("figures.toml")
    return load(named or here) if named or here.exists() else {}


def _refuse_empty(**given: str | None) -> None:
    """Refuse an option with nothing in it: it would ask for something else than was meant."""
    for name, text in given.items():
        if text is not None and not text.strip():
            raise UnusableError("cli.empty-option", name=f"--{name.strip('_')}")


def _print_table(resolver: "Resolver", ask: Ask, *, json: bool) -> None:
    from uncover.cli.telling import table_text
    from uncover.figures.document import document_of

    rows = resolver.table(ask)
    if json:
        head = {"measure": ask.measure, "by": list(ask.by), "place": ask.place}
        emit(head | {"rows": [document_of(row) for row in rows]})
    else:
        console().print(table_text(rows), markup=False)


def _print_figure(
    resolver: "Resolver",
    ask: Ask,
    caveat: str | None,
    sought: tuple[str | None, int],
    *,
    json: bool,
) -> None:
    """Print one figure; sought: the phrase to search its readings for, and how many to try."""
    from uncover.cli.searching import search_document, search_text, searched
    from uncover.cli.telling import figure_text
    from uncover.figures.document import document_of

    figure = resolver.answer(ask)
    if caveat is not None:
        figure = replace(figure, caveat=caveat)
    phrase, tries = sought
    found = None if phrase is None else searched(resolver, ask, figure, phrase, tries)
    if json:
        told = {"search": search_document(found, figure)} if found else {}
        emit(document_of(figure) | told)
    else:
        more = f"\n{search_text(found, figure)}" if found else ""
        console().print(figure_text(figure) + more, markup=False)


def _asked(what: str) -> Ask:
    return ask_from_address(what) if looks_like_address(what) else Ask(what)


def _moment(text: str | None) -> Moment | None:
    return None if text is None else moment(text)


def _options(texts: list[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals:
            raise UnusableError("cli.bad-option", text=text)
        if key in options:
            raise UnusableError("figures.option-twice", name=key)
        options[key] = value
    return options
