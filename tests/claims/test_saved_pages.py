"""Letters in HTML, wrapped addresses, and how the form of a letter is told."""

from pathlib import Path

import pytest

from uncover.claims.letters.addresses import is_explicit, target_of, unwrapped
from uncover.claims.letters.html import read_html
from uncover.claims.letters.reading import read_letter
from uncover.claims.unbound import unbound
from uncover.terms.errors import UnusableError

PAGE = """<!DOCTYPE html>
<html lang="es"><head><title>40 percent</title><style>p { top: 41px }</style>
<meta name="document" content="the letter of 27 May 2011">
<body><h1>Carta</h1>
<p>S&oacute;lo <a href="#boston">la
<b>mi</b>tad</a> y <a
  title="en" href='https://www.google.com/url?q=https://x.org/%23quote&amp;sa=D'>54 percent</a>
<p hidden>42<p>4<i>3</i> por ciento<br>44 <span style="color:red; display: none">45</span>
<del>46</del><code>47</code><!-- 48 --><script>49</script>
<a href="#ftnt1">[50]</a> <a href="#not-a-claim">51</a> <a href="https://x.org/">52</a>
<blockquote lang="en"><a href="#a"><p>one in four</p></a></blockquote>
<h2 id="h.x1">12 ways</h2> <a href="#h.x1">las 12</a> <img src="x" alt="53">
"""


def test_a_saved_page_is_a_letter() -> None:
    """Claims and numbers stand where they stand in the file; what nobody sees is not read."""
    letter = read_html(PAGE.replace("\n", "\r\n"))
    told = [(c.line, c.column, c.text, c.target, c.language, c.explicit) for c in letter.claims]
    assert told == [
        (5, 16, "la mitad", "boston", "es", True),
        (6, 20, "54 percent", "quote", "en", False),
        (11, 23, "one in four", "a", "en", True),
        (12, 28, "las 12", "h.x1", "es", False),
    ]
    assert letter.claims[0].before == "Sólo "
    found = [(each.line, each.column, each.text) for each in unbound(letter)]
    assert found == [
        *((8, 16, "43 por ciento"), (8, 40, "44"), (10, 82, "52"), (12, 15, "12"), (12, 55, "53")),
    ]
    assert letter.hidden == ((8, 11), (8, 82))
    assert (letter.language, letter.declared) == ("es", True)
    assert letter.document == "the letter of 27 May 2011"


@pytest.mark.parametrize(
    "href",
    [
        "#boston",
        "http://#boston",
        "https://example.org/page#boston",
        "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F%23boston&sa=D&usg=x",
        "https://www.google.com.mx/url?sa=t&url=https://example.org/%23boston",
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F%23boston&data=05",
        "https://nam02.safelinks.protection.outlook.com/ap/w-59/?url=https%3A%2F%2Fe.org%2F%23boston",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_-23boston&d=Dw&c=x",
        "https://urldefense.com/v3/__https://example.org/*boston__;Iw!!abc!def$",
        "https://urldefense.com/v3/__https:/example.org/p**A*boston__;Py8j!!abc!def$",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%23boston&h=AT0",
        "https://l.facebook.com/l.php?u=https%3A//urldefense.us/v2/url%3Fu%3Dhttps-3A__e.org_-23boston",
    ],
)
def test_wrapped_addresses_are_undone(href: str) -> None:
    """What mail and document services made of an address leads to the same figure."""
    assert target_of(href) == "boston"
    assert is_explicit(href) == (href in ("#boston", "http://#boston"))


@pytest.mark.parametrize(
    "href",
    [
        "",
        "https://example.org/",
        "https://example.org/url?q=https://example.org/%23boston",
        "https://google.com.evil.example/url?q=%23boston",
        "https://urldefense.com/v3/__broken",
        "https://[::1",
        "https://www.google.com/url?sa=D",
        "mailto:a@example.org",
    ],
)
def test_other_addresses_are_left_as_they_are(href: str) -> None:
    """No address but a service's own is taken apart, and nothing odd stops the reading."""
    assert unwrapped(href) == href
    assert target_of(href) is None


def test_a_round_of_wrappers_ends() -> None:
    """A wrapper around itself is undone a few times only."""
    href = "https://www.google.com/url?q=" * 40 + "x"
    assert unwrapped(href).startswith("https://www.google.com/url")


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.md", b"<div>54</div>", "markdown"),
        ("a.txt", b"54 percent", "markdown"),
        ("a.htm", b"54 percent", "html"),
        ("saved", b"\xef\xbb\xbf\n<!-- saved --><HTML><p>54", "html"),
        ("a.md", b"<!DOCTYPE html><p>54", "html"),
    ],
)
def test_the_form_is_told_by_what_is_in_it(
    tmp_path: Path, name: str, content: bytes, form: str
) -> None:
    """A page is a page whatever it is called; the name decides where the text does not."""
    path = tmp_path / name
    path.write_bytes(content)
    letter = read_letter(path)
    assert letter.form == form
    assert unbound(letter)[0].text.startswith("54")


def test_pages_are_read_in_the_encoding_they_declare(tmp_path: Path) -> None:
    """Word saves pages in that of Windows; what is not as declared is refused."""
    path = tmp_path / "a.html"
    page = '<html><meta charset="windows-1252"><p>“12” años'
    path.write_bytes(page.encode("cp1252"))
    assert read_letter(path).prose[-1].text.strip() == "“12” años"
    path.write_bytes(page.replace("windows-1252", "utf-8").encode("cp1252"))
    with pytest.raises(UnusableError) as refused:
        read_letter(path)
    assert "UTF-8" in refused.value.sentence
