"""`uncover demo`: the whole way, from released files to a served site, in under a minute."""

import json as json_module
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.text import Text

from uncover.cli.options import JsonOption, LangOption
from uncover.cli.output import console, emit
from uncover.figures.figure import MADE_UP
from uncover.terms.speech import say

_ROWS = 2000
_SEED = 2011
_RELEASE = "made-up-sample"
_INDENT = "   "


def command(
    home: Annotated[
        Path, typer.Option(metavar="DIR", help="Where library, edition and site are put.")
    ] = Path(".demo"),
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="End after the walk; serve no pages.")
    ] = False,
    port: Annotated[int, typer.Option(metavar="N", help="The port on 127.0.0.1.")] = 8000,
    library: Annotated[  # not of the environment: made-up records have no place in a real library
        Path | None,
        typer.Option("--library", metavar="DIR", help="The folder of the library, else in --home."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Walk the whole way on published figures and a made-up release, and serve its pages.

    They are served on this machine alone, until Ctrl-C or SIGTERM.

    Examples:
      uncover demo

      uncover demo --no-serve
    """
    home.mkdir(parents=True, exist_ok=True)
    place = library or home / "library"
    document: dict[str, Any] = {"home": str(home), "library": str(place)}
    for number, (name, step) in enumerate(_STEPS.items(), 1):
        if not json:
            _say(f"\n{number}. {say(f'demo.{name}')}")
        told = step(home, place)
        document[name] = told.document
        if not json:
            for line in told.lines:
                _say(line)
    after = say("demo.next", library=place)
    if json:
        emit(document | {"next": after})
    else:
        _say(f"\n{after}")
    if no_serve:
        if not json:
            _say(say("demo.pages", home=home, port=port))
        return 0
    from uncover.cli.serve import serve

    serve(home, port, quiet=json, page="states/massachusetts/")
    return 0


class _Told(NamedTuple):
    """What one step found, as JSON and as lines for people."""

    document: Any
    lines: Sequence[str | Text]


def _say(line: str | Text) -> None:
    if isinstance(line, Text):
        console().print(_INDENT, line, sep="")
    else:
        console().print(line, markup=False)


@contextmanager
def _data(name: str) -> Iterator[Path]:
    with as_file(files("uncover.cli") / "demo_data" / name) as path:
        yield path


def _statistics(home: Path, library: Path) -> _Told:
    """Load the published statistics."""
    from uncover.records.ingest import ingest

    with as_file(files("uncover.figures.published") / "statistics.csv") as path:
        report = ingest(library, [path], release="uncover-facts-1")
    (file,) = report.files
    rows = sum(sheet.rows for sheet in file.sheets)
    status = say(f"ingest.status.{file.status.replace(' ', '_')}")
    line = say("demo.told-statistics", rows=rows, status=status)
    return _Told({"file": file.file, "status": file.status, "rows": rows}, [_INDENT + line])


def _sample(home: Path, library: Path) -> _Told:
    """Make a release up and ingest it."""
    from uncover.records.declared import tables
    from uncover.records.ingest import ingest
    from uncover.records.sample import write_sample

    target = home / "made-up-arrests.xlsx"
    write_sample(tables()["arrests"], _ROWS, _SEED, target)
    report = ingest(library, [target], release=_RELEASE)
    (file,) = report.files
    (sheet,) = (sheet for sheet in file.sheets if sheet.table)
    found = {"duplicates": sheet.duplicates, "rejected": sheet.rejected}
    line = say("demo.told-sample", file=file.file, rows=f"{sheet.rows:,}", **found)
    told = {"file": file.file, "status": file.status, "rows": sheet.rows, **found}
    return _Told(told, [_INDENT + line])


def _boston(home: Path, library: Path) -> _Told:
    """What was quoted for Boston, date by date."""
    from uncover.cli.telling import number
    from uncover.figures.document import document_of
    from uncover.figures.engine.statistics import lines_in
    from uncover.figures.published.series import series
    from uncover.records.library import Library

    lines, release = lines_in(Library(library), "uncover-facts-1")
    found = series("share_of_removals_without_conviction", "us-ma-boston", lines, release)
    told = []
    for figure in found:
        whole = (
            f"{figure.numerator} / {figure.denominator}"
            if figure.numerator is not None
            else f"{number(figure, figure.low)} .. {number(figure, figure.high)}"
        )
        value = f"{figure.through:<10}  {number(figure, figure.value):>8}  {whole}"
        told.append(f"{_INDENT}{value}  {'; '.join(figure.said_by)}")
    return _Told([document_of(figure) for figure in found], told)


def _fall(home: Path, library: Path) -> _Told:
    """Show that a cumulative count fell."""
    from uncover.figures.engine.statistics import lines_in
    from uncover.figures.published.series import fall
    from uncover.records.library import Library

    lines, release = lines_in(Library(library), "uncover-facts-1")
    found = fall("us-ma-boston", lines, release)
    if found is None:
        return _Told(None, [])
    told = {
        "at_least": found.at_least,
        "earlier": found.earlier.through,
        "at_most": found.at_most,
        "later": found.later.through,
    }
    return _Told(told, [_INDENT + say("demo.told-fall", **told)])


def _letters(home: Path, library: Path) -> _Told:
    """Check the sentences of 2011 at two dates, and a made-up letter on the made-up release."""
    from uncover.claims.check import check
    from uncover.claims.report import report_lines
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load
    from uncover.terms.speech import language

    documents: list[dict[str, Any]] = []
    lines: list[str | Text] = []
    for letter, pins in _LETTERS[language()]:
        with _data(letter) as text, _data(pins) as pinned:
            resolver = Resolver(library, load(pinned))
            report = check(text.read_text("utf-8"), resolver.figure, language())
        documents.append({"letter": letter, **report.as_json()})
        lines += [*report_lines(report, letter), ""]
    return _Told(documents, lines)


def _recount(home: Path, library: Path) -> _Told:
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
    line = say("demo.told-receipt", file=file.name, status=status)
    return _Told({"receipt": file.name, "status": done.status}, [_INDENT + line])


def _edition(home: Path, library: Path) -> _Told:
    """Make the edition; that of an earlier walk in this home gives way to it."""
    from uncover.figures.edition.writing import write
    from uncover.figures.engine.building import build
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    with _data("edition.toml") as pins:
        content, _ = build(Resolver(library, load(pins), keep=True), lambda *_: None)
    file = home / "editions" / f"{MADE_UP}-{content.about['date']}.sqlite"
    file.unlink(missing_ok=True)  # a walk's own, made of made-up records: nothing else is lost
    digest = write(file, content)
    figures = sum(len(each.values) for each in content.series) + len(content.figures)
    line = say("demo.told-edition", file=file.name, figures=f"{figures:,}", sha256=digest[:12])
    told = {"edition": f"editions/{file.name}", "sha256": digest, "figures": figures}
    return _Told(told, [_INDENT + line])


_LETTERS = {
    "en": (
        ("boston-2011-march.md", "boston-2011.toml"),
        ("boston-2011-march.es.md", "boston-2011.toml"),
        ("boston-2011-july.md", "boston-2011.toml"),
        ("sample-letter.md", "sample-letter.toml"),
    ),
    "es": (
        ("boston-2011-march.es.md", "boston-2011.es.toml"),
        ("boston-2011-july.es.md", "boston-2011.es.toml"),
        ("sample-letter.es.md", "sample-letter.toml"),
    ),
}
"""Each letter with its pins; in English one is in Spanish too, for letters go round in both."""

_STEPS: dict[str, Callable[[Path, Path], _Told]] = {
    "statistics": _statistics,
    "sample": _sample,
    "boston": _boston,
    "fall": _fall,
    "letters": _letters,
    "recount": _recount,
    "edition": _edition,
}
