"""Cards to share: one number, what it says, where and when, how old the records are."""

from typing import Any

from uncover.figures.edition.reading import Edition
from uncover.figures.figure import MADE_UP, Figure
from uncover.figures.footnote.counted import noun_said, part_said, place_said, what_said
from uncover.figures.footnote.head import head
from uncover.figures.footnote.period import day_said, period_said
from uncover.site.charts.numbers import PERCENT, shortly
from uncover.site.charts.png import card_png
from uncover.terms.numbers import grouped
from uncover.terms.speech import language, say

_COMPARING = ("against", "per", "order")


def figure_card(edition: Edition, figure: Figure) -> bytes:
    """The card of a figure as PNG, 1200 by 630."""
    return card_png(figure_told(edition, figure))


def place_card(edition: Edition, place: str, sentence: str) -> bytes:
    """The card of a place of which there is a sentence and no figure."""
    return card_png(_told(edition, place_said(place), "", sentence, "", made_up=False))


def figure_told(edition: Edition, figure: Figure) -> dict[str, Any]:
    """What a figure's card says, by the names that its template has."""
    number, sentence = _number_and_words(figure)
    period = period_said(figure.from_, figure.through)
    where = place_said(figure.place)
    kicker = say("charts.card.kicker", place=where, period=period) if period else where
    source = say(f"charts.card.{figure.basis}")
    if figure.records_end:
        source += ". " + say("charts.card.records-end", day=day_said(figure.records_end))
    made_up = any(id_ == MADE_UP for id_, _ in figure.hazards)
    return _told(edition, kicker, number, sentence, source, made_up=made_up)


def _told(
    edition: Edition, kicker: str, number: str, sentence: str, source: str, *, made_up: bool
) -> dict[str, Any]:
    return {
        "language": language(),
        "title": sentence,
        "kicker": kicker[:1].upper() + kicker[1:],
        "number": number,
        "sentence": sentence[:1].upper() + sentence[1:] if not number else sentence,
        "source": source,
        "edition": say(
            "charts.card.edition", date=day_said(edition.date), hash=edition.sha256[:12]
        ),
        "made_up": say("charts.made-up") if made_up else None,
    }


def _number_and_words(figure: Figure) -> tuple[str, str]:
    """The number large and the rest in words; what has no plain number, as one sentence."""
    is_plain = figure.value is not None and not set(figure.options) & set(_COMPARING)
    if not is_plain or figure.unit == "rank":
        return "", " ".join(head(figure))
    if figure.kind != "share":
        return shortly(figure.value), what_said(figure)
    number = shortly(figure.value, PERCENT)
    if figure.numerator is None or figure.denominator is None:
        noun = noun_said(figure, the=True)
        return number, say("charts.card.share-printed", noun=noun, said=part_said(figure))
    is_all = figure.options.get("denominator") == "all" or figure.basis != "counted"
    return number, say(
        "charts.card.share-all" if is_all else "charts.card.share",
        noun=noun_said(figure),
        said=part_said(figure),
        whole=grouped(figure.denominator),
        part=grouped(figure.numerator),
    )
