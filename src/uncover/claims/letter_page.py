"""A letter with its receipts at the foot: one HTML file whole in itself, or a PDF.

A mark beside each number leads to its figure, and back. Everything of the letter is escaped: its
text goes into the page as text, and into the PDF as data.
"""

import json
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst
from jinja2 import Environment, PackageLoader, StrictUndefined

from uncover import __version__
from uncover.claims.check import Checked, Report
from uncover.claims.letters.blocks import Block, Run, blocks_of, grouped, spans
from uncover.claims.letters.unseen import with_unseen_shown
from uncover.claims.report import figure_lines, number, robustness
from uncover.claims.report_page import SHAPES
from uncover.claims.vocabulary import version
from uncover.figures.figure import MADE_UP, Figure
from uncover.terms.speech import say, speaking

_SAID = ("made-up", "figures", "signs", "alternatives", "receipt")
_MADE_UP = "made up"


@cache
def _templates() -> Environment:
    loader = PackageLoader("uncover.claims", "pages")
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=with_unseen_shown,
    )


def letter_page(report: Report, name: str) -> str:
    """The page of a checked letter called `name`, in the letter's language."""
    with speaking(report.letter.language):
        page = _page(report, name)
        return _templates().get_template("letter.html").render(page=page, say=say)


def letter_pdf(report: Report, name: str) -> bytes:
    """The same as a PDF that readers of the screen can read (PDF/UA-1)."""
    with speaking(report.letter.language):
        page = _page(report, name)
        told = {key.replace("-", "_"): say(f"claims.page.{key}") for key in _SAID}
        told["made_by"] = say("claims.page.made-by", version=__version__, rules=version())
    source = (files("uncover.claims") / "pages" / "letter.typ").read_bytes()
    data = json.dumps(with_unseen_shown(page | {"say": told}), ensure_ascii=False)
    try:
        return _compiled(source, data, "ua-1")
    except typst.TypstError:
        # A letter with writing that the fonts of the package lack: those of the machine may have
        # it, and where they have not, a page with gaps is better than none.
        return _compiled(source, data, None)


def _compiled(source: bytes, data: str, standard: Literal["ua-1"] | None) -> bytes:
    made: bytes = typst.compile(
        source,
        None,
        format="pdf",
        ignore_system_fonts=standard is not None,
        sys_inputs={"page": data},
        pdf_standards=standard,
        timestamp=0,  # no hour of the making: the same letter gives the same bytes
    )
    return made


def _page(report: Report, name: str) -> dict[str, Any]:
    letter = report.letter
    figures, claims = _figures(report)
    blocks = _stepwise(blocks_of(letter), say("claims.page.letter", name=name))
    return {
        "language": letter.language,
        "title": "".join(run.text for run in blocks[0].runs),
        "made_up": any(_is_made_up(each.figure) for each in report.claims),
        "groups": [(kind, [_shown(each) for each in some]) for kind, some in grouped(blocks)],
        "claims": [claims.get((each.line, each.column)) for each in letter.claims],
        "figures": figures,
        "version": __version__,
        "rules": version(),
    }


def _shown(block: Block) -> dict[str, Any]:
    """A block for a template: its links apart, each with its looks."""
    told = {"level": block.level, "number": block.number, "is_head": block.is_head}
    text = "".join(run.text for run in block.runs)
    cells = [[asdict(span) for span in spans(cell)] for cell in block.cells]
    return told | {
        "kind": block.kind,
        "text": text,
        "spans": [asdict(span) for span in spans(block.runs)],
        "cells": cells,
    }


def _stepwise(blocks: list[Block], title: str) -> list[Block]:
    """The blocks with a heading of level 1 first, and no level left out after it.

    Whoever reads by headings finds them in steps. `title` is put over a letter that begins without.
    """
    begins = bool(blocks) and blocks[0].kind == "heading"
    whole = blocks if begins else [Block("heading", (Run(title),), 1), *blocks]
    stepped, last = [], 0
    for block in whole:
        if block.kind == "heading":
            last = min(block.level, last + 1) if last else 1
            stepped.append(replace(block, level=last))
        else:
            stepped.append(block)
    return stepped


def _figures(report: Report) -> tuple[list[dict[str, Any]], dict[tuple[int, int], dict[str, Any]]]:
    """The figures in the order of their first claims, and the claims by their places."""
    targets = dict.fromkeys(each.claim.target for each in report.claims)
    places = {target: at for at, target in enumerate(targets)}
    figures: list[dict[str, Any]] = [{"claims": []} for _ in places]
    claims = {}
    for index, each in enumerate(report.claims, 1):
        at = places[each.claim.target]
        claim = _claim(each, index, at + 1)
        claims[each.claim.line, each.claim.column] = claim
        own = figures[at]
        own["claims"].append(claim)
        if "name" not in own:
            own.update(_figure(each.claim.target, each.figure))
    return figures, claims


def _claim(each: Checked, index: int, figure: int) -> dict[str, Any]:
    verdict = say(f"claims.verdict.{each.decision.verdict}")
    told = {
        "number": index,
        "figure": figure,
        "text": each.claim.text,
        "language": each.claim.language,
        "shape": SHAPES[each.decision.verdict],
        "verdict": verdict,
        "robust": robustness(each.decision),
        "lines": figure_lines(each),
    }
    return told | {"label": say("claims.page.label", number=index, verdict=verdict)}


def _figure(target: str, figure: Figure | None) -> dict[str, Any]:
    receipt = (figure.receipt if figure else None) or {}
    words = receipt.get("figure", {}).get("six_words") or {}
    alternatives = [] if figure is None else figure.alternatives
    return {
        "name": target,
        "six_words": [(word, told.replace("`", "")) for word, told in words.items()],
        "alternatives": [
            (each.name, "-" if each.value is None else number(each.value)) for each in alternatives
        ],
        "hazards": [] if figure is None else [told for _, told in figure.hazards],
        "hash": receipt.get("receipt_sha256"),
        "receipt": json.dumps(receipt, ensure_ascii=False, indent=1) if receipt else None,
    }


def _is_made_up(figure: Figure | None) -> bool:
    """Whether a figure was counted from a release that says of itself that it is made up."""
    if figure is not None and any(id_ == MADE_UP for id_, _ in figure.hazards):
        return True
    told = (figure.receipt or {}).get("releases", []) if figure else []
    return any(_MADE_UP in json.dumps(each).replace("-", " ") for each in told)
