"""Characters of a letter that act instead of being seen: shown by their numbers."""

import re
from typing import Any

from markupsafe import Markup

# Controls of terminals and devices, and what turns the direction of text round (UAX 9, table 4):
# "54" behind U+202E is read as "45". Marks of direction (U+200E, U+200F) turn nothing round.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def with_unseen_shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """`value` with each such character of its texts as `[U+202E]`.

    Lists, pairs and objects are followed; what is markup already is left as it is.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
    if isinstance(value, dict):
        return {key: with_unseen_shown(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [with_unseen_shown(each) for each in value]
    return value
