"""Errors nobody foresaw: what may be sent about one, which is never a value out of a record."""

import platform
import sys
import traceback
from pathlib import Path

from uncover import __version__

TRACEBACK = "UNCOVER_TRACEBACK"
"""With this in the environment the whole traceback is shown; it can hold values of the records."""

_PACKAGE = Path(__file__).parents[1]


def told_of(error: BaseException) -> str:
    """What to send: the kind of error, where it was raised, and the versions; no message of it.

    The place is the last one in Uncover, and the last one of all if that is elsewhere:
    `ValueError at records/values.py:120 in type; Uncover 0.1.0, Python 3.11.2, Linux`.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    places = dict.fromkeys(_place(frame) for frame in [*ours[-1:], *frames[-1:]])
    versions = f"Uncover {__version__}, Python {platform.python_version()}, {platform.system()}"
    return f"{type(error).__name__} at {', '.join(places) or '?'}; {versions}"


def last_place_is_in(error: BaseException, folder: str) -> bool:
    """Whether the last place of Uncover that an error came through lies in a folder of it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [path for frame in frames if _PACKAGE in (path := Path(frame.filename)).parents]
    return bool(ours) and _PACKAGE / folder in ours[-1].parents


def show(error: BaseException) -> None:
    """Print the whole traceback on standard error."""
    sys.stderr.write("".join(traceback.format_exception(error)))


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    inside = _PACKAGE in path.parents
    name = path.relative_to(_PACKAGE).as_posix() if inside else f"{path.parent.name}/{path.name}"
    return f"{name}:{frame.lineno} in {frame.name}"
