"""The parts there are, by name; the first is what runs when none is named."""

from benches.part import Part
from benches.parts import claims, edition, figures, ingest, reader

_IN_ORDER = (ingest.PART, reader.PART, figures.PART, claims.PART, edition.PART)
PARTS: dict[str, Part] = {part.name: part for part in _IN_ORDER}
