"""A sentence that names another place or year than its figure is of: told, and never decided on.

Whether "the New York Times" is a place no table knows: so it is a note, and changes no verdict.
"""

import re
from collections.abc import Iterator

from uncover.claims.binding.sentence import places_named
from uncover.claims.letters.letter import Claim
from uncover.claims.verdict import note
from uncover.figures.figure import Figure
from uncover.terms.places import places

_YEAR = re.compile(r"(?<![\d,./-])((?:19|20)\d\d)(?![\d/%-]|[,.]\d)")


def elsewhere(claim: Claim, figure: Figure) -> Iterator[str]:
    """Notes on the one place and the one year that the sentence names and the figure is not of."""
    sentence = claim.sentence
    if sentence is None:
        return
    own = sentence.text[sentence.before : sentence.after]
    named = {place.id: name for name, place in places_named(own)}
    if len(named) == 1 and not figure.parts:
        (id_,) = named
        if not _is_part(id_, figure.place) and not _is_part(figure.place, id_):
            here = places()[figure.place].name if figure.place in places() else figure.place
            yield note("place-differs", named=named[id_], place=here)
    years = {found[1] for found in _YEAR.finditer(own)}
    first, last = (figure.from_ or "")[:4], (figure.through or "")[:4]
    if len(years) == 1 and first and last and not figure.parts:
        (year,) = years
        if not first <= year <= last:
            yield note("year-differs", year=year, first=figure.from_, last=figure.through)


def _is_part(one: str, other: str) -> bool:
    """Whether a place is the other, or lies in it."""
    return one == other or one.startswith(f"{other}-")
