"""A chart with all that stands beside it, as a part of a page and as a file of its own."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from markupsafe import Markup

from uncover.site.charts.drawing import WIDTH, Drawing, rect, text, wrapped
from uncover.site.charts.palette import sheet_alone
from uncover.terms.speech import say

_XMLNS = "http://www.w3.org/2000/svg"
_MARGIN, _HEADLINE, _FOOT = 14, 20, 14


@dataclass(frozen=True)
class Row:
    """One row of the table behind a chart: its period or name, its cells, what is said of it."""

    when: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """One idea as a picture, a sentence and a table.

    name: the last part of the address of its picture. title: the finding as a sentence, which is
    its alternative text. called: what it shows, in a few words. heads: of the table's columns, the
    first for the rows' names. notes: what there is to know beside it. receipt: the hash of the
    receipt of its numbers. made_up: whether they are counted from a release that is made up.
    """

    name: str
    title: str
    called: str
    drawing: Drawing
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    receipt: str | None = None
    made_up: bool = False

    @property
    def alt(self) -> str:
        """What is said instead of the picture: the finding."""
        return self.title

    @property
    def svg(self) -> Markup:
        """The picture as a part of a page, which gives it its colours."""
        height, id_ = self.drawing.height, f"{self.name}-title"
        role = "group" if self.drawing.has_links else "img"
        return Markup(  # noqa: S704  our own, its texts escaped
            f'<svg xmlns="{_XMLNS}" viewBox="0 0 {WIDTH} {height}" class="chart" role="{role}"'
            f' aria-labelledby="{id_}"><title id="{id_}">{escape(self.title)}</title>'
            f"{self.drawing.parts}{self._untrue(height)}</svg>"
        )

    def alone(self, source: str) -> str:
        """The picture as a file of its own: colours, finding, notes, and `source` under it."""
        width = WIDTH + 2 * _MARGIN
        title = wrapped(self.title, WIDTH * 12 // 11, 16)
        foot = [words for each in (*self.notes, source) for words in wrapped(each, WIDTH, 12)]
        top = _MARGIN + _HEADLINE * len(title) + 8
        below = top + self.drawing.height + 18
        height = below + _FOOT * len(foot) + _MARGIN // 2
        parts = [rect(0, 0, width, height, "ground")]
        parts += [
            text(_MARGIN, _MARGIN + 12 + _HEADLINE * n, words, "headline")
            for n, words in enumerate(title)
        ]
        parts.append(f'<g transform="translate({_MARGIN} {top})">{self.drawing.parts}</g>')
        parts += [text(_MARGIN, below + _FOOT * n, words, "said") for n, words in enumerate(foot)]
        return (
            f'<svg xmlns="{_XMLNS}" viewBox="0 0 {width} {height}" width="{width * 2}"'
            f' height="{height * 2}" class="chart" role="img">'
            f"<title>{escape(self.title)}</title><style>{sheet_alone()}</style>"
            f"{''.join(parts)}{self._untrue(height, width)}</svg>\n"
        )

    def _untrue(self, height: int, width: int = WIDTH) -> str:
        """The words across a picture of what is true of nobody."""
        if not self.made_up:
            return ""
        x, y = width // 2, height // 2
        turned = f'transform="rotate(-24 {x} {y})"'
        words = text(x, y + 14, say("charts.made-up"), "untrue", "middle")
        return f'<g {turned} aria-hidden="true">{words}</g>'
