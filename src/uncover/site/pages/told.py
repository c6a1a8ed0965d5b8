"""Values of an edition as sentences: what is shown of a figure wherever it stands."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from uncover.claims.suggest import holds_everywhere, suggestion
from uncover.claims.verdict import Decision
from uncover.figures.edition.figures import figure_of, figure_of_document, with_place
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.edition.unplaced import unplaced
from uncover.figures.figure import Figure
from uncover.figures.footnote.writing import footnote
from uncover.site.ageing import old
from uncover.site.pages.sentence import bold, marked, not_robust, sentence
from uncover.terms.numbers import grouped
from uncover.terms.places import places
from uncover.terms.speech import language, phrasing, say


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it: its sentence, what could change it, its address and receipt.

    marked: the sentence with its value in bold. basis: counted, printed or quoted. doubts:
    sentences on what is unknown. is_robust: whether the unknown rows leave it as it is; None of
    what was not counted. old: the sentence that marks it as old. footnote: every sentence behind
    the first, by what it is about.
    """

    figure: Figure
    sentence: str
    marked: Markup
    doubts: tuple[str, ...]
    footnote: tuple[tuple[str, str], ...]
    address: str
    receipt: str | None
    basis: str
    is_robust: bool | None
    old: str | None
    id: str | None = None

    @property
    def value(self) -> str:
        """The value as a sentence has it: with both integers of a share where they are known."""
        figure = self.figure
        if figure.kind != "share" or figure.numerator is None or figure.denominator is None:
            return bold(figure)
        counts = {"part": grouped(figure.numerator), "whole": grouped(figure.denominator)}
        return say("site.said.of", value=bold(figure), **counts)

    @property
    def phrase(self) -> str | None:
        """A phrase to copy into a letter.

        Of what was counted the strongest that holds whatever the unknown rows are, those of unknown
        place among them; None if none does. Of what was printed or quoted one that agrees.
        """
        said = suggestion(self.figure, Decision("does-not-hold"), phrasing())
        if said is None or self.basis != "counted":
            return said
        return said if holds_everywhere(said, self.figure, phrasing(), placed=True) else None


def shown(edition: Edition, told: Told, unplaced: Told | None = None) -> Shown:
    """A value of a series; unplaced: that of the same series whose place nobody knows."""
    hazards = tuple((id_, edition.hazard(id_, language())) for id_ in told.hazards)
    figure = with_place(figure_of(told, hazards), unplaced)
    return _shown(figure, told.address, told.receipt)


def pinned(edition: Edition, place: str) -> list[Shown]:
    """The pinned figures of a place."""
    return [_of_document(edition, each) for each in edition.figures(place)]


def pinned_at(edition: Edition, asked: str) -> Shown | None:
    """The pinned figure of an id or an address; None if there is none."""
    for each in edition.figures():
        if asked in (each["address"], each["id"]):
            return _of_document(edition, each)
    return None


def _of_document(edition: Edition, each: dict[str, object]) -> Shown:
    documents, receipt = each["documents"], each["receipt"]
    assert isinstance(documents, dict)  # noqa: S101  an edition's own shape
    document = documents.get(language()) or documents["en"]
    whole = edition.receipt(str(receipt)) if receipt else None
    figure = figure_of_document(document, whole)
    held = str(receipt) if receipt else None
    return _shown(figure, str(each["address"]), held, str(each["id"]))


def _shown(figure: Figure, address: str, receipt: str | None, id_: str | None = None) -> Shown:
    sentences = footnote(figure)
    return Shown(
        figure=figure,
        sentence=sentence(figure),
        marked=marked(figure),
        doubts=tuple(each.text for each in sentences if each.about == "unknown"),
        footnote=tuple(
            (each.about, each.text) for each in sentences if each.about not in ("what", "recount")
        ),
        address=address,
        receipt=receipt,
        basis=figure.basis,
        is_robust=not_robust(figure) is None if figure.basis == "counted" else None,
        old=old(figure, dt.date.today()),
        id=id_,
    )


def of_place(edition: Edition, place: str) -> list[Shown]:
    """The standing figures of a place over all its records, one for each measure.

    A state is told by the state of each row, a county by its county.
    """
    kind = places()[place].kind
    where = {"nation": [], "county": ["county"]}.get(kind, ["state"])
    values = edition.values(place, dimensions=where)
    return [shown(edition, value, unplaced(edition, value)) for value in values]
