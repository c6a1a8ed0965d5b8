"""`uncover check`: every bound phrase of a letter held to its figure."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.letters import letter_text, meanings_beside, pins_beside
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit


def command(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="A letter in Markdown.")],
    figures: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Pinned figures; else figures.toml beside the letter, or here."
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Offer each change that would mend the letter.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report as one HTML page too.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: take every change.")] = False,
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

      uncover check letter.md --fix

      uncover check letter.md --html report.html
    """
    from uncover.claims.check import check
    from uncover.claims.report import report_lines
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    text = letter_text(letter)
    pins = pins_beside(letter, figures)
    resolver = Resolver(library, load(pins) if pins else {}, keep=not fresh)
    meanings = meanings_beside(letter)
    report = check(text, resolver.figure, meanings=meanings)
    if fix and not json:
        from uncover.cli.fixing import fix as offer

        if offer(letter, report, everything=yes):
            report = check(letter_text(letter), resolver.figure, meanings=meanings)
    if html is not None:
        from uncover.claims.report_page import report_page
        from uncover.terms.whole import write_whole

        write_whole(html, report_page(report, letter.name))
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
