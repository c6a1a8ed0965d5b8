"""The page that checks: a receipt or a letter that a visitor sends, held against the edition.

Nothing of what is sent is kept, run or fetched.
"""

from dataclasses import asdict, replace
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from markupsafe import Markup

from uncover.claims.check import Checked, Report, check_letter
from uncover.claims.letters.unseen import with_unseen_shown
from uncover.claims.phrase import Phrase
from uncover.claims.picture import picture
from uncover.claims.report import figure_lines, robustness
from uncover.claims.report_page import SHAPES
from uncover.claims.verdict import VERDICTS
from uncover.figures.edition.reading import Edition
from uncover.site import editions
from uncover.site.pages.sentence import sentence
from uncover.site.pages.showing import show
from uncover.site.receipts import compare
from uncover.site.resolving import EditionResolver
from uncover.site.sent import MOST_BYTES, Held, is_receipt, letter_in, receipt_in
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.speech import LANGUAGES, language, say

_ROUND_THE_TEXT = 100_000
"""Bytes that a form adds to the text or file that it sends."""
_PIECE, _MOST_PASSED = 1 << 16, 1 << 26
"""Bytes read at once of what is too large; past so many the line is cut."""
_TOO_LARGE, _UNUSABLE = 413, 400
_ROBUST = {True: "yes", False: "no", None: "-"}
_BY_VALUE = ("holds", "holds-rounded")


def page(request: HttpRequest) -> HttpResponse:
    """The form; and what was found of what it sent."""
    edition = editions.current()
    if request.method != "POST":
        return _form(request, edition)
    try:
        held, spoken = _sent(request)
        if is_receipt(held):
            compared = compare(receipt_in(held), edition)
            return _answer(request, edition, receipt=with_unseen_shown(asdict(compared)))
        resolver = EditionResolver(edition)
        report = check_letter(letter_in(held, spoken, request.get_host()), resolver.figure)
        return _answer(request, edition, **_of_letter(report, resolver, held.name))
    except UnusableError as error:
        status = _TOO_LARGE if error.code == "too-large" else _UNUSABLE
        return _form(request, edition, error, status)


def _form(
    request: HttpRequest, edition: Edition, error: UncoverError | None = None, status: int = 200
) -> HttpResponse:
    told = with_unseen_shown([error.sentence, error.next_step] if error else [])
    return show(request, "check.html", edition, status, problem=told)


def _answer(request: HttpRequest, edition: Edition, **told: Any) -> HttpResponse:  # noqa: ANN401
    response = show(request, "checked.html", edition, **told)
    response.headers["Cache-Control"] = "no-store"
    return response


def _sent(request: HttpRequest) -> tuple[Held, str]:
    """What was sent, and the language of a letter that does not say it.

    Raises UnusableError: `checking.too-large`, `checking.not-a-form`, `checking.nothing-given`.
    """
    if _length(request) > MOST_BYTES + _ROUND_THE_TEXT:
        _let_pass(request)
        raise UnusableError("checking.too-large")
    try:
        fields, files = request.POST, request.FILES
    except (SuspiciousOperation, MultiPartParserError, UnicodeError) as error:
        raise UnusableError("checking.not-a-form") from error
    file, text = files.get("file"), fields.get("text", "")
    if file:
        held = Held(file.read(MOST_BYTES + 1), file.name or "-")
    elif text.strip():
        held = Held(text.encode("utf-8", "replace"), say("checking.pasted"))
    else:
        raise UnusableError("checking.nothing-given")
    if len(held.content) > MOST_BYTES:
        raise UnusableError("checking.too-large")
    spoken = fields.get("language", "")
    return held, spoken if spoken in LANGUAGES else language()


def _let_pass(request: HttpRequest) -> None:
    """Read what is too large and forget it: a browser hears no answer before it has sent all."""
    for _ in range(_MOST_PASSED // _PIECE):
        if not request.read(_PIECE):
            return


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() else 0


def _of_letter(report: Report, resolver: EditionResolver, name: str) -> dict[str, Any]:
    claims = [decided(each, resolver) for each in report.claims]
    report = replace(report, claims=tuple(claims))
    told = {
        "name": name,
        "counts": [(verdict, report.counts[verdict]) for verdict in VERDICTS],
        "notes": [each.partition(": ")[2] for each in report.notes],
        "claims": [_claim(each, resolver) for each in claims],
        "unbound": [vars(each) for each in report.unbound],
    }
    return {"letter": with_unseen_shown(told)}


def decided(each: Checked, resolver: EditionResolver) -> Checked:
    """A claim as far as the edition decides it.

    The other readings of a share in a large table are not in an edition, nor are the upper bounds
    of any: what would hold by the value alone cannot be checked without them, and no phrase is
    suggested.
    """
    figure, verdict = each.figure, each.decision.verdict
    by_value = verdict in _BY_VALUE and each.claim.target in resolver.partly
    by_bounds = each.read.rule == "R13" and figure is not None and bool(figure.alternatives)
    if not by_value and not (by_bounds and verdict in (*_BY_VALUE, "holds-under-definition")):
        return replace(each, suggest=None) if each.claim.target in resolver.partly else each
    note = f"no-readings: {say('checking.no-readings')}"
    decision = replace(
        each.decision,
        verdict="cannot-be-checked",
        robust=None,
        notes=(note, *each.decision.notes),
        alternatives=None,
    )
    return replace(each, decision=decision, suggest=None)


def _lines(each: Checked) -> list[str]:
    """What stands below a verdict; the figure in a sentence, not as a report has it."""
    lines = figure_lines(each)
    return lines if each.figure is None else [sentence(each.figure), *lines[1:]]


def _claim(each: Checked, resolver: EditionResolver) -> dict[str, Any]:
    claim, figure, sentence = each.claim, each.figure, each.claim.sentence
    drawn = picture(each.read, figure) if figure and isinstance(each.read, Phrase) else ""
    return {
        "place": f"{claim.line}:{claim.column}",
        "text": claim.text,
        "language": claim.language,
        "before": sentence.text[: sentence.begin] if sentence else claim.before,
        "after": sentence.text[sentence.end :] if sentence else claim.after,
        "shape": SHAPES[each.decision.verdict],
        "code": each.decision.verdict,
        "verdict": say(f"claims.verdict.{each.decision.verdict}"),
        "is_robust": _ROBUST[each.decision.robust],
        "robust": robustness(each.decision),
        "picture": Markup(drawn),  # noqa: S704  our own SVG, its texts escaped where it is made
        "lines": _lines(each),
        "suggest": each.suggest,
        "page": resolver.pages.get(claim.target),
    }
