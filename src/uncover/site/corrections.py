"""Corrections that somebody typed into `corrections.toml` of the home.

[[correction]]
date = 2026-05-02
edition = "2026-05-01"
address = "boston"
what = "It was 54 percent and is 48 percent."
why = { en = "A later report.", es = "Un informe posterior." }
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uncover.terms.speech import SPOKEN, language

FILE = "corrections.toml"
_KEYS = {"date", "edition", "address", "what", "why"}


class BrokenError(Exception):
    """The file is there and cannot be read; the text says why."""


@dataclass(frozen=True)
class Correction:
    """One correction: its ISO day, the edition it is in, the figure's address, what and why."""

    date: str
    edition: str
    address: str
    what: str
    why: str


def typed(home: Path) -> list[Correction]:
    """What the file says, in the language spoken, newest first; nothing where there is no file.

    Raises BrokenError.
    """
    path = home / FILE
    if not path.is_file():
        return []
    try:
        told = tomllib.loads(path.read_text("utf-8")).get("correction", [])
    except (OSError, ValueError) as error:
        raise BrokenError(str(error)) from error
    if not isinstance(told, list):
        raise BrokenError("correction")
    found = [_correction(number, each) for number, each in enumerate(told, 1)]
    return sorted(found, key=lambda each: each.date, reverse=True)


def _correction(number: int, each: Any) -> Correction:  # noqa: ANN401  TOML holds anything
    if not isinstance(each, dict) or set(each) != _KEYS:
        raise BrokenError(f"correction {number}")
    if not isinstance(each["date"], dt.date) or isinstance(each["date"], dt.datetime):
        raise BrokenError(f"correction {number}: date")
    texts = {name: _text(number, name, each[name]) for name in sorted(_KEYS - {"date"})}
    return Correction(date=each["date"].isoformat(), **texts)


def _text(number: int, name: str, value: Any) -> str:  # noqa: ANN401  TOML holds anything
    if isinstance(value, dict) and set(value) <= set(SPOKEN) and value:
        value = value.get(language()) or next(iter(value.values()))
    if not isinstance(value, str) or not value.strip():
        raise BrokenError(f"correction {number}: {name}")
    return value
