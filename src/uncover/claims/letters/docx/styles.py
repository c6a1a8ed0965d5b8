"""Styles of a .docx, as far as they say in which language text is and whether it is seen."""

from dataclasses import dataclass

from uncover.claims.letters.docx.markup import Elements

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
"""Styles based on one another: those that a round leads through would have no end."""


def is_on(told: dict[str, str]) -> bool:
    """Whether a property that is there is switched on."""
    return told.get("w:val", "1").lower() not in _OFF


@dataclass
class Look:
    """What a style says; None where it says nothing."""

    based_on: str = ""
    language: str | None = None
    hidden: bool | None = None


class Styles(Elements):
    """The styles of a document by their id, and its default."""

    def __init__(self) -> None:
        """Begin with a document that has no styles."""
        super().__init__()
        self.default = Look()
        self._paragraph = ""
        self._looks: dict[str, Look] = {}
        self._look = self.default

    def begin(self, name: str, told: dict[str, str]) -> None:
        """Note what an element says of the style that it stands in."""
        if name == "w:style":
            id_ = told.get("w:styleId", "")
            self._look = self._looks[id_] = Look()
            if told.get("w:default") in ("1", "true") and told.get("w:type") == "paragraph":
                self._paragraph = id_
        elif name == "w:basedOn":
            self._look.based_on = told.get("w:val", "")
        elif name == "w:lang":
            self._look.language = told.get("w:val") or self._look.language
        elif name == "w:vanish" and self.path[-1:] == ["w:rPr"]:
            self._look.hidden = is_on(told)

    def language(self, *ids: str) -> str:
        """The language of text in these styles, the nearest first; '' where none is declared."""
        for id_ in (*ids, self._paragraph):
            for look in self._chain(id_):
                if look.language:
                    return look.language
        return self.default.language or ""

    def hidden(self, *ids: str) -> bool:
        """Whether text in these styles is hidden."""
        found = (look.hidden for id_ in ids for look in self._chain(id_))
        return next((told for told in found if told is not None), False)

    def _chain(self, id_: str) -> list[Look]:
        seen: list[Look] = []
        while id_ in self._looks and len(seen) < _DEEPEST:
            seen.append(self._looks[id_])
            id_ = seen[-1].based_on
        return seen
