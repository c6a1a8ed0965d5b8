"""Pinned figures: the `figures.toml` that stands beside a letter."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uncover.figures.address import Ask
from uncover.terms.errors import UnusableError
from uncover.terms.periods import Moment, moment
from uncover.terms.places import place as place_named
from uncover.terms.speech import LANGUAGES, language

PINS = "figures.toml"
"""The name of the file of pins beside a letter."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_KEYS = {"measure", "source", "release", "place", "from", "through", "options", "caveat"}


@dataclass(frozen=True)
class Pin:
    """A figure by an id of the letter's own: what it asks, and its caveat if it has one.

    caveats: by language; one that was written without saying its language stands under "".
    """

    id: str
    ask: Ask
    caveats: Mapping[str, str] = field(default_factory=dict)

    @property
    def caveat(self) -> str | None:
        """The caveat in the language spoken now, else the one there is."""
        told = self.caveats
        return told.get(language()) or next(iter(told.values()), None)


def load(path: Path) -> dict[str, Pin]:
    """The pins of a file, by id.

    Raises UnusableError: `figures.pins-missing`, `figures.pins-unreadable` (with the line), or
    naming id and key `figures.bad-pin` and `figures.empty-pin`.
    """
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UnusableError("figures.pins-missing", file=path.name) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableError("figures.pins-unreadable", file=path.name, reason=error) from error
    return {id_: _pin(id_, entry, path.name) for id_, entry in declared.items()}


def written(id_: str, ask: Ask) -> str:
    """A pin as it stands in `figures.toml`: what is asked, and nothing that is not."""
    told: dict[str, object] = {"measure": ask.measure, "source": ask.source, "release": ask.release}
    told["place"] = None if ask.place == "us" and ask.source is None else ask.place
    lines = [f"[{id_}]", *(f"{key} = {_quoted(str(v))}" for key, v in told.items() if v)]
    for key, value in (("from", ask.from_), ("through", ask.through)):
        if value is not None:
            is_day = value.first == value.last
            lines.append(f"{key} = {value}" if is_day else f"{key} = {_quoted(str(value))}")
    if ask.options:
        pairs = ", ".join(f"{_quoted(k)} = {_quoted(v)}" for k, v in ask.options.items())
        lines.append(f"options = {{ {pairs} }}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def with_pin(text: str, id_: str, ask: Ask) -> str:
    """The text of a `figures.toml` with one more pin at its end.

    Raises UnusableError: `figures.bad-id` for an id that is not of letters, digits and hyphens,
    `figures.id-taken` for one that stands there for another question.
    """
    if not _ID.fullmatch(id_):
        raise UnusableError("figures.bad-id", id=id_)
    held = tomllib.loads(text)
    if id_ in held:
        if _pin(id_, held[id_], PINS).ask == ask:
            return text
        raise UnusableError("figures.id-taken", id=id_)
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}{written(id_, ask)}"


def _pin(id_: str, entry: object, file: str) -> Pin:
    if not isinstance(entry, dict):
        raise UnusableError("figures.bad-pin", id=id_, key=id_, file=file)
    wrong = next((key for key in ("measure", *entry) if not _fits(key, entry.get(key))), None)
    if wrong is not None:
        raise UnusableError("figures.bad-pin", id=id_, key=wrong, file=file)
    options = entry.get("options", {})
    told = entry | {f"options.{key}": value for key, value in options.items()}
    if isinstance(entry.get("caveat"), dict):
        told |= {f"caveat.{code}": text for code, text in entry["caveat"].items()}
    empty = next((key for key, value in told.items() if _is_blank(value)), None)
    if empty is not None:
        raise UnusableError("figures.empty-pin", id=id_, key=empty, file=file)
    ask = Ask(
        measure=entry["measure"],
        place=place_named(entry.get("place", "us")).id,
        from_=_moment(entry.get("from")),
        through=_moment(entry.get("through")),
        source=entry.get("source"),
        release=entry.get("release"),
        options={key: _text(value) for key, value in options.items()},
    )
    caveat = entry.get("caveat", {})
    return Pin(id_, ask, {"": caveat} if isinstance(caveat, str) else caveat)


def _fits(key: str, value: Any) -> bool:  # noqa: ANN401  TOML holds anything
    """Whether a key of a pin is known and its value is of the key's kind."""
    if key == "options":
        kinds = (str, int, dt.date)
        return isinstance(value, dict) and all(isinstance(each, kinds) for each in value.values())
    if key == "caveat" and isinstance(value, dict):
        return set(value) <= set(LANGUAGES) and all(isinstance(v, str) for v in value.values())
    if key in {"from", "through"}:
        is_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        return is_day or isinstance(value, str)
    return key in _KEYS and isinstance(value, str)


def _is_blank(value: object) -> bool:
    """Whether a text says nothing: whoever left it so meant to fill it in."""
    return isinstance(value, str) and not value.strip()


def _moment(value: dt.date | str | None) -> Moment | None:
    return None if value is None else moment(_text(value))


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
