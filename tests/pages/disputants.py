"""Whoever sends disputes in tests, and the moderator who answers them."""

import html
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from markup import Tags
from pages.posting import Answer, PostingSite

FIGURE = "arrests_made/us-ma?source=arrests&release=drawn"
ASKED = "/disputes/new?figure=arrests_made/us-ma%3Fsource%3Darrests%26release%3Ddrawn"
TEXT = "It counts Eva twice.\nSee <https://example.org/list>.\n\n<script>alert(1)</script> \u202e3"
EMAIL = "reader.of.figures@example.org"
VISITOR = "198.51.100.77"


def token(site: PostingSite, address: str = ASKED) -> str:
    """The token of a form."""
    _, _, text = site.get(address)
    return html.unescape(re.findall(r'name="token" value="([^"]+)"', text)[0])


def send(
    site: PostingSite, *, prefix: str = "", who: str = VISITOR, **fields: str
) -> tuple[int, dict[str, str], str]:
    """Send a dispute, whole but for the fields given; the page that answers is whole too."""
    told = {"token": token(site), "text": TEXT, "consent": "yes", "website": ""} | fields
    answer = site.post(f"{prefix}/disputes/new", dict(told), {"REMOTE_ADDR": who})
    if answer[2]:
        whole(answer)
    return answer


def whole(answer: Answer) -> str:
    """The text of a page whose tags close and which obeys nobody and sets no cookie."""
    status, headers, text = answer
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    assert tags.styles == []
    assert tags.headings.count(1) == 1
    assert "script" not in tags.seen
    assert "Set-Cookie" not in headers
    assert "\u202e" not in text
    assert status != 500
    return text


class Desk:
    """A moderator at the command `uncover disputes` of a home, in a process of their own."""

    def __init__(self, home: Path) -> None:
        """Begin."""
        code = Path(__file__).with_name("moderated.py")
        self._process = subprocess.Popen(
            [sys.executable, str(code), str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str) -> Any:
        """What the command says as JSON."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End."""
        self._process.communicate()


def kept(home: Path) -> bytes:
    """Every byte of the folder of the site."""
    return b"".join(path.read_bytes() for path in sorted((home / "site").iterdir()))


def count(home: Path) -> int:
    """How many disputes are kept."""
    with sqlite3.connect(home / "site" / "site.sqlite3") as connection:
        return int(connection.execute("select count(*) from disputes_dispute").fetchone()[0])
