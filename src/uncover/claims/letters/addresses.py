"""What a link binds its text to, once the wrappers of mail and document services are undone.

Nothing is fetched: a wrapper is undone only where it carries the address itself.
"""

import base64
import binascii
import html
import re
from urllib.parse import parse_qs, unquote, urlsplit

NOT_A_CLAIM = "not-a-claim"
_MOST_WRAPPERS = 5
"""A mail forwarded through several services is wrapped by each."""
_IN_QUERY = (
    (r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}", "/url", ("q", "url")),
    (r"(?:\w+\.)?safelinks\.protection\.(?:outlook\.com|office365\.us)", "/", ("url",)),
    (r"(?:l|lm)\.facebook\.com", "/l.php", ("u",)),
)
_DEFENCE = re.compile(r"(?:www\.)?urldefense(?:\.proofpoint)?\.(?:com|us)")
_V3 = re.compile(r"/v3/__(?P<url>.+?)__;(?P<marks>[\w=+/-]*)!")
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Version 3 writes a run of n marks as `**` and the letter at place n - 2 of these."""


def target_of(href: str) -> str | None:
    """The fragment of an address: the id or address of a figure; None where it has none."""
    _, mark, fragment = unwrapped(href).partition("#")
    return unquote(fragment) if mark and fragment else None


def is_explicit(href: str) -> bool:
    """Whether an address is a fragment alone, which can mean nothing but a figure of ours.

    Some editors put `http://` before an address that begins with `#`.
    """
    return re.match(r"(?:https?:/*)?#", unwrapped(href)) is not None


def unwrapped(href: str) -> str:
    """The address that a service wrapped into one of its own; any other address as it is."""
    found = href.strip()
    for _ in range(_MOST_WRAPPERS):
        inner = _inner(found)
        if inner is None:
            break
        found = inner.strip()
    return found


def _inner(href: str) -> str | None:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None  # no address at all
    if not host:
        return None
    for hosts, path, names in _IN_QUERY:
        if re.fullmatch(hosts, host) and parts.path.startswith(path):
            query = parse_qs(html.unescape(parts.query))
            return next((query[name][0] for name in names if name in query), None)
    return _defended(href, parts.path, parts.query) if _DEFENCE.fullmatch(host) else None


def _defended(href: str, path: str, query: str) -> str | None:
    """The address inside one of `urldefense`, whose three versions write it differently."""
    if path.startswith("/v3/"):
        found = _V3.search(href)
        return None if found is None else _with_marks(found["url"], found["marks"])
    given = parse_qs(query).get("u")
    if not given:
        return None
    if path.startswith("/v2/"):
        return unquote(given[0].replace("-", "%").replace("_", "/"))
    return html.unescape(unquote(given[0])) if path.startswith("/v1/") else None


def _with_marks(url: str, encoded: str) -> str | None:
    """Version 3: marks that an address may not hold stand apart; `*` keeps the place of each."""
    try:
        padded = encoded + "=" * (-len(encoded) % 4)
        marks = base64.urlsafe_b64decode(padded).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    at = 0

    def put_back(found: re.Match[str]) -> str:
        nonlocal at
        length = _RUNS.index(found[1]) + 2 if found[1] else 1
        at += length
        return marks[at - length : at]

    restored = re.sub(r"\*(?:\*([\w-]))?", put_back, url, flags=re.ASCII)
    return re.sub(r"^(\w+:)/(?=[^/])", r"\1//", restored)
