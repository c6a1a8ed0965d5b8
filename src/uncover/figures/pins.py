"""Pinned figures: the `figures.toml` that stands beside a letter."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uncover.figures.address import Ask
from uncover.terms.errors import UnusableError
from uncover.terms.periods import Moment, moment
from uncover.terms.places import place as place_named

_KEYS = {"measure", "source", "release", "place", "from", "through", "options", "caveat"}


@dataclass(frozen=True)
class Pin:
    """A figure by an id of the letter's own: what it asks, and its caveat if it has one."""

    id: str
    ask: Ask
    caveat: str | None = None


def load(path: Path) -> dict[str, Pin]:
    """The pins of a file, by id.

    Raises UnusableError: `figures.pins-missing`, `figures.pins-unreadable` (with the line), or
    `figures.bad-pin` naming id and key.
    """
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UnusableError("figures.pins-missing", file=path.name) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableError("figures.pins-unreadable", file=path.name, reason=error) from error
    return {id_: _pin(id_, entry, path.name) for id_, entry in declared.items()}


def _pin(id_: str, entry: object, file: str) -> Pin:
    if not isinstance(entry, dict):
        raise UnusableError("figures.bad-pin", id=id_, key=id_, file=file)
    unknown = sorted(set(entry) - _KEYS)
    if unknown or not isinstance(entry.get("measure"), str):
        key = unknown[0] if unknown else "measure"
        raise UnusableError("figures.bad-pin", id=id_, key=key, file=file)
    options = entry.get("options", {})
    if not isinstance(options, dict):
        raise UnusableError("figures.bad-pin", id=id_, key="options", file=file)
    ask = Ask(
        measure=entry["measure"],
        place=place_named(str(entry.get("place", "us"))).id,
        from_=_moment(entry.get("from")),
        through=_moment(entry.get("through")),
        source=entry.get("source"),
        release=entry.get("release"),
        options={str(key): str(value) for key, value in options.items()},
    )
    return Pin(id_, ask, entry.get("caveat"))


def _moment(value: Any) -> Moment | None:  # noqa: ANN401  TOML holds anything
    if value is None:
        return None
    return moment(value.isoformat() if isinstance(value, dt.date) else str(value))
