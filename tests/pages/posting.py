"""The site in a process of its own, to which forms can be sent; and the home that it shows."""

import base64
import html
import json
import os
import subprocess
import sys
from pathlib import Path

from drawn import library_of, rows_of
from figures.test_editions import DRAWING, PINS
from markup import Tags
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load

Answer = tuple[int, dict[str, str], str]
Fields = dict[str, str | tuple[str, bytes]]


def home_of(folder: Path, drawing: str = DRAWING, pins: str = PINS, release: str = "drawn") -> Path:
    """A home with one edition of a drawn library; the library stays beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.toml").write_text(pins, "utf-8")
    library = library_of(folder, "arrests", rows_of(drawing), release)
    resolver = Resolver(library, load(folder / "figures.toml"))
    write(folder / "editions" / "2026-03-10.sqlite", build(resolver, lambda *_: None)[0])
    return folder


class PostingSite:
    """The site of a home; `keeping` gives it a database, as `uncover serve` does."""

    def __init__(
        self, home: Path, *, keeping: bool = False, environment: dict[str, str] | None = None
    ) -> None:
        """Start it."""
        code = Path(__file__).with_name("asked.py")
        words = [sys.executable, str(code), str(home), *(["--keeping"] if keeping else [])]
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # Django tells there of each page that is not found
            text=True,
            env=os.environ | (environment or {}),
        )

    def get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """Status, headers and text of an address; headers of the request as WSGI names them."""
        return self._asked(["GET", address, {}, headers] if headers else address)

    def post(self, address: str, fields: Fields, headers: dict[str, str] | None = None) -> Answer:
        """Send a form; a file is a pair of its name and its bytes."""
        told = {
            name: value
            if isinstance(value, str)
            else [value[0], base64.b64encode(value[1]).decode()]
            for name, value in fields.items()
        }
        return self._asked(["POST", address, told, headers or {}])

    def close(self) -> None:
        """Stop it."""
        self._process.communicate()

    def _asked(self, line: object) -> Answer:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        status, headers, text = json.loads(self._process.stdout.readline())
        return status, headers, text


def checked(site: PostingSite, fields: Fields, address: str = "/check/") -> tuple[int, str]:
    """Status and text of what the page answers; it is whole whatever was sent."""
    status, headers, text = site.post(address, fields)
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    assert tags.styles == []
    assert tags.headings.count(1) == 1
    assert "Set-Cookie" not in headers
    assert "Traceback" not in text
    assert not tags.seen & {"script", "style", "img", "iframe"}
    return status, html.unescape(text)
