"""Disputes that a made-up visitor has: one waits, one is answered."""

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from playwright.sync_api import Page as Shown

from visiting.home import uncover
from visiting.pages import Visited

_TEXT = "Made up: the records of this state may be told otherwise by its own court."
_WAITS = "Made up: one more question on this figure, which nobody has read yet."
_ANSWER = "Made up: the court counts cases, and this figure counts arrests. It stands.\n"


def disputed(shown: Shown, site: str, seen: Visited) -> Visited:
    """Dispute a figure twice and answer one of the two."""
    answered = dispute(shown, site, seen.share, _TEXT)
    waiting = dispute(shown, site, seen.share, _WAITS)
    text = seen.home / "answer.md"
    text.write_text(_ANSWER, "utf-8")
    number, home = str(answered), seen.home
    uncover("disputes", "answer", number, "--outcome", "stands", "--text", text, "--home", home)
    return replace(seen, answered=answered, waiting=waiting)


def dispute(shown: Shown, site: str, figure: str, text: str) -> int:
    """Send the form of a figure; the number that it was given, which stands in the address."""
    shown.goto(f"{site}/disputes/new?figure={quote(figure, safe='')}")
    shown.fill("#text", text)
    shown.check("#consent")
    with shown.expect_navigation():
        shown.click("main button")
    return int(PurePosixPath(shown.url).name)
