"""`uncover check`: every bound phrase of a letter held to its figure."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uncover.cli.letters import meanings_beside, pins_beside
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.commands import without_commands
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

if TYPE_CHECKING:
    from uncover.claims.check import Report


EXAMPLES = """
Examples:
  uncover check letter.md

  uncover check letter.md --figures figures.toml --json

  uncover check letter.md --fix

  uncover check letter.md --html report.html

  uncover check letter.docx --comment commented.docx
"""
"""Printed below the sentence of the command."""


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
    comment: Annotated[
        Path | None,
        typer.Option(metavar="FILE.docx", help="Write a letter in .docx with comments too."),
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
    a definition, 0 all hold. In HTML and .docx it is a link to #boston-no-conviction, or to a page
    with that at its end. Places in .docx are paragraph and character, counted through the body,
    then headers, footers and notes.

    What was counted is kept in the library's folder .kept, as figures and never as rows, and taken
    again as long as the program, the question, the language and every byte that was counted are
    the same; --fresh counts anew.
    """
    from uncover.claims.check import check_letter
    from uncover.claims.letters.reading import read_letter
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    pins = pins_beside(letter, figures)
    _refuse(letter, pins, html, comment, fixes_json=fix and json)
    resolver = Resolver(library, load(pins) if pins else {}, keep=not fresh)
    meanings = meanings_beside(letter)
    report = check_letter(read_letter(letter), resolver.figure, meanings)
    if fix and _is_fixed(letter, report, everything=yes):
        report = check_letter(read_letter(letter), resolver.figure, meanings)
    if html is not None:
        _write_page(html, report, letter.name)
    written = "" if comment is None else _commented(letter, report, comment)
    _show(report, letter.name, written, json=json)
    return report.exit_code


def _refuse(letter: Path, pins: Path | None, *written: Path | None, fixes_json: bool) -> None:
    """Refuse what would write over the letter, or ask where one document is wanted."""
    from uncover.terms.whole import refuse_own

    if fixes_json:
        raise UnusableError("cli.fix-and-json")
    for target in written:
        refuse_own(target, letter, pins)


def _is_fixed(letter: Path, report: "Report", *, everything: bool) -> bool:
    from uncover.cli.fixing import fix

    return fix(letter, report, everything=everything)


def _write_page(file: Path, report: "Report", name: str) -> None:
    from uncover.claims.report_page import report_page
    from uncover.terms.whole import write_whole

    write_whole(file, report_page(report, name))


def _show(report: "Report", name: str, written: str, *, json: bool) -> None:
    from uncover.claims.report import report_lines

    if json:
        emit(report.as_json())
        return
    out = console()
    for line in report_lines(report, name):
        line.plain = without_commands(line.plain)
        out.print(line)
    if written:
        out.print(without_commands(written), markup=False)


def _commented(letter: Path, report: "Report", file: Path) -> str:
    """Write the letter with comments beside it; gives the sentence that says so."""
    from uncover.claims.commenting import with_comments
    from uncover.terms.whole import write_bytes_whole

    content, count = with_comments(letter, report)
    write_bytes_whole(file, content)
    return say("letters.comment.written", file=file.name, count=count)
