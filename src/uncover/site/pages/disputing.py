"""Disputes: the form of a figure, what was received, what was published, and the corrections."""

import datetime as dt
import math
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from uncover.campaign.disputes.forms import LONGEST, TRAP, Filled, read
from uncover.campaign.disputes.limiter import MOST, TooManyError
from uncover.campaign.disputes.models import DECLINED
from uncover.campaign.disputes.receiving import Seen, receive
from uncover.campaign.disputes.showing import (
    Shown,
    corrected,
    exchange,
    is_kept,
    published,
)
from uncover.claims.check import NoFigure
from uncover.claims.letters.unseen import with_unseen_shown
from uncover.figures.edition.reading import Edition
from uncover.site import corrections, editions
from uncover.site.pages.sentence import sentence
from uncover.site.pages.showing import show
from uncover.site.resolving import EditionResolver
from uncover.site.words import address
from uncover.terms.speech import language, say

_SIGNED = "uncover.disputes.form"
_OPEN_FOR = dt.timedelta(days=1)
_SEE_OTHER, _UNUSABLE, _GONE, _MANY, _BUSY, _CLOSED = 303, 400, 410, 429, 503, 404
_FRESH = {"Cache-Control": "no-cache"}
"""What moderators change is asked for anew; with its ETag that costs little."""


def new(request: HttpRequest) -> HttpResponse:
    """The form to dispute a figure, and the taking of what it sent."""
    edition = editions.current()
    if not is_kept():
        return _told(request, edition, "closed", _CLOSED)
    if request.method == "POST":
        return _take(request, edition)
    seen = _seen(edition, request.GET.get("figure", ""))
    if seen is None:
        return _told(request, edition, "no-such-figure", _CLOSED)
    return _form(request, edition, seen)


