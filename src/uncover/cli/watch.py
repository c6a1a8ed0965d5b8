"""`uncover watch`: letters looked at again after a release, and what of them changed or fell."""

import json as json_module
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uncover.cli.letters import meanings_beside, pins_beside
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.speech import say
from uncover.terms.whole import write_whole

if TYPE_CHECKING:
    from uncover.claims.check import Report
    from uncover.claims.watching import Seen, Watched

_ORDER = (2, 1, 4, 6, 3, 0)
_LARGEST = 50_000_000


def command(
    letters: Annotated[list[Path], typer.Argument(metavar="LETTER...", help="Letters to watch.")],
    figures: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Pinned figures; else figures.toml beside each letter, or here."
        ),
    ] = None,
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What is remembered; else LIBRARY.watch.json."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Compare only; remember nothing.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Look at letters again: which hold as they did, which changed, and which fell.

    The first look only remembers. Later ones name every claim whose verdict, value or release is
    another, as it was and as it is. A figure that names no release is counted in the newest one of
    its table. Leaves with the worst verdict present, as check does: 1, 4, 6, 3, 0.

    Examples:
      uncover watch letter.md testimony.md

      uncover watch letters/*.md --state watched.json --json
    """
    from uncover.claims.watching import STATE, remembered, watched

    file = state or library.absolute().parent / f"{library.absolute().name}.watch.json"
    known = _remembered(file)
    told: list[tuple[Path, Watched | UncoverError]] = []
    codes: list[int] = []
    for letter in letters:
        try:
            report = _checked(letter, figures, library)
        except UncoverError as error:
            if len(letters) == 1:
                raise
            told.append((letter, error))  # the others are looked at all the same
            codes.append(error.exit_code)
            continue
        name = os.path.relpath(letter, file.absolute().parent)
        told.append((letter, watched(report, known.get(name))))
        known[name] = remembered(report)
        codes.append(report.exit_code)
    if not dry_run:
        _remember(file, {"uncover_watch": STATE, "letters": known})
    if json:
        emit({"state": str(file), "letters": [_document(*each) for each in told]})
    else:
        for each in told:
            for line in _lines(*each):
                console().print(line, markup=False)
    return next(code for code in _ORDER if code in codes)


def _checked(letter: Path, figures: Path | None, library: Path) -> "Report":
    from uncover.claims.check import check_letter
    from uncover.claims.letters.reading import read_letter
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    pins = pins_beside(letter, figures)
    resolver = Resolver(library, load(pins) if pins else {}, keep=True)
    return check_letter(read_letter(letter), resolver.figure_of_newest, meanings_beside(letter))


def _document(letter: Path, found: "Watched | UncoverError") -> dict[str, Any]:
    if isinstance(found, UncoverError):
        error = {"code": found.code, "sentence": found.sentence, "next": found.next_step}
        return {"letter": str(letter), "status": "unreadable", "error": error}
    claims = [
        {
            "line": each.line,
            "column": each.column,
            "text": each.now["text"],
            "figure": each.now["figure"],
            "change": each.change,
            "before": each.before,
            "now": each.now,
        }
        for each in found.claims
    ]
    return {
        "letter": str(letter),
        "status": found.status,
        "first": found.status == "first",
        "claims": claims,
        "gone": list(found.gone),
    }


def _lines(letter: Path, found: "Watched | UncoverError") -> Iterator[str]:
    if isinstance(found, UncoverError):
        yield f"{letter.name}: {found.sentence} {found.next_step}"
        return
    many, changes = len(found.claims), len(found.changes)
    yield say(f"watching.{found.status}", letter=letter.name, claims=many, changes=changes)
    if found.status == "first":
        return
    for each in found.changes:
        yield from _claim(each)
    for one in found.gone:
        yield "  " + say("watching.gone", text=_seen(one["text"]), figure=_seen(one["figure"]))


def _claim(each: "Seen") -> Iterator[str]:
    text, figure = _seen(each.now["text"]), _seen(each.now["figure"])
    change = say(f"watching.change.{each.change}")
    yield f"  {each.line}:{each.column}  [{text}](#{figure})  {change}"
    for key, one in (("was", each.before), ("is", each.now)):
        if one is not None:
            verdict = say(f"claims.verdict.{one['verdict']}")
            robust = "" if one["robust"] is not False else say("watching.not-robust")
            value, release = one["value"], one["release"]
            told = say(
                f"watching.{key}",
                verdict=verdict + robust,
                value="-" if value is None else value,
                release=_seen(release or "-"),
            )
            yield f"      {told}"


def _seen(text: str) -> str:
    """A letter's words on one line: what a terminal would obey is not shown."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _remembered(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The claims of each letter as they stood; nothing where there is no such file yet.

    Raises UnusableError (`watching.state-unreadable`) for a file that holds anything else.
    """
    from uncover.claims.watching import STATE, is_remembered

    try:
        with file.open("rb") as source:
            told = json_module.loads(source.read(_LARGEST).decode("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableError("watching.state-unreadable", file=file.name) from error
    letters = told.get("letters") if isinstance(told, dict) else None
    whole = isinstance(letters, dict) and all(is_remembered(each) for each in letters.values())
    if not whole or told.get("uncover_watch") != STATE:
        raise UnusableError("watching.state-unreadable", file=file.name)
    return dict(letters or {})


def _remember(file: Path, document: dict[str, Any]) -> None:
    """Write what is remembered, whole or not at all."""
    try:
        write_whole(file, json_module.dumps(document, ensure_ascii=False, indent=1))
    except UnusableError as error:
        cause = error.__cause__
        reason = cause.strerror if isinstance(cause, OSError) else None
        raise UnusableError("watching.state-unwritable", file=file.name, reason=reason) from error
