"""The nation as equal tiles with the letters of each state, and a key of what they wear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from uncover.site.charts.drawing import WIDTH, Drawing, hatch, rect, text, wrapped
from uncover.site.charts.palette import STEPS

LAYOUT = """
    AK .  .  .  .  .  .  .  .  ME
    .  .  .  .  .  .  .  .  VT NH
    WA ID MT ND MN WI MI NY MA RI
    OR NV WY SD IA IL IN PA NJ CT
    CA UT CO NE MO KY OH MD DE .
    .  AZ NM KS AR TN WV VA DC .
    .  .  .  OK LA MS AL NC .  .
    HI .  .  TX .  .  GA SC .  .
    AS GU MP FM .  .  .  FL PR VI
"""
"""Where each state and territory stands: neighbours beside each other wherever they can."""
_COLUMNS, _GAP, _LINE = 10, 2, 20
SIDE = WIDTH // _COLUMNS
HATCHED = ("overruled", "limits")
_DARK = ("takes-part", *(name for name, letters in STEPS.items() if letters == "paper"))


@dataclass(frozen=True)
class Tile:
    """One state: what it wears (`kind`), its name and what is so there in words, its page.

    said: a few letters under its own, a number for example.
    """

    kind: str
    words: str
    address: str = ""
    said: str = ""


def places() -> dict[str, tuple[int, int]]:
    """The column and row of each postal code."""
    rows = [row.split() for row in LAYOUT.strip().splitlines()]
    return {
        code: (column, row)
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != "."
    }


def tiles(told: Mapping[str, Tile], key: Sequence[tuple[str, str]]) -> Drawing:
    """The map; `told` by postal code, `key` the kinds in words, in order. Left blank: not told."""
    parts, lowest = [], 0
    for code, (column, row) in places().items():
        each = told.get(code)
        if each is not None:
            parts.append(_tile(code, each, column * SIDE, row * SIDE))
            lowest = max(lowest, (row + 1) * SIDE)
    y = lowest + 10
    for kind, said in key:
        parts.append(_worn(kind, 1, y, 16))
        lines = wrapped(said, WIDTH - 26)
        parts += [text(26, y + 13 + 15 * n, words) for n, words in enumerate(lines)]
        y += _LINE + 15 * (len(lines) - 1)
    has_links = any(each.address for each in told.values())
    return Drawing(y + 2, "".join(parts), has_links=has_links)


def _tile(code: str, each: Tile, x: int, y: int) -> str:
    dark = " on-dark" if each.kind in _DARK else " over" if each.kind in HATCHED else ""
    middle = x + SIDE // 2
    letters = text(middle, y + (15 if each.said else 21), code, f"letters{dark}", "middle")
    if each.said:
        letters += text(middle, y + 28, each.said, f"small{dark}", "middle")
    drawn = _worn(each.kind, x + _GAP // 2, y + _GAP // 2, SIDE - _GAP) + letters
    if not each.address:
        return f"<g>{drawn}</g>"
    return f"<a href={quoteattr(each.address)} aria-label={quoteattr(each.words)}>{drawn}</a>"


def _worn(kind: str, x: int, y: int, side: int) -> str:
    told = rect(x, y, side, side, f"tile {kind}")
    return told + hatch(x, y, side, side, f"hatch {kind}") if kind in HATCHED else told