def _take(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Keep what was sent; what cannot be taken comes back, with what is wrong with it."""
    fields = _fields(request)
    filled = read(fields)
    asked, problem = _bound(fields)
    seen = _seen(edition, asked)
    if seen is None:
        return _told(request, edition, "no-such-figure", _UNUSABLE)
    if problem or filled.problems:
        return _form(request, edition, seen, filled, problem)
    try:
        number = receive(seen, filled, _network(request), _now())
    except TooManyError as error:
        minutes = math.ceil(error.seconds / 60)
        response = _told(request, edition, "many", _MANY, most=MOST, minutes=minutes)
        response.headers["Retry-After"] = str(error.seconds)
        return response
    except DatabaseError:
        response = _told(request, edition, "busy", _BUSY)
        response.headers["Retry-After"] = "60"
        return response
    return HttpResponse(status=_SEE_OTHER, headers={"Location": address("dispute", str(number))})


def _fields(request: HttpRequest) -> dict[str, str]:
    """The fields of what was sent; none of what is no form."""
    try:
        return {name: str(value) for name, value in request.POST.items()}
    except (SuspiciousOperation, MultiPartParserError, UnicodeError):
        return {}


def _bound(fields: dict[str, str]) -> tuple[str, str]:
    """The figure that the form was made for, and what is wrong with its token, if anything."""
    try:
        return _signer().unsign(fields.get("token", ""), max_age=_OPEN_FOR), ""
    except SignatureExpired:
        return fields.get("figure", ""), "expired"
    except BadSignature:
        return "", ""


def _form(
    request: HttpRequest,
    edition: Edition,
    seen: Seen,
    filled: Filled | None = None,
    problem: str = "",
) -> HttpResponse:
    problems = [*([problem] if problem else []), *(filled.problems.values() if filled else ())]
    response = show(
        request,
        "dispute_new.html",
        edition,
        _UNUSABLE if problems else 200,
        seen=seen,
        token=_signer().sign(seen.figure),
        filled=filled,
        most=f"{LONGEST:,}",
        longest=LONGEST,
        trap=TRAP,
        wrong=set(filled.problems) if filled else set(),
        problems=[say(f"disputes.problem.{each}", most=f"{LONGEST:,}") for each in problems],
    )
    if problems:
        response.headers["Cache-Control"] = "no-store"
    return response


def page(request: HttpRequest) -> HttpResponse:
    """All published disputes, newest first."""
    edition = editions.current()
    found = with_unseen_shown([_plain(each) for each in published()])
    return _fresh(show(request, "disputes.html", edition, disputes=found, is_kept=is_kept()))


def one(request: HttpRequest, number: int) -> HttpResponse:
    """One dispute: printed in full once it is published; before that, what happens next."""
    edition = editions.current()
    try:
        found = exchange(number) if number < 1 << 62 else None
    except DatabaseError:
        return _told(request, edition, "busy", _BUSY)
    if found is None:
        raise Http404
    status = _GONE if found.state == DECLINED else 200
    told = with_unseen_shown(_plain(found))
    return _fresh(show(request, "dispute.html", edition, status, dispute=told))


def log(request: HttpRequest) -> HttpResponse:
    """The log of corrections: those that a dispute led to, and those that were typed in."""
    edition = editions.current()
    broken = ""
    try:
        typed = corrections.typed(settings.HOME)
    except corrections.BrokenError as error:
        typed, broken = [], str(error)
    told = [
        {"day": each.closed, "edition": each.answer_edition, "dispute": _plain(each)}
        for each in corrected()
    ]
    told += [{"day": each.date, "edition": each.edition, "typed": vars(each)} for each in typed]
    entries = sorted(told, key=lambda each: str(each["day"]), reverse=True)
    return _fresh(
        show(
            request,
            "corrections.html",
            edition,
            entries=with_unseen_shown(entries),
            broken=with_unseen_shown(broken),
        )
    )


def _seen(edition: Edition, asked: str) -> Seen | None:
    """What this site shows of a figure now; None if the edition has none at that address."""
    if not asked or len(asked) > 500:  # noqa: PLR2004  no address is so long
        return None
    resolver = EditionResolver(edition)
    figure = resolver.figure(asked)
    series = [] if not isinstance(figure, NoFigure) else edition.series(asked)
    facts = {
        "edition": edition.path.stem,
        "edition_sha256": edition.sha256,
        "language": language(),
    }
    if series:
        first = series[0]
        text = say("disputes.table", address=asked, values=len(series))
        return Seen(asked, first.place, text, "", first.receipt, **facts)
    if isinstance(figure, NoFigure):
        return None
    value = figure.told(figure.value)
    receipt = figure.receipt or {}
    return Seen(
        figure=_address(resolver.pages[asked], edition),
        place=figure.place,
        sentence=sentence(figure),
        value="" if value is None else str(value),
        receipt=str(receipt.get("receipt_sha256") or ""),
        **facts,
    )


def _address(page: str, edition: Edition) -> str:
    """The address of a figure whose page may be called by its pinned id."""
    return next((e["address"] for e in edition.figures() if e["id"] == page), page)


def _plain(shown: Shown) -> dict[str, Any]:
    return {**vars(shown), "is_public": shown.is_public}


def _told(
    request: HttpRequest, edition: Edition, key: str, status: int, **facts: object
) -> HttpResponse:
    """A page that says why nothing was taken, and what to do."""
    if key == "no-such-figure":
        told = (say("disputes.problem.title"), say("disputes.problem.no-such-figure"))
    else:
        told = (say(f"disputes.{key}.title"), say(f"disputes.{key}.what", **facts))
    response = show(request, "dispute_untaken.html", edition, status, told=told)
    response.headers["Cache-Control"] = "no-store"
    return response


def _fresh(response: HttpResponse) -> HttpResponse:
    for name, value in _FRESH.items():
        response.headers[name] = value
    return response


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=_SIGNED)


def _network(request: HttpRequest) -> str:
    """The address that a visitor comes from, as the outermost of our own proxies saw it."""
    own = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return own
    passed = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return passed[-settings.PROXIES] if len(passed) >= settings.PROXIES else own


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
