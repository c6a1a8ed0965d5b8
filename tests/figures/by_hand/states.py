"""Blank states of arrests by hand (DOMAIN 3.8): what site, landmark, area and episode tell."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from figures.by_hand.cells import Row, by_person, instant, state

Stated = tuple[str | None, str]
"""A postal code and how it is known."""

UNKNOWN: Stated = (None, "unknown")
_CODES = "MA|TX|NY|PR|OR|IN|OK"
_NAMES = {"MASSACHUSETTS": "MA", "TEXAS": "TX", "NEW YORK": "NY", "PUERTO RICO": "PR"}
"""Of the states, those that the drawn sites and landmarks name, or seem to."""

_ENOUGH = 20


def by_site(rows: Sequence[Row]) -> list[Stated]:
    """STATE/DDP-2026-03: as recorded, else what the duty site names, a code before a name."""
    return [_by_site(row) for row in rows]


def _by_site(row: Row) -> Stated:
    if row["apprehension_state"]:
        return state(row["apprehension_state"]), "recorded"
    site = row["apprehension_duty_site"].upper()
    words = re.findall(rf"\b(?:{_CODES})\b", site)
    if words:
        return words[0], "duty site"
    named = [(site.find(name), code) for name, code in _NAMES.items() if name in site]
    return (min(named)[1], "duty site") if named else UNKNOWN


def by_landmark(rows: Sequence[Row]) -> list[Stated]:
    """STATE/DDP-2026-late: landmark, area and episode, of all rows, counted or not."""
    found = {id(row): _by_landmark(rows, row) for row in rows}
    for mine in by_person(rows):
        if mine[0]["person"]:
            _lend_in_episodes(mine, found)
    return [found[id(row)] for row in rows]


def _by_landmark(rows: Sequence[Row], row: Row) -> Stated:
    if row["apprehension_state"]:
        return state(row["apprehension_state"]), "recorded"
    known = _known(rows, "apprehension_landmark", row["apprehension_landmark"])
    code = code_in(row["apprehension_landmark"])
    if code and (known.total() < _ENOUGH or known[code] * 100 >= known.total() * 90):
        return code, "landmark code"
    if told := _majority(known):
        return told, "landmark majority"
    if told := _majority(_known(rows, "apprehension_aor", row["apprehension_aor"])):
        return told, "area majority"
    return UNKNOWN


def code_in(landmark: str) -> str | None:
    """The last code behind a comma, or a hyphen and a blank, or before the word STATE."""
    anchored = rf"(?:,\s*|-\s)({_CODES})\b|\b({_CODES})\s+STATE\b"
    codes = [one or other for one, other in re.findall(anchored, landmark.upper())]
    return codes[-1] if codes else None


def _known(rows: Sequence[Row], name: str, value: str) -> Counter[str | None]:
    """How often each state is recorded at this landmark or in this area."""
    at = [row["apprehension_state"] for row in rows if value and row[name] == value]
    return Counter(state(text) for text in at if text)


def _majority(known: Counter[str | None]) -> str | None:
    """The state of 99 percent of at least 20 rows."""
    for told, rows in known.most_common(1):
        if known.total() >= _ENOUGH and rows * 100 >= known.total() * 99:
            return told
    return None


def _lend_in_episodes(mine: Sequence[Row], found: dict[int, Stated]) -> None:
    """Walk a person's rows in time; those at most 24 hours apart lend each other their state."""
    dated = [(at, row) for row in mine if (at := instant(row["apprehension_date"]))]
    dated.sort(key=lambda one: one[0])
    episode: list[Row] = []
    before = None
    for at, row in dated:
        if before is not None and at - before > timedelta(hours=24):
            _lend(episode, found)
            episode = []
        episode.append(row)
        before = at
    _lend(episode, found)


def _lend(episode: Sequence[Row], found: dict[int, Stated]) -> None:
    states = {found[id(row)][0] for row in episode} - {None}
    if len(states) == 1:
        for row in episode:
            if found[id(row)][0] is None:
                found[id(row)] = (next(iter(states)), "episode")


RULES = {"STATE/DDP-2026-03": by_site, "STATE/DDP-2026-late": by_landmark}
