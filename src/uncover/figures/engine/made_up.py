"""What is counted from a release that is made up says so, whatever that release is called."""

from uncover.figures.engine.source import Chosen
from uncover.figures.figure import MADE_UP
from uncover.records.library import Library
from uncover.terms.speech import say

_SHEET = "made up "
"""How the sheets of a release that `uncover sample` wrote begin."""


def made_up(library: Library, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """The hazard of figures from a file that says in itself that it is made up."""
    releases = chosen.releases[chosen.base.name]
    sheets = [
        str(sheet["sheet"]).lower()
        for release in releases
        for file in library.manifest(release)["files"]
        for sheet in file["sheets"]
        if sheet["table"] == chosen.base.name
    ]
    is_made_up = any(name.startswith(_SHEET) for name in sheets)
    return ((MADE_UP, say("figures.hazard.made-up")),) if is_made_up else ()
