"""What changed between two editions: as a page in words, and whole as CSV and JSON."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from uncover.figures.edition.comparing import Change, Changes, Release, Side, Status
from uncover.figures.edition.reading import Edition
from uncover.figures.measures import measures
from uncover.site import editions
from uncover.site.changed import Moved, between, told
from uncover.site.pages.showing import show
from uncover.terms.errors import UnusableError
from uncover.terms.speech import phrasing

_SECTIONS: tuple[tuple[Status, str | None], ...] = (
    ("revised", None),
    ("recounted", None),
    ("gone", None),
    ("new", "past"),
    ("more", None),
)
"""What is told one by one, and of what is new only that whose time was covered before."""
_MOST = 30
_PIECE = 500
"""Lines that are sent together."""


@dataclass(frozen=True)
class Section:
    """Changes of one status: the largest in words, how many there are, and of which measures."""

    status: Status
    told: list[Moved]
    all: int
    measures: list[tuple[str, int]]
    rules: list[tuple[str, int, int]]


def page(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The edition shown compared with the one before it, or with an earlier one named by `from`."""
    edition = editions.current()
    name = request.GET.get("from", "")
    older = _named(name, edition) if name else editions.shelf().before(edition)
    if older is None:
        status = 404 if name else 200
        return show(request, "changes.html", edition, status, older=None, refused=name[:100])
    changes = between(older, edition)
    form = request.GET.get("format")
    if form in ("csv", "json"):
        made = _csv(changes) if form == "csv" else _json(changes)
        kind = "text/csv" if form == "csv" else "application/json"
        return StreamingHttpResponse(made, content_type=f"{kind}; charset=utf-8")
    counts = changes.counts()
    return show(
        request,
        "changes.html",
        edition,
        older=older,
        older_at=editions.within(reverse("home"), older.path.stem),
        counts=counts,
        total=sum(counts.values()),
        came=changes.came(),
        went=changes.went(),
        pinned=[told(each, older) for each in changes.pinned() if each.status != "unchanged"],
        sections=[_section(changes, *each) for each in _SECTIONS],
        here=f"?from={name}&" if name else "?",
        others_=_others(edition, older),
    )


def _named(name: str, edition: Edition) -> Edition | None:
    held = editions.shelf().named(name)
    if held is None or (held.date, held.name) >= (edition.date, edition.path.stem):
        return None
    try:
        return held.edition()
    except UnusableError:
        return None


def _others(edition: Edition, older: Edition) -> list[tuple[str, str]]:
    """The other earlier editions that it can be compared with, as (name, date)."""
    return [
        (each.name, each.date)
        for each in editions.shelf().all()
        if not each.refused
        and each.is_made_up == edition.is_made_up
        and (each.date, each.name) < (edition.date, edition.path.stem)
        and each.path != older.path
    ]


def _section(changes: Changes, status: Status, why: str | None) -> Section:
    numbers: Counter[str] = Counter()
    for measure, _, of, reason, number in changes.groups:
        if of == status and why in (None, reason):
            numbers[_called(measure)] += number
    found = changes.largest(status, _MOST, why) if numbers else []
    return Section(
        status,
        [told(each, changes.older) for each in found],
        sum(numbers.values()),
        numbers.most_common(),
        changes.rules() if status == "recounted" else [],
    )


def _called(measure: str) -> str:
    known = measures().get(measure)
    return known.words[phrasing()].called[0] if known else measure.replace("_", " ")


_SIDE = tuple(Side.__dataclass_fields__)
_OWN = ("status", "why", "measure", "unit", "place", "first", "last")


def _csv(changes: Changes) -> Iterator[str]:
    """A line for each value and pinned figure that is not as it was; `id` is that of a pin."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    sides = [f"{name}_{when}" for when in ("before", "after") for name in _SIDE]
    writer.writerow([*_OWN, "keys", "id", *sides])
    for number, each in enumerate(_all(changes), 1):
        cells = [getattr(each, name) for name in _OWN]
        both = [
            "" if side is None else _cell(getattr(side, name))
            for side in (each.before, each.after)
            for name in _SIDE
        ]
        writer.writerow([*cells, json.dumps(each.keys, ensure_ascii=False), each.id, *both])
        if number % _PIECE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _cell(value: object) -> object:
    return int(value) if isinstance(value, bool) else value


def _json(changes: Changes) -> Iterator[str]:
    """One document; its values are written one after the other, however many they are."""
    head = {
        "older": _about(changes.older),
        "newer": _about(changes.newer),
        "counts": changes.counts(),
        "rules": [
            dict(zip(("measure", "before", "after"), r, strict=True)) for r in changes.rules()
        ],
        "releases": {
            "came": [_release(each) for each in changes.came()],
            "went": [_release(each) for each in changes.went()],
        },
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "changes": ['
    piece: list[str] = []
    before = "\n"
    for each in _all(changes):
        shown = {
            name: value for name, value in asdict(each).items() if name not in ("size", "kind")
        }
        piece.append(json.dumps(shown, ensure_ascii=False))
        if len(piece) == _PIECE:
            yield before + ",\n".join(piece)
            piece, before = [], ",\n"
    yield (before + ",\n".join(piece) if piece else "") + "\n]}\n"


def _all(changes: Changes) -> Iterator[Change]:
    yield from (each for each in changes.pinned() if each.status != "unchanged")
    yield from changes.all()


def _about(edition: Edition) -> dict[str, Any]:
    about = {"name": edition.path.stem, "date": edition.date, "sha256": edition.sha256}
    return about | {"made_up": edition.is_made_up}


def _release(each: Release) -> dict[str, Any]:
    files = [{"file": file, "sha256": digest} for file, digest in each.files]
    return {"release": each.name, "table": each.table, "date": each.date, "files": files}
