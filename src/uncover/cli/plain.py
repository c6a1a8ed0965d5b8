"""`uncover plain`: a letter without its links, to paste into a mail."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.letters import letter_text
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import emit


def command(
    letter: Annotated[
        Path, typer.Argument(metavar="LETTER", help="A letter in Markdown, HTML or .docx.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Print a letter without its links and front matter: the same words, byte for byte.

    Of HTML and .docx its paragraphs are printed, as plain text.

    Examples:
      uncover plain letter.md

      uncover plain letter.md -o letter.txt
    """
    from uncover.claims.letters.plain_text import without_links
    from uncover.claims.letters.reading import read_letter
    from uncover.terms.whole import refuse_own, write_whole

    refuse_own(output, letter)
    read = read_letter(letter)
    if read.form == "markdown":
        text = without_links(letter_text(letter))
    else:
        text = "\n\n".join(filter(None, (p.text.strip() for p in read.passages))) + "\n"
    if output is not None:
        write_whole(output, text)
    if json:
        emit({"text": text})
    elif output is None:
        sys.stdout.buffer.write(text.encode())
    return 0
