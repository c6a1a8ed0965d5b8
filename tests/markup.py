"""The tags of a page, as tests look at them."""

import re
from html.parser import HTMLParser

_ALONE = ("img", "meta", "link", "input", "line", "rect", "path", "circle", "polygon", "br", "hr")


class Tags(HTMLParser):
    """The tags of a page, which close in order and run nothing; its addresses, styles, headings.

    loads: the addresses that a browser asks for by itself, or sends a form to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.loads: list[str] = []
        self.styles: list[str] = []
        self.headings: list[int] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.seen.add(tag)
        found = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.addresses += found
        if tag != "a":
            self.loads += found
        self.styles += [value or "" for name, value in attrs if name == "style"]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        if tag not in _ALONE:
            assert self.open.pop() == tag
