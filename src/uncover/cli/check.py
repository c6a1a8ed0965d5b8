"""`uncover check`: every bound phrase of a letter held to its figure."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.letters import pins_beside
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit


def command(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="In Markdown, HTML or .docx.")],
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
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Hold each bound phrase of a letter to its figure, and list the numbers without one.

    A claim is a link from a phrase to a figure: [54 percent](#boston-no-conviction). Leaves with
    the worst found: 1 does not hold, 4 cannot be checked, 6 agrees as quoted, 3 holds only under
    a definition, 0 all hold.

    Examples:
      uncover check letter.md

      uncover check letter.md --figures figures.toml --json

      uncover check letter.md --fix

      uncover check letter.md --html report.html
    """
    from uncover.claims.check import check_letter
    from uncover.claims.letters.reading import read_letter
    from uncover.claims.report import report_lines
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    pins = pins_beside(letter, figures)
    resolver = Resolver(library, load(pins) if pins else {})
    report = check_letter(read_letter(letter), resolver.figure)
    if fix and not json:
        from uncover.cli.fixing import fix as offer

        if offer(letter, report, everything=yes):
            report = check_letter(read_letter(letter), resolver.figure)
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
