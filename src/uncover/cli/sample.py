"""`uncover sample`: a made-up release in the real layout, with the truth of what is in it."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import JsonOption, LangOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    table: Annotated[str, typer.Argument(metavar="TABLE")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE.xlsx")],
    rows: Annotated[int, typer.Option(help="How many rows.")] = 2000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same file.")] = 1,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Write a made-up release, marked as made up, and FILE.xlsx.truth.json beside it.

    Example:
      uncover sample arrests --rows 2000 --seed 1 -o made-up.xlsx
    """
    from uncover.records.declared import tables
    from uncover.records.sample import write_sample

    if table not in tables():
        raise UnusableError("figures.no-such-table", name=table, names=", ".join(tables()))
    if not out.resolve().parent.is_dir():
        raise UnusableError("sample.no-folder", folder=out.resolve().parent.name)
    truth = write_sample(tables()[table], rows, seed, out)
    if json:
        emit({"file": out.name, "truth": truth})
    else:
        told = say("sample.written", file=out.name, rows=f"{truth['rows']:,}")
        console().print(told, markup=False)
    return 0
