"""Pictures of every kind of page of the demonstration's site, and a page that lists them."""

import argparse
import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Page as Shown
from visiting.browser import browser
from visiting.disputing import disputed
from visiting.home import make
from visiting.pages import LANGUAGES, PAGES, Visited, open_page, visited
from visiting.serving import served

_INTO = Path(__file__).parents[1] / "docs" / "screenshots"
_WIDTHS = {360: 1.0, 1280: 0.75}
"""The widths of the window, and how large its picture is beside it."""
_HIGHEST = 2_000
"""Pixels of a page that are shown; what is longer is cut there."""
_QUALITY = 22
"""Of WebP: text can be read well, and a picture is a sixth of what PNG makes of it."""
_LIKE_ANOTHER = {"county", "figures", "check-nothing", "dispute-received"}
_SHOWN = [page for page in PAGES if page.name not in _LIKE_ANOTHER]
_MOST_BYTES = 5_000_000
_HEAD = """# Pictures of the pages

Made by `script/screenshots` from the home of `uncover demo`: every figure in them that is counted
is made up, and says so. Of a long page they show the first 2,000 pixels; those of a wide window are
a quarter smaller than it.

| page | English, 360 px | English, 1280 px | Spanish, 360 px | Spanish, 1280 px |
| --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Take them all. Raises SystemExit with a sentence if they take more than 5 MB."""
    parser = argparse.ArgumentParser(prog="script/screenshots", description=__doc__)
    parser.add_argument("--into", type=Path, default=_INTO, metavar="DIR")
    into: Path = parser.parse_args().into
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.webp"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        home = make(Path(folder) / "home")
        with browser() as opened, served(home) as site:
            _take_all(opened, site, visited(home), into)
    (into / "README.md").write_text(_HEAD + "\n".join(_lines()) + "\n", "utf-8")
    taken = sum(each.stat().st_size for each in into.glob("*.webp"))
    told = f"{len(list(into.glob('*.webp')))} pictures, {taken / 1e6:.1f} MB, in {into}"
    if taken > _MOST_BYTES:
        raise SystemExit(f"{told}: more than 5 MB. Lower _QUALITY, or show fewer pages.")
    print(told)


def _take_all(opened: Browser, site: str, seen: Visited, into: Path) -> None:
    with opened.new_context(java_script_enabled=False) as context:
        seen = disputed(context.new_page(), site, seen)
    for width in _WIDTHS:
        size = {"width": width, "height": 800}
        with opened.new_context(java_script_enabled=False, viewport=size) as context:  # type: ignore[arg-type]  # a dictionary of just these
            shown = context.new_page()
            for page in _SHOWN:
                for language in LANGUAGES:
                    open_page(shown, site, page, seen, language)
                    (into / _name(page.name, language, width)).write_bytes(_taken(shown, width))


def _taken(shown: Shown, width: int) -> bytes:
    """The page from its top as WebP, which chromium makes though Playwright does not ask for it."""
    whole = int(shown.evaluate("document.scrollingElement.scrollHeight"))
    size = {"x": 0, "y": 0, "width": width, "height": min(whole, _HIGHEST)}
    clip = {**size, "scale": _WIDTHS[width]}
    asked = {"format": "webp", "quality": _QUALITY, "clip": clip, "captureBeyondViewport": True}
    told = shown.context.new_cdp_session(shown).send("Page.captureScreenshot", asked)
    return base64.b64decode(told["data"])


def _name(page: str, language: str, width: int) -> str:
    return f"{page}-{language}-{width}.webp"


def _lines() -> list[str]:
    cells = [(language, width) for language in LANGUAGES for width in _WIDTHS]
    return [
        f"| {page.name} | "
        + " | ".join(f"[{at[0]}, {at[1]}]({_name(page.name, *at)})" for at in cells)
        + " |"
        for page in _SHOWN
    ]


if __name__ == "__main__":
    main()
