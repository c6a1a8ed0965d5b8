"""Taking keys out of a declaration, with the file and key named when one is wrong."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn, TypeVar

from uncover.terms.errors import UnusableError

T = TypeVar("T")


@cache
def shared(name: str) -> dict[str, Any]:
    """What tables may refer to by name: `columns`, `vocabularies` or `hazards`."""
    entry = files("uncover.records") / "tables" / "shared" / f"{name}.toml"
    return tomllib.loads(entry.read_text("utf-8"))


class Keys:
    """One declaration's keys; every error says which file, which key, and what to write."""

    def __init__(self, file: str) -> None:
        """Take the file's name, for messages."""
        self.file = file

    def fail(self, code: str, **facts: object) -> NoReturn:
        """Raise the error `tables.<code>` for this file."""
        raise UnusableError(f"tables.{code}", file=self.file, **facts)

    def keys(self, facts: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        """Fail if there is a key that a declaration does not have."""
        known = sorted(known)
        for key in facts:
            if key not in known:
                near = get_close_matches(key, known, n=1) or known[:1]
                self.fail("unknown-key", where=f"{where}.{key}".lstrip("."), nearest=near[0])

    def text(
        self, facts: Mapping[str, Any], key: str, default: str | None = None, *, where: str = ""
    ) -> str:
        """A text; fails if it is missing without a default, or is not a text."""
        value = facts.get(key, default)
        name = f"{where}.{key}".lstrip(".")
        if value is None or (value == "" and default is None):
            self.fail("missing-key", where=name)
        if not isinstance(value, str):
            self.fail("not-a-text", where=name)
        return value

    def names(self, facts: Mapping[str, Any], key: str, where: str = "") -> tuple[str, ...]:
        """A list of texts, empty if it is missing."""
        value = facts.get(key, ())
        if isinstance(value, str) or not all(isinstance(each, str) for each in value):
            self.fail("not-a-list", where=f"{where}.{key}".lstrip("."))
        return tuple(value)

    def choice(self, facts: Mapping[str, Any], key: str, where: str, known: Iterable[str]) -> Any:  # noqa: ANN401 - one of a Literal's values
        """One of a few words."""
        value = self.text(facts, key, where=where)
        if value not in known:
            self.fail("not-a-choice", where=f"{where}.{key}", value=value, known=", ".join(known))
        return value

    def block(
        self, facts: Mapping[str, Any], key: str, known: Iterable[str] | None
    ) -> dict[str, Any]:
        """A block `[key]`; fails if it is missing."""
        value = facts.get(key)
        if value is None:
            self.fail("missing-key", where=key)
        if not isinstance(value, dict):
            self.fail("not-a-block", where=key)
        if known is not None:
            self.keys(value, known, key)
        return value

    def blocks(self, facts: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """The blocks `[[key]]`, in order; none if there are none."""
        value = facts.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fail("not-blocks", where=key)
        return value

    def pick(self, known: Mapping[str, T], name: str, where: str, shown: str | None = None) -> T:
        """What a name stands for; fails with the nearest known name."""
        if name in known:
            return known[name]
        near = get_close_matches(name, list(known), n=1, cutoff=0.4) or sorted(known)[:1]
        nearest = near[0] if near else "-"
        return self.fail("unknown-name", where=where, name=shown or name, nearest=nearest)
