"""Which release a file belongs to, and in which order releases came (DESIGN 5)."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uncover.records.declaration import Table
from uncover.records.library import RESERVED, release_name
from uncover.records.reading.sheet import ReleasedFile

_REQUEST = re.compile(r"(?<!\d)(20\d\d-[A-Z]{4}-\d{5})(?!\d)", re.IGNORECASE)
_FISCAL_YEAR = re.compile(r"(?<![A-Za-z])FY\s?(?:20)?(\d\d)(?!\d)", re.IGNORECASE)
_DATES = (
    (re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")),
    (re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)")),
    (re.compile(r"(?<!\d)(?P<m>\d\d)(?P<d>\d\d)(?P<y>20\d\d)(?!\d)")),
    (re.compile(r"(?<!\d)(?P<m>\d{1,2})[-_./](?P<d>\d{1,2})[-_./](?P<y>20\d\d|\d\d)(?!\d)")),
)
_AS_OF = re.compile(r"\b(?:as of|iids|source|report(?:ed)? date)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReleaseId:
    """What an agency let out together: its name (safe as a file name), request number and date."""

    name: str
    request: str | None = None
    date: dt.date | None = None


def release_of(
    table: Table, file: ReleasedFile, titles: Sequence[str], override: str | None = None
) -> ReleaseId:
    """The release of a file of this table, from its name, else its title rows, else its folder.

    `override` (`--release`) wins. Raises UnusableError `ingest.bad-release-name` for a name that no
    file can have.
    """
    request = request_in([file.name, *titles])
    on = date_of(file.name, titles)
    if override is not None:
        return ReleaseId(release_name(override), request, on)
    name = _name(table, file, titles, request, on) or safe(file.folder) or safe(_stem(file.name))
    return ReleaseId(release_name(name), request, on)


def _name(
    table: Table, file: ReleasedFile, titles: Sequence[str], request: str | None, on: dt.date | None
) -> str | None:
    """The name that the declaration's way of naming gives, None if it gives none."""
    match table.releases.by:
        case "request" if request and on:
            return f"{request}-{on}"
        case "date" if on:
            return str(on)
        case "fiscal_year_date" if on:
            year = fiscal_year_in([file.name, *titles])
            return f"FY{year:02d}-{on}" if year is not None else str(on)
        case _:
            return None


def request_in(texts: Iterable[str]) -> str | None:
    """The first request number, upper case: `2025-ICLI-00019`."""
    for text in texts:
        if found := _REQUEST.search(text):
            return found[1].upper()
    return None


def fiscal_year_in(texts: Iterable[str]) -> int | None:
    """The first fiscal year, two digits: 25 of `FY25` or `FY2025`."""
    for text in texts:
        if found := _FISCAL_YEAR.search(text):
            return int(found[1])
    return None


def date_of(name: str, titles: Sequence[str]) -> dt.date | None:
    """The date in the file's name, else in a title line that says as of which day the data are."""
    dates = dates_in(_stem(name))
    if dates:
        return dates[0]
    for line in titles:
        said = _AS_OF.search(line)
        dates = dates_in(line[said.start() :]) if said else []
        if dates:
            return dates[0]
    return None


def dates_in(text: str) -> list[dt.date]:
    """The days written in a text, in its order; month before day, as the agencies write."""
    text = _REQUEST.sub(" ", text)
    found: list[tuple[int, dt.date]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            year = int(match["y"])
            try:
                day = dt.date(year if year > 99 else 2000 + year, int(match["m"]), int(match["d"]))  # noqa: PLR2004 (a year of two digits)
            except ValueError:
                continue
            found.append((match.start(), day))
    return [day for _, day in sorted(found)]


def safe(text: str) -> str:
    """A text as a file name every system takes: ASCII letters, digits, dots, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-._")
    named = f"release-{plain}" if RESERVED.match(plain) else plain
    return named[:120].rstrip("-._")


def order(release: ReleaseId, last_event: dt.date | None) -> tuple[dt.date, str]:
    """The key by which releases are ordered: date, else last event date, never order of ingest."""
    return (release.date or last_event or dt.date.min, release.name)


def _stem(name: str) -> str:
    return re.sub(r"(\.[A-Za-z]\w{0,7}){1,2}$", "", name)
