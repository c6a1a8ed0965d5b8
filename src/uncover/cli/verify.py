"""`uncover verify`: count the figures of receipts again."""

import json as json_module
from pathlib import Path
from typing import Annotated, Any

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    receipts: Annotated[list[Path], typer.Argument(metavar="RECEIPT.json...")],
    files: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Count from the released files in here.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Count again what receipts say; 5 if one is broken, 2 if one cannot be recounted.

    Examples:
      uncover verify boston.json

      uncover verify boston.json --files Downloads/released
    """
    from uncover.figures.engine.verify import BROKEN, CANNOT, verify, verify_from_files

    answers = []
    for path in receipts:
        receipt = _read(path)
        done = verify_from_files(receipt, files, library) if files else verify(receipt, library)
        answers.append((path.name, done))
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


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json_module.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UnusableError("figures.receipt-missing", file=path.name) from error
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnusableError("figures.receipt-unreadable", file=path.name, reason=error) from error
    if isinstance(document, dict) and isinstance(document.get("receipt"), dict):
        document = document["receipt"]
    if not isinstance(document, dict) or "uncover_receipt" not in document:
        reason = say("figures.no-receipt-key")
        raise UnusableError("figures.receipt-unreadable", file=path.name, reason=reason)
    return document
