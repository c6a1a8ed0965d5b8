"""`uncover figure --search`: what a search found, how far it reached, and what that is worth."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from uncover.claims.sought import sought
from uncover.cli.output import progress_console
from uncover.cli.telling import number
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.search.report import Difference, Search, Wanted
from uncover.figures.figure import Figure
from uncover.terms.errors import UnusableError
from uncover.terms.numbers import four_decimals, grouped, half_up
from uncover.terms.speech import language, say

_LABEL = 13
_SHOWN = 10
"""So many of the readings that agree are printed, the nearest to the pinned one; JSON has all."""


def searched(resolver: Resolver, ask: Ask, figure: Figure, text: str, tries: int) -> Search:
    """Search the readings of a figure for a phrase, and tell a terminal how far it is.

    Raises UnusableError: `cli.bad-tries`, `claims.not-searchable`, `figures.search-of-other`.
    """
    if tries < 1:
        raise UnusableError("cli.bad-tries", tries=tries)
    if figure.basis != "counted" or figure.unsaid is not None:
        raise UnusableError("figures.search-of-other", name=figure.measure)
    found = sought(text, language(), figure.kind)
    wanted = Wanted(text, found.holds, found.unit)
    with progress_console().status("") as screen:

        def progress(done: int, of: int) -> None:
            screen.update(say("search.progress", done=grouped(done), of=grouped(of)))

        return resolver.search(ask, wanted, tries, progress)


def search_document(search: Search, figure: Figure) -> dict[str, Any]:
    """The key `search` of `uncover figure --json`."""
    return {
        "phrase": search.wanted.text,
        "tried": search.tried,
        "combinations": search.combinations,
        "hits": len(search.hits),
        "reach": {
            "reached": len(search.reached),
            "of": search.of,
            "unit": _plain(search.wanted.unit),
            "values": [_plain(value) for value in search.reached],
        },
        "flips": [
            {
                **_difference(flip.difference),
                "value": figure.told(flip.value),
                "change": figure.told(flip.change),
                "agrees": flip.agrees,
            }
            for flip in search.flips
        ],
        "found": [
            {
                "address": hit.address,
                "label": "found by search" if hit.by_search else "pinned",
                "value": figure.told(hit.reading.value),
                "numerator": hit.reading.numerator,
                "denominator": hit.reading.denominator,
                "differs": [_difference(each) for each in hit.differs],
            }
            for hit in search.hits
        ],
        "sentences": _sentences(search),
    }


def search_text(search: Search, figure: Figure) -> str:
    """The search in words, below its figure."""
    lines = ["", say("search.title", phrase=search.wanted.text)]
    lines += [_line("note", sentence) for sentence in _sentences(search)]
    for flip in search.flips:
        value = f"{number(figure, flip.value)}{_change(flip.change, figure)}"
        lines.append(_line("flip", f"{_told([flip.difference])}: {value}"))
    for hit in search.hits[:_SHOWN]:
        label = say("search.found-label" if hit.by_search else "search.pinned-label")
        differs = f" ({_told(hit.differs)})" if hit.differs else ""
        lines.append(_line("found", f"{label} {number(figure, hit.reading.value)}{differs}"))
        lines.append(_line("ask", f"uncover figure '{hit.address}'"))
    if len(search.hits) > _SHOWN:
        lines.append(_line("found", say("search.more", more=grouped(len(search.hits) - _SHOWN))))
    return "\n".join(lines)


def _sentences(search: Search) -> list[str]:
    """How many readings were tried and agree, how far that reaches, and what it is worth."""
    told = [
        say(
            "search.tried",
            tried=grouped(search.tried),
            combinations=grouped(search.combinations),
            hits=grouped(len(search.hits)),
            phrase=search.wanted.text,
        ),
        _reach(search),
    ]
    left = search.combinations - search.tried
    told += [say("search.limited", left=grouped(left))] if left else []
    if any(choice.name == "class" for choice in search.choices):
        told.append(say("search.class"))
    if any(hit.differs for hit in search.hits):
        told.append(say("search.label"))
    return told


def _change(change: Fraction | None, figure: Figure) -> str:
    """The change from the pinned value: in percentage points for a share."""
    if change is None:
        return ""
    amount = grouped(int(change)) if figure.kind == "count" else half_up(change, 2)
    points = f" {say('search.points')}" if figure.kind == "share" else ""
    return f"  {'+' if change >= 0 else ''}{amount}{points}"


def _reach(search: Search) -> str:
    runs = _runs(search.reached, search.wanted.unit)
    reached = grouped(len(search.reached))
    if search.of is None:
        return say("search.reach-of-count", reached=reached, runs=runs)
    return say("search.reach-of-share", reached=reached, of=grouped(search.of), runs=runs)


def _runs(values: Sequence[Fraction], unit: Fraction) -> str:
    """Values in order, those that follow each other as one run: `47-54, 60-65, 67`."""
    runs: list[list[Fraction]] = []
    for value in values:
        if runs and value - runs[-1][-1] == unit:
            runs[-1] = [runs[-1][0], value]
        else:
            runs.append([value])
    return ", ".join("-".join(_shown(end) for end in run) for run in runs)


def _shown(value: Fraction) -> str:
    return grouped(value.numerator) if value.denominator == 1 else half_up(value, 1)


def _plain(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else four_decimals(value)


def _difference(each: Difference) -> dict[str, str]:
    return {"choice": each.choice.replace(" ", "_"), "from": each.pinned, "to": each.way}


def _told(differences: Sequence[Difference]) -> str:
    told = ((each, each.choice.replace(" ", "-")) for each in differences)
    return ", ".join(
        f"{say(f'search.choice.{choice}')} {each.pinned} > {each.way}" for each, choice in told
    )


def _line(key: str, text: str) -> str:
    return f"  {say(f'search.line.{key}'):<{_LABEL}} {text}"
