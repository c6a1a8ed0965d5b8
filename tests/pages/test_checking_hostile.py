"""What is sent to the page that checks and is hostile, odd or nothing: a sentence, and no trace."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.posting import PostingSite, checked, home_of
from uncover.figures.receipt import sealed
from uncover.terms.speech import catalogue


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition."""
    return home_of(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site may put temporary files."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="module")
def site(home: Path, scratch: Path) -> Iterator[PostingSite]:
    """The site of that home, in a process that has no data engine."""
    made = PostingSite(home, environment={"TMPDIR": str(scratch)})
    yield made
    made.close()


def bomb() -> bytes:
    """A .docx of a few kilobytes that says it holds two hundred megabytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(bytes(1_000_000))
    return out.getvalue()


def entities() -> bytes:
    """A .docx whose text declares an entity of entities."""
    text = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", text)
    return out.getvalue()


HOSTILE: list[tuple[str, bytes, int]] = [
    ("a.docx", bomb(), 400),
    ("b.docx", entities(), 400),
    ("c.docx", b"PK\x03\x04" + bytes(range(256)) * 40, 400),
    ("d.json", b"[" * 10_000 + b"]" * 10_000, 400),
    ("e.json", b'{"uncover_receipt":' * 10_000, 400),
    ("f.json", b'{"uncover_receipt": 1.5}', 400),
    ("g.json", b'{"uncover_receipt": 2, "figure": [], "receipt_sha256": "0"}', 200),
    ("h.md", b"[" * 10_000 + b"]" * 10_000, 200),
    ("i.md", b">" * 100_000, 400),
    ("j.md", bytes(range(256)) * 100, 400),
    ("k.html", b"<html>" + b"<div>" * 100_000, 200),
    ("l.pdf", b"%PDF-1.7", 400),
    ("../../etc/m.md", b"54 percent", 200),
    ("n\u202e.json", b"{", 400),
    ("o.md", b"[5](#boston) " * 10_000, 400),
    ("p.md", b"---\nlang: de\n---\n54 percent", 400),
    ("q.md", b"x" * 2_000_001, 413),
    ("r.md", b"x" * 3_000_000, 413),
]


@pytest.mark.parametrize(("name", "content", "expected"), HOSTILE, ids=[n for n, _, _ in HOSTILE])
def test_what_is_hostile_is_answered_with_a_sentence(
    name: str, content: bytes, expected: int, site: PostingSite
) -> None:
    """Whatever it is."""
    status, text = checked(site, {"file": (name, content)})
    assert status == expected
    assert expected == 200 or re.search(r'role="alert"><strong>[^<]{10,}</strong> \S', text)
    assert "etc/" not in text
    assert "\u202e" not in text


def test_a_refusal_is_told_in_spanish_too(site: PostingSite) -> None:
    """In the language of the page."""
    _, text = checked(site, {"file": ("a.pdf", b"%PDF-1.7")}, "/es/check/")
    assert catalogue("es")["letters.pdf.next"] in text


def test_a_whole_receipt_of_odd_parts_is_none(site: PostingSite) -> None:
    """A stranger may seal anything."""
    odd = sealed({"uncover_receipt": 2, "figure": {"address": "x"}, "releases": [1]})
    status, text = checked(site, {"text": json.dumps(odd)})
    assert status == 400
    assert "its parts are not those of a receipt" in text


def test_what_is_no_form_is_told_so(site: PostingSite) -> None:
    """Nothing at all, and more fields than any form has."""
    for fields in ({}, {"text": "  "}, {f"field{n}": "x" for n in range(200)}):
        status, text = checked(site, dict(fields))
        assert status == 400
        assert 'role="alert"' in text


def test_a_letter_is_escaped(site: PostingSite) -> None:
    """Its words are shown and never obeyed; what turns text round is shown by its number."""
    letter = "<script>alert(1)</script> [54 per\u202ecent](#boston) of people <b>x</b>"
    _, _, raw = site.post("/check/", {"text": letter})
    assert "<script>" not in raw
    assert "\u202e" not in raw
    assert "<b>" not in raw


def test_nothing_is_kept(home: Path, scratch: Path, site: PostingSite) -> None:
    """After all that was sent: no file in the home, none among temporary ones, no cookie."""
    before = sorted(home.rglob("*"))
    status, headers, _ = site.post("/check/", {"file": ("a.md", b"word " * 30_000)})
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers
    assert sorted(home.rglob("*")) == before
    assert list(scratch.rglob("*")) == []
