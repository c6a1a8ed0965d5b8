"""`uncover explain`: a footnote in plain words, to be pasted under a letter."""

from dataclasses import replace

from uncover.cli.figure import pins_of, question
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
from uncover.terms.speech import language


def command(
    what: WhatArgument,
    source: SourceOption = None,
    release: ReleaseOption = None,
    place: PlaceOption = None,
    from_: FromOption = None,
    through: ThroughOption = None,
    option: ReadingOption = None,
    figures: PinsOption = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Explain one figure in full sentences, as a footnote for a letter, in English or Spanish.

    What was counted, out of what, from which released files, where and when, what is unknown and
    could change it, what other readings give, and how to count again.

    Examples:
      uncover explain share_of_removals_without_conviction --place Boston --through 2011-03-07

      uncover explain boston-no-conviction --figures figures.toml --lang es
    """
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.footnote.writing import footnote

    pins = pins_of(figures)
    ask = question(what, pins, (source, release, place, from_, through), option)
    figure = Resolver(library, pins).answer(ask)
    if what in pins:
        figure = replace(figure, caveat=pins[what].caveat)
    sentences = footnote(figure)
    text = " ".join(each.text for each in sentences)
    if json:
        told = [{"about": each.about, "text": each.text} for each in sentences]
        emit(
            {
                "address": (figure.receipt or {}).get("figure", {}).get("address", ask.address),
                "language": language(),
                "text": text,
                "sentences": told,
                "receipt": (figure.receipt or {}).get("receipt_sha256"),
            }
        )
    else:
        console().print(text, markup=False)
    return 0
