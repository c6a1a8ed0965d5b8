"""`uncover bind`: give the numbers of a letter their figures, one by one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uncover.cli import completing
from uncover.cli.options import (
    DEFAULT_LIBRARY,
    FromOption,
    JsonOption,
    LangOption,
    LibraryOption,
    PlaceOption,
    ReadingOption,
    ReleaseOption,
    SourceOption,
    ThroughOption,
)
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError

if TYPE_CHECKING:
    from uncover.claims.binding.sentence import Around
    from uncover.cli.binding import Binding
    from uncover.figures.address import Ask

EXAMPLES = """
Examples:
  uncover bind letter.md                              asks about each number without a figure
  uncover bind letter.md --list --json                what is open, with measures that fit
  uncover bind letter.md --at 3:42 --measure arrests_made --place us-ma --dry-run

The letter as it was stays beside it, as letter.md~; what is bound is written at once.
"""
"""Printed below the sentence of the command."""


def command(
    letter: Annotated[Path, typer.Argument(metavar="LETTER", help="A letter in Markdown.")],
    figures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file of pins to write to.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="LINE:COLUMN", help="Bind this number, without asking.")
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(help="The measure, with --at.", autocompletion=completing.measures),
    ] = None,
    source: SourceOption = None,
    release: ReleaseOption = None,
    place: PlaceOption = None,
    from_: FromOption = None,
    through: ThroughOption = None,
    option: ReadingOption = None,
    id_: Annotated[str | None, typer.Option("--id", help="The id of the pin.")] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Only list the numbers, with measures to choose from.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Bind each number of a letter that has no figure: find a measure, see its value, write both.

    The link is written into the letter and the figure into figures.toml beside it.
    """
    from uncover.cli.binding import Binding

    work = Binding(letter, figures or letter.parent / "figures.toml", library)
    if list_ or (json and at is None):
        return _listed(work.numbers(), json=json)
    if at is None:
        from uncover.cli.binding_talk import talk

        return talk(work, dry_run=dry_run)
    if measure is None:
        raise UnusableError("cli.bind-without-measure")
    given = {"source": source, "release": release, "place": place, "from": from_}
    number = work.at(at)
    ask = work.asked(measure, given | {"through": through}, option or [], number)
    return _bind(work, number, id_, ask, dry_run=dry_run, json=json)


def _listed(numbers: "list[Around]", *, json: bool) -> int:
    from uncover.claims.binding.seeking import seek
    from uncover.cli.binding import kind_of

    told = []
    for each in numbers:
        found = seek(each.sentence, each.language, kind_of(each))
        told.append({**_around(each), "measures": [candidate.measure for candidate in found]})
    if json:
        emit({"unbound": told})
    for number in [] if json else told:
        names = ", ".join(number["measures"][:3])
        console().print(
            f"{number['line']}:{number['column']}  {number['text']}  ({names})", markup=False
        )
    return 0


def _around(number: "Around") -> dict[str, Any]:
    return {
        "line": number.line,
        "column": number.column,
        "text": number.phrase,
        "place": number.place,
        "from": number.from_,
        "through": number.through,
    }


def _bind(
    work: "Binding", number: "Around", id_: str | None, ask: "Ask", *, dry_run: bool, json: bool
) -> int:
    from uncover.cli.binding_talk import preview

    lines, figure, decision = preview(work, number, ask)
    if decision.alternatives is None:  # nothing was decided: the phrase is not of such a figure
        reason = "; ".join(note.partition(": ")[2] for note in decision.notes)
        raise UnusableError("cli.bind-does-not-fit", text=number.phrase, reason=reason)
    texts, chosen = work.bound(number, id_, ask)
    if not dry_run:
        work.write(texts)
    if json:
        emit(
            {
                "figure": chosen,
                "text": number.phrase,
                "line": number.line,
                "column": number.column,
                "value": figure.told(figure.value),
                "verdict": decision.verdict,
                "written": not dry_run,
            }
        )
        return 0
    for line in lines:
        console().print(line, markup=False)
    work.show(texts, dry_run=dry_run)
    return 0
