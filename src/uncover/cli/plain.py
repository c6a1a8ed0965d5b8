"""`uncover plain`: a letter without its links, to paste into a mail."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.letters import letter_text
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import emit


def command(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="A letter in Markdown.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Print a letter without its links and front matter: the same words, byte for byte.

    Examples:
      uncover plain letter.md

      uncover plain letter.md -o letter.txt
    """
    from uncover.claims.letters.plain_text import without_links
    from uncover.terms.whole import write_whole

    text = without_links(letter_text(letter))
    if output is not None:
        write_whole(output, text)
    if json:
        emit({"text": text})
    elif output is None:
        sys.stdout.buffer.write(text.encode())
    return 0
