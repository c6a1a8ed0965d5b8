"""The edition that the site shows: the newest in its home, or the one that it was given."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from uncover.figures.edition.reading import Edition
from uncover.terms.errors import UnusableError


def current() -> Edition:
    """The edition shown now. Raises UnusableError (`figures.edition-missing`) if there is none."""
    path = _path()
    return _opened(path, path.stat().st_mtime_ns)


def all_editions() -> list[Path]:
    """Every edition in the home, the newest first."""
    found = (settings.HOME / "editions").glob("*.sqlite")
    return sorted(found, key=lambda path: path.name.removeprefix("made-up-"), reverse=True)


def _path() -> Path:
    if settings.EDITION:
        path = Path(settings.EDITION)
        if not path.is_file():
            raise UnusableError("figures.edition-missing", file=path.name)
        return path
    found = all_editions()
    if not found:
        raise UnusableError("figures.edition-missing", file="editions/*.sqlite")
    return found[0]


@lru_cache(maxsize=4)
def _opened(path: Path, changed: int) -> Edition:
    """An edition is never changed; one whose file was exchanged is checked and opened anew."""
    del changed
    return Edition(path)
