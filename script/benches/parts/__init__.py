"""The parts there are, by name; the first is what runs when none is named."""

from benches.part import Part
from benches.parts import figures, ingest, reader

PARTS: dict[str, Part] = {part.name: part for part in (ingest.PART, reader.PART, figures.PART)}
