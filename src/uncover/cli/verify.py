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
    receipts: Annotated[list[Path], typer.Argument(metavar="RECEIPT.json...", help="Receipts.")],
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
    from uncover.figures.engine.verify import (
        BROKEN,
        CANNOT,
        Verification,
        verify,
        verify_from_files,
    )

    if files is not None and not files.is_dir():
        raise UnusableError("reading.no-such-path", path=files)
    answers = []
    for path in receipts:
        try:
            receipt = _read(path)
        except UnusableError as error:
            if len(receipts) == 1:
                raise
            done = Verification(CANNOT, None, None, str(error))  # the others are answered
        else:
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
        text = path.read_text("utf-8")
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
