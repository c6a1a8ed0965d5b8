"""Days and times as releases write them, read strictly."""

import re
from datetime import date, datetime

EARLIEST, LATEST = 1901, 2100
"""Years outside of this range are slips of the keyboard (DOMAIN 2.4: a date in year 0002).

The calendar of spreadsheets begins in 1900: its days are small numbers and durations under a format
of dates or times, and no days on which anybody was arrested or held.
"""

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,9}))?)?"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    rf"(?:[ T]{_TIME})?(?:\s*(?:UTC|Z|\+00:?00))?",
    re.ASCII,
)
_AMERICAN = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
    rf"(?:\s+{_TIME}(?:\s*(?P<half>[AaPp][Mm]))?)?",
    re.ASCII,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<word>[A-Za-z]{3,9})\.?[ ,-]+(?P<year>\d{4})", re.ASCII),
)


def moment(text: str) -> datetime | None:
    """The day, or day and time, that `text` writes; None if it writes none.

    ISO with a blank or a T (a zone is allowed only if it is UTC, and dropped: DOMAIN 2.4) and the
    American month/day/year with or without a time, 12 or 24 hours. Nothing is guessed: `13/1/2020`
    and `05/082025` are no dates.
    """
    found = _ISO.fullmatch(text) or _AMERICAN.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict()
    hour = _hour(int(part["hour"] or 0), part.get("half"))
    if hour is None:
        return None
    try:
        return datetime(
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            hour,
            int(part["minute"] or 0),
            int(part["second"] or 0),
            int((part["fraction"] or "0")[:6].ljust(6, "0")),
        )
    except ValueError:
        return None


def month(text: str) -> str | None:
    """The day or month that `text` writes, as `2011-03-07` or `2011-03`; None if it writes none.

    A date printed as a month stays a month (DESIGN 4).
    """
    whole = moment(text)
    if whole is not None:
        return whole.date().isoformat() if within_range(whole) else None
    for form in _MONTH_FORMS:
        found = form.fullmatch(text)
        if found is None:
            continue
        part = found.groupdict()
        number = int(part["month"]) if part.get("month") else _named(part["word"])
        if number is not None and 1 <= number <= len(_MONTHS):
            return f"{int(part['year']):04}-{number:02}"
    return None


def within_range(day: date) -> bool:
    """Whether a release can mean this day."""
    return EARLIEST <= day.year <= LATEST


def _hour(hour: int, half: str | None) -> int | None:
    """The hour of 24, from an hour of 12 with AM or PM; None where there is no such hour."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:  # noqa: PLR2004  (hours of a clock face)
        return None
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def _named(word: str) -> int | None:
    wanted = word.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if wanted in {name, name[:3]} or (wanted == "sept" and name == "september"):
            return number
    return None
