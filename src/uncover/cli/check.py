"""`uncover check`: every bound phrase of a letter held to its figure."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError

PINS = "figures.toml"


def command(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="A letter in Markdown.")],
    figures: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Pinned figures; else figures.toml beside the letter, or here."
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Count anew, whatever was counted before.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Hold each bound phrase of a letter to its figure, and list the numbers without one.

    A claim is a link from a phrase to a figure: [54 percent](#boston-no-conviction). Leaves with
    the worst found: 1 does not hold, 4 cannot be checked, 6 agrees as quoted, 3 holds only under
    a definition, 0 all hold.

    What was counted is kept in the library's folder .kept, as figures and never as rows, and taken
    again as long as the program, the question, the language and every byte that was counted are
    the same; --fresh counts anew.

    Examples:
      uncover check letter.md

      uncover check letter.md --figures figures.toml --json
    """
    from uncover.claims.check import check
    from uncover.claims.report import report_lines
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    text = text_of(letter)
    pins = pins_beside(letter, figures)
    resolver = Resolver(library, load(pins) if pins else {}, keep=not fresh)
    report = check(text, resolver.figure)
    if json:
        emit(report.as_json())
    else:
        out = console()
        for line in report_lines(report, letter.name):
            line.plain = line.plain.translate(_UNSEEN)
            out.print(line)
    return report.exit_code


_UNSEEN = dict.fromkeys((*range(9), *range(11, 32), 127), "�")
"""What a letter may hold and a terminal would obey."""


def text_of(letter: Path) -> str:
    """The text of a letter; raises UnusableError (`claims.unreadable-letter`)."""
    try:
        return letter.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableError("claims.unreadable-letter", file=letter.name, reason="UTF-8") from error
    except OSError as error:
        raise UnusableError(
            "claims.unreadable-letter", file=letter.name, reason=error.strerror
        ) from error


def pins_beside(letter: Path, named: Path | None) -> Path | None:
    """The file of figures: as named, beside the letter, or in the current folder."""
    if named is not None:
        return named
    return next((p for p in (letter.parent / PINS, Path(PINS)) if p.is_file()), None)
