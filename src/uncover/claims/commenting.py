"""A checked letter in .docx given back with its verdicts as comments."""

from pathlib import Path

from uncover.claims.check import Checked, Report
from uncover.claims.letters.docx.comments import Comment, commented
from uncover.claims.letters.docx.document import open_document
from uncover.claims.letters.isolating import isolated
from uncover.claims.report import figure_lines, robustness
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def with_comments(letter: Path, report: Report) -> tuple[bytes, int]:
    """The document `letter` with a comment at each claim of the report, and how many there are.

    Raises UnusableError (`letters.comments-in-docx-only`) for a letter of another form.
    """
    if report.letter.form != "docx":
        raise UnusableError("letters.comments-in-docx-only", file=letter.name)
    document = open_document(letter, report.letter.language)
    told = {id_of(each): each for each in report.claims}
    keys = [(c.line, c.column, c.text, c.target) for c in document.letter.claims]
    comments = [_comment(told[key], document.body_lines) if key in told else () for key in keys]
    spans = tuple(
        span if said else None for span, said in zip(document.spans, comments, strict=True)
    )
    placed = document.at(spans)
    return commented(placed, comments), sum(span is not None for span in spans)


def id_of(each: Checked) -> tuple[int, int, str, str]:
    """What tells a claim from the others of its letter."""
    claim = each.claim
    return claim.line, claim.column, claim.text, claim.target


def _comment(each: Checked, body_lines: int) -> Comment:
    """Verdict, what the figure is and what the phrase needs, what to say instead."""
    verdict = say(f"claims.verdict.{each.decision.verdict}")
    robust = robustness(each.decision)
    lines = [say("letters.comment.head", verdict=f"{verdict}; {robust}" if robust else verdict)]
    if each.claim.line > body_lines:
        told = {"text": isolated(each.claim.text), "line": each.claim.line}
        lines.append(say("letters.comment.elsewhere", **told))
    lines += figure_lines(each)
    if each.suggest:
        lines.append(say("letters.comment.suggest", phrase=each.suggest))
    return lines
