"""Who runs this site and who pays for it: told by themselves in `about.toml` of the home."""

import tomllib
from dataclasses import dataclass

from django.conf import settings

from uncover.terms.speech import language

FILE = "about.toml"


@dataclass(frozen=True)
class Runner:
    """What whoever runs the site says of it, in the language spoken now where they have it.

    runs, pays, reached: who runs it, who pays, how they are reached; empty where they do not say.
    """

    runs: str = ""
    pays: str = ""
    reached: str = ""

    @property
    def is_told(self) -> bool:
        """Whether they say both who they are and who pays."""
        return bool(self.runs and self.pays)


def runner() -> Runner:
    """What stands in `about.toml`; nothing where it is missing or cannot be read.

    Each of `runs`, `pays` and `reached` is a text, or a table of texts by language.
    """
    try:
        told = tomllib.loads((settings.HOME / FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Runner()
    return Runner(**{name: _said(told.get(name)) for name in ("runs", "pays", "reached")})


def _said(told: object) -> str:
    if isinstance(told, dict):
        return str(told.get(language()) or next(iter(told.values()), ""))
    return told if isinstance(told, str) else ""
