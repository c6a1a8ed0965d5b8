"""`uncover verify`: count the figures of receipts again."""

import json as json_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uncover.cli.explaining import explained
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

if TYPE_CHECKING:
    from uncover.figures.engine.verify import Verification


def command(
    receipts: Annotated[list[Path], typer.Argument(metavar="RECEIPT.json...", help="Receipts.")],
    files: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Count from the released files in here.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what to run to recount with DuckDB alone.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Count again what receipts say; 5 if one is broken, 2 if one cannot be recounted.

    With --explain nothing is counted: the lines of a shell are printed that count again with
    DuckDB's own command line, from the tables that `uncover table export` writes. They are made
    from the figure's address; a receipt with other SQL is broken, and none of it is printed.

    Examples:
      uncover verify boston.json

      uncover verify boston.json --files Downloads/released

      uncover verify boston.json --explain > recount.sh
    """
    from uncover.figures.engine.verify import BROKEN, CANNOT

    if files is not None and not files.is_dir():
        raise UnusableError("reading.no-such-path", path=files)
    if explain:
        return explained([(path.name, _read(path)) for path in receipts], library, json=json)
    answers = [
        (path.name, _answer(path, files, library, alone=len(receipts) == 1)) for path in receipts
    ]
    if json:
        emit(
            {
                "receipts": [
                    {
                        "receipt": name,
                        "status": done.status,
                        "expected": done.expected,
                        "found": done.found,
                        "reason": done.reason,
                    }
                    for name, done in answers
                ]
            }
        )
    else:
        for name, done in answers:
            word = say(f"figures.verified.{done.status.replace(' ', '-')}")
            reason = f" ({done.reason})" if done.reason else ""
            console().print(f"{name}: {word}{reason}", markup=False)
    found = {done.status for _, done in answers}
    return 5 if BROKEN in found else 2 if CANNOT in found else 0


_LARGEST = 10_000_000
"""Bytes that a receipt has at most; real ones have some ten thousand."""


def _answer(path: Path, files: Path | None, library: Path, *, alone: bool) -> "Verification":
    """What is found of one receipt; one among others that cannot be read is told with them."""
    from uncover.figures.engine.verify import CANNOT, Verification, verify, verify_from_files

    try:
        receipt = _read(path)
    except UnusableError as error:
        if alone:
            raise
        return Verification(CANNOT, None, None, str(error))
    return verify_from_files(receipt, files, library) if files else verify(receipt, library)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as source:
            told = source.read(_LARGEST + 1)  # no more, whatever it is
        if len(told) > _LARGEST:
            reason = say("recount.too-large", megabytes=_LARGEST // 1_000_000)
            raise UnusableError("figures.receipt-unreadable", file=path.name, reason=reason)
        text = told.decode("utf-8")
        document = json_module.loads(text, parse_float=_no_float, parse_constant=_no_float)
        json_module.dumps(document, ensure_ascii=False).encode()  # half a letter is none
    except FileNotFoundError as error:
        raise UnusableError("figures.receipt-missing", file=path.name) from error
    except (OSError, ValueError, RecursionError) as error:
        reason = say("figures.no-receipt-json")
        raise UnusableError("figures.receipt-unreadable", file=path.name, reason=reason) from error
    if isinstance(document, dict) and isinstance(document.get("receipt"), dict):
        document = document["receipt"]
    if not isinstance(document, dict) or "uncover_receipt" not in document:
        reason = say("figures.no-receipt-key")
        raise UnusableError("figures.receipt-unreadable", file=path.name, reason=reason)
    return document


def _no_float(text: str) -> None:
    """Receipts hold integers and texts: a float is not one number on every machine."""
    raise ValueError(text)
