"""What is said of a letter as a whole: its language, what was not read in it."""

from collections.abc import Iterator

from uncover.claims.letters.letter import Letter
from uncover.terms.speech import say

_NAMED = 5


def notes_on(letter: Letter) -> Iterator[str]:
    """The notes on a letter, each its stable code and its sentence."""
    if not letter.declared:
        key = (
            "claims.note.language-not-declared"
            if letter.form == "markdown"
            else f"letters.language-not-declared.{letter.form}"
        )
        yield f"language-not-declared: {say(key, language=letter.language)}"
    if letter.hidden:
        places = ", ".join(f"{line}:{column}" for line, column in letter.hidden[:_NAMED])
        more = ", ..." if len(letter.hidden) > _NAMED else ""
        yield f"hidden-text: {say('letters.hidden.note', places=places + more)}"
    if letter.tracked:
        yield f"tracked-changes: {say('letters.tracked.note', count=letter.tracked)}"
