"""`uncover demo`: the whole way, from released files to checked sentences, in under a minute."""

import json as json_module
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import LangOption
from uncover.cli.output import console
from uncover.terms.speech import say

_ROWS = 2000
_SEED = 2011
_RELEASE = "made-up-sample"


def command(
    home: Annotated[Path, typer.Option(metavar="DIR", help="Where the library is put.")] = Path(
        ".demo"
    ),
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="End after the walk; there are no pages yet.")
    ] = False,
    port: Annotated[int, typer.Option(help="The port of the pages, once there are any.")] = 8000,
    lang: LangOption = "en",
) -> int:
    """Walk the whole way on published figures and a made-up release.

    Example:
      uncover demo --no-serve
    """
    home.mkdir(parents=True, exist_ok=True)
    library = home / "library"
    steps = {
        "statistics": _statistics,
        "sample": _sample,
        "boston": _boston,
        "fall": _fall,
        "letters": _letters,
        "recount": _recount,
    }
    for number, (name, step) in enumerate(steps.items(), 1):
        _say(f"\n{number}. {say(f'demo.{name}')}")
        step(home, library)
    _say("\n" + say("demo.next", home=home))
    if not no_serve:
        _say(say("demo.no-pages"))
    return 0


def _say(text: str) -> None:
    console().print(text, markup=False)


@contextmanager
def _data(name: str) -> Iterator[Path]:
    with as_file(files("uncover.cli") / "demo_data" / name) as path:
        yield path


def _statistics(home: Path, library: Path) -> None:
    """Load the published statistics."""
    from uncover.records.ingest import ingest

    with as_file(files("uncover.figures.published") / "statistics.csv") as path:
        report = ingest(library, [path], release="uncover-facts-1")
    (told,) = report.files
    rows = sum(sheet.rows for sheet in told.sheets)
    _say("   " + say("demo.told-statistics", rows=rows, status=told.status))


def _sample(home: Path, library: Path) -> None:
    """Make a release up and ingest it."""
    from uncover.records.declared import tables
    from uncover.records.ingest import ingest
    from uncover.records.sample import write_sample

    target = home / "made-up-arrests.xlsx"
    write_sample(tables()["arrests"], _ROWS, _SEED, target)
    report = ingest(library, [target], release=_RELEASE)
    (told,) = report.files
    for sheet in told.sheets:
        if sheet.table:
            _say(
                "   "
                + say(
                    "demo.told-sample",
                    file=told.file,
                    rows=f"{sheet.rows:,}",
                    duplicates=sheet.duplicates,
                    rejected=sheet.rejected,
                )
            )


def _boston(home: Path, library: Path) -> None:
    """Print what was quoted for Boston, date by date."""
    from uncover.cli.telling import number
    from uncover.figures.engine.statistics import lines_in
    from uncover.figures.published.series import series
    from uncover.records.library import Library

    lines, release = lines_in(Library(library), "uncover-facts-1")
    measure = "share_of_removals_without_conviction"
    for figure in series(measure, "us-ma-boston", lines, release):
        whole = (
            f"{figure.numerator} / {figure.denominator}"
            if figure.numerator is not None
            else f"{number(figure, figure.low)} .. {number(figure, figure.high)}"
        )
        told = f"{figure.through:<10}  {number(figure, figure.value):>8}  {whole}"
        _say(f"   {told}  {'; '.join(figure.said_by)}")


def _fall(home: Path, library: Path) -> None:
    """Show that a cumulative count fell."""
    from uncover.figures.engine.statistics import lines_in
    from uncover.figures.published.series import fall
    from uncover.records.library import Library

    lines, release = lines_in(Library(library), "uncover-facts-1")
    found = fall("us-ma-boston", lines, release)
    if found is not None:
        _say(
            "   "
            + say(
                "demo.told-fall",
                at_least=found.at_least,
                earlier=found.earlier.through,
                at_most=found.at_most,
                later=found.later.through,
            )
        )


def _letters(home: Path, library: Path) -> None:
    """Check the sentences of 2011 at two dates, and a made-up letter on the made-up release."""
    from uncover.claims.check import check
    from uncover.claims.report import report_lines
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load
    from uncover.terms.speech import language

    for letter, pins in (
        ("boston-2011-march.md", "boston-2011.toml"),
        ("boston-2011-march.es.md", "boston-2011.toml"),
        ("boston-2011-july.md", "boston-2011.toml"),
        ("sample-letter.md", "sample-letter.toml"),
    ):
        with _data(letter) as text, _data(pins) as pinned:
            resolver = Resolver(library, load(pinned))
            report = check(text.read_text("utf-8"), resolver.figure, language())
            for line in report_lines(report, letter):
                console().print("   ", line, sep="")
            _say("")


def _recount(home: Path, library: Path) -> None:
    """Write a receipt and count it again."""
    from uncover.figures.address import Ask
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.engine.verify import verify

    ask = Ask("share_of_arrests_without_conviction", "us-ma", release=_RELEASE)
    receipt = Resolver(library).answer(ask).receipt or {}
    file = home / "made-up-receipt.json"
    file.write_text(json_module.dumps(receipt, ensure_ascii=False, indent=1) + "\n", "utf-8")
    done = verify(receipt, library)
    status = say(f"figures.verified.{done.status.replace(' ', '-')}")
    _say("   " + say("demo.told-receipt", file=file.name, status=status))
