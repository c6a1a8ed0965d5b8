"""The report of a check as one HTML page, whole in itself: nothing is loaded and no script runs."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from uncover import __version__
from uncover.claims.check import Checked, Report
from uncover.claims.letters.unseen import with_unseen_shown
from uncover.claims.phrase import Phrase
from uncover.claims.picture import picture
from uncover.claims.report import figure_lines, robustness
from uncover.claims.verdict import VERDICTS, Verdict
from uncover.claims.vocabulary import version
from uncover.terms.speech import language, say

SHAPES: dict[Verdict, str] = {
    "holds": "●",
    "holds-rounded": "◍",
    "holds-under-definition": "◐",
    "does-not-hold": "✕",
    "cannot-be-checked": "?",
    "agrees-as-quoted": "❝",
}
"""A sign for each verdict, so that none is told by its colour alone."""


@cache
def _pages() -> Environment:
    loader = PackageLoader("uncover.claims", "pages")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, finalize=with_unseen_shown
    )


def report_page(report: Report, name: str) -> str:
    """The page about the letter called `name`, in the language of messages."""
    return (
        _pages()
        .get_template("report.html")
        .render(
            say=say,
            language=language(),
            name=name,
            counts=[(verdict, report.counts[verdict]) for verdict in VERDICTS],
            notes=[told.partition(": ")[2] for told in report.notes],
            claims=[_claim(each) for each in report.claims],
            unbound=report.unbound,
            version=__version__,
            rules=version(),
        )
    )


def _claim(each: Checked) -> dict[str, Any]:
    claim, figure = each.claim, each.figure
    drawn = picture(each.read, figure) if figure and isinstance(each.read, Phrase) else ""
    return {
        "place": f"{claim.line}:{claim.column}",
        "text": claim.text,
        "language": claim.language,
        "before": claim.sentence.text[: claim.sentence.begin] if claim.sentence else claim.before,
        "after": claim.sentence.text[claim.sentence.end :] if claim.sentence else claim.after,
        "shape": SHAPES[each.decision.verdict],
        "verdict": say(f"claims.verdict.{each.decision.verdict}"),
        "robust": robustness(each.decision),
        "picture": Markup(drawn),  # noqa: S704  our own SVG, its texts escaped where it is made
        "lines": figure_lines(each),
        "suggest": each.suggest,
        "receipt": (figure.receipt or {}).get("receipt_sha256") if figure else None,
    }
