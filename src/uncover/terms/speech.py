"""What Uncover says, in the reader's language: message catalogues and the language spoken now."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es")
"""The languages in which measures are named and phrases decided; their catalogues are whole."""


def _found() -> tuple[str, ...]:
    folder = files("uncover.terms") / "messages"
    held = {entry.name for entry in folder.iterdir() if entry.is_dir()}
    return (*LANGUAGES, *sorted(code for code in held - {*LANGUAGES} if code.isalpha()))


SPOKEN = _found()
"""The languages of pages: one for each folder of messages. What a further one lacks is English."""

_spoken: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The language spoken now: a two-letter code out of `SPOKEN`."""
    return _spoken.get()


def phrasing() -> str:
    """The language that measures are named and phrases said in now: one out of `LANGUAGES`."""
    return language() if language() in LANGUAGES else LANGUAGES[0]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while: one of `SPOKEN`; else ValueError."""
    if code not in SPOKEN:
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


def said(key: str, otherwise: str) -> str:
    """The message of a key that need not be there: of names that differ in few languages."""
    return catalogue(language()).get(key, otherwise)


@cache
def catalogue(code: str) -> dict[str, str]:
    """All messages of one language, by full key; of a further language in English what it lacks."""
    folder = files("uncover.terms") / "messages" / code
    messages = {} if code in LANGUAGES else dict(catalogue(LANGUAGES[0]))
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
