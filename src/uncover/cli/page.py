"""`uncover page`: a letter with a mark beside each number and its receipts at the foot."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.letters import meanings_beside, pins_beside
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import say, speaking


def command(
    letter: Annotated[
        Path, typer.Argument(metavar="LETTER", help="A letter in Markdown, HTML or .docx.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The page; else LETTER.page.html."),
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="FILE.pdf", help="Write it as a PDF too.")
    ] = None,
    figures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Pinned figures; else figures.toml.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Make one page of a letter: a mark beside each number, the receipts at its foot.

    The page is whole in itself, needs no script and no network, and is in the letter's language.
    Leaves as check does: with the worst verdict found.

    Examples:
      uncover page letter.md

      uncover page letter.md -o letter.html --pdf letter.pdf
    """
    from uncover.claims.check import check_letter
    from uncover.claims.letter_page import letter_page, letter_pdf
    from uncover.claims.letters.reading import read_letter
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load
    from uncover.terms.whole import refuse_own, write_bytes_whole, write_whole

    pins = pins_beside(letter, figures)
    output = output or _beside(letter)
    for target in (output, pdf):
        refuse_own(target, letter, pins)
    resolver = Resolver(library, load(pins) if pins else {})
    meanings = meanings_beside(letter)
    read = read_letter(letter)
    with speaking(read.language):  # whoever reads the page reads the letter
        report = check_letter(read, resolver.figure, meanings)
    is_pdf = output.suffix.lower() == ".pdf"
    made = [] if is_pdf else [output]
    for path in made:
        write_whole(path, letter_page(report, letter.name))
    for path in [each for each in (output if is_pdf else None, pdf) if each]:
        write_bytes_whole(path, letter_pdf(report, letter.name))
        made.append(path)
    if json:
        emit({"files": [str(path) for path in made], "counts": report.counts})
    else:
        for path in made:
            console().print(say("cli.page.written", file=path), markup=False)
    return report.exit_code


def _beside(letter: Path) -> Path:
    """The page beside the letter, under a name that no letter has."""
    return letter.with_name(f"{letter.stem}.page.html")
