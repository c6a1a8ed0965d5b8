"""Letters and their pins, as commands take them."""

from pathlib import Path
from typing import TYPE_CHECKING

from uncover.terms.errors import UnusableError

if TYPE_CHECKING:
    from uncover.claims.meanings import Meanings

PINS = "figures.toml"


def letter_text(letter: Path) -> str:
    """The text of a letter, its line ends as they stand.

    Raises UnusableError (`claims.unreadable-letter`) for what is missing or is no text in UTF-8.
    """
    try:
        return letter.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise UnusableError("claims.unreadable-letter", file=letter.name, reason="UTF-8") from error
    except OSError as error:
        raise UnusableError(
            "claims.unreadable-letter", file=letter.name, reason=error.strerror
        ) from error


def markdown_text(letter: Path) -> str:
    """The text of a letter that is to be written in.

    Raises UnusableError: `claims.bind-markdown-only`, and what `letter_text` raises.
    """
    if letter.suffix.lower() not in (".md", ".markdown", ".txt", ""):
        raise UnusableError("claims.bind-markdown-only", file=letter.name)
    return letter_text(letter)


def pins_beside(letter: Path, named: Path | None) -> Path | None:
    """The file of figures: as named, beside the letter, or in the current folder."""
    if named is not None:
        return named
    return next((p for p in (letter.parent / PINS, Path(PINS)) if p.is_file()), None)


def meanings_beside(letter: Path) -> "Meanings":
    """What the project means by vague words: `phrases.toml` beside the letter, if it is there."""
    from uncover.claims.meanings import FILE, Meanings, load_meanings

    path = letter.parent / FILE
    return load_meanings(path) if path.is_file() else Meanings()
