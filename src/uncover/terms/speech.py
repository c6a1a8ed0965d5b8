"""What Uncover says, in the reader's language: message catalogues and the language spoken now."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es")

_spoken: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The language spoken now: a two-letter code out of `LANGUAGES`."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while (`en` or `es`)."""
    if code not in LANGUAGES:
        raise ValueError(code)
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(key: str, /, **facts: object) -> str:
    """The message `topic.name[.part]` in the language spoken now, with `facts` in its blanks.

    Raises KeyError when no catalogue has it: a missing message is our error, not the user's.
    """
    return catalogue(language())[key].format(**facts)


@cache
def catalogue(code: str) -> dict[str, str]:
    """All messages of one language, by full key."""
    folder = files("uncover.terms") / "messages" / code
    messages: dict[str, str] = {}
    for entry in folder.iterdir():
        if entry.name.endswith(".toml"):
            topic = entry.name.removesuffix(".toml")
            messages |= dict(_flat(topic, tomllib.loads(entry.read_text("utf-8"))))
    return messages


def _flat(prefix: str, table: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}.{name}", value)
        else:
            yield f"{prefix}.{name}", str(value)
