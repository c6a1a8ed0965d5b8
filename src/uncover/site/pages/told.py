"""Values of an edition as sentences: what is shown of a figure wherever it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from uncover.figures.edition.figures import figure_of, figure_of_document, with_place
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.figure import Figure
from uncover.figures.footnote.head import head
from uncover.figures.footnote.writing import footnote
from uncover.terms.speech import language


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it: its sentence, what could change it, its address and receipt.

    basis: counted, printed or quoted. doubts: sentences on what is unknown. footnote: every
    sentence, in order.
    """

    figure: Figure
    sentence: str
    doubts: tuple[str, ...]
    footnote: tuple[str, ...]
    address: str
    receipt: str | None
    basis: str
    id: str | None = None


def shown(edition: Edition, told: Told, unplaced: Told | None = None) -> Shown:
    """A value of a series; unplaced: that of the same series whose place nobody knows."""
    hazards = tuple((id_, edition.hazard(id_, language())) for id_ in told.hazards)
    figure = with_place(figure_of(told, hazards), unplaced)
    return _shown(figure, told.address, told.receipt)


def pinned(edition: Edition, place: str) -> list[Shown]:
    """The pinned figures of a place."""
    made = []
    for each in edition.figures(place):
        document = each["documents"].get(language()) or each["documents"]["en"]
        receipt = edition.receipt(each["receipt"]) if each["receipt"] else None
        figure = figure_of_document(document, receipt)
        made.append(_shown(figure, each["address"], each["receipt"], each["id"]))
    return made


def _shown(figure: Figure, address: str, receipt: str | None, id_: str | None = None) -> Shown:
    sentences = footnote(figure)
    return Shown(
        figure=figure,
        sentence=" ".join(head(figure)),
        doubts=tuple(each.text for each in sentences if each.about == "unknown"),
        footnote=tuple(each.text for each in sentences if each.about != "recount"),
        address=address,
        receipt=receipt,
        basis=figure.basis,
        id=id_,
    )


def of_place(edition: Edition, place: str) -> list[Shown]:
    """The standing figures of a place over all its records, one for each measure."""
    dimension = [] if place == "us" else ["state"]
    values = edition.values(place, dimensions=dimension)
    return [shown(edition, value, _unplaced(edition, value)) for value in values]


def _unplaced(edition: Edition, value: Told) -> Told | None:
    if "state" not in value.keys:
        return None
    return next((one for one in edition.series(value.series) if one.keys["state"] is None), None)


def over_time(edition: Edition, place: str, measure: str, span: str) -> Sequence[Told]:
    """The values of a measure at a place by `month` or `fiscal_year`, in order of time."""
    dimensions = [span] if place == "us" else ["state", span]
    values = edition.values(place, measure, dimensions)
    return sorted((v for v in values if v.keys[span] is not None), key=lambda v: str(v.keys[span]))
