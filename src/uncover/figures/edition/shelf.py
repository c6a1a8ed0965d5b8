"""A folder of editions: which there are, which of them is the newest, and what is refused.

A file is listed by what it says of itself, and is held to its hash before anything is read from it.
That is done once for each file as it lies there (path, size, time of its last change) and is
remembered as long as the process runs. A small one is checked when it is asked for; a large one
takes seconds, so that those which nobody waits for are checked behind the pages.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from uncover.figures.edition.dump import HASH
from uncover.figures.edition.reading import Edition
from uncover.terms.errors import UnusableError

LOOK_AGAIN = 2.0
"""Seconds after which the folder is read again though its own time says that nothing came."""
SMALL = 8 * 1024 * 1024
"""Bytes up to which an edition is checked whenever it is met: some hundredths of a second."""

Tell = Callable[["Shelved"], None]
_Key = tuple[Path, int, int]


class Shelved:
    """One file of the folder. size: in bytes. about: what it says of itself, empty if nothing."""

    def __init__(self, path: Path, size: int, tell: Tell) -> None:
        """Read what it says of itself; nothing is held to its hash yet."""
        self.path, self.name, self.size = path, path.stem, size
        self.about: Mapping[str, str] = {}
        self.refused: UnusableError | None = None
        self._edition: Edition | None = None
        self._tell = tell
        self._checking = Lock()
        try:
            opened = Edition(path, check=False)
            self.about = opened.about
            opened.close()
        except UnusableError as error:
            self._refuse(error)

    @property
    def date(self) -> str:
        """Its date; empty of what cannot be read."""
        return self.about.get("date", "")

    @property
    def is_made_up(self) -> bool:
        """Whether figures in it are counted from a release that is made up."""
        return self.about.get("made_up") == "yes"

    @property
    def sha256(self) -> str:
        """The hash that it gives itself."""
        return self.about.get(HASH, "")

    @property
    def is_good(self) -> bool:
        """Whether it has been held to its hash and has it."""
        return self._edition is not None

    @property
    def takes_long(self) -> bool:
        """Whether it is still to be checked, and so large that nobody should wait for it."""
        return self.size > SMALL and not self.is_good and self.refused is None

    @property
    def order(self) -> tuple[bool, bool, str, str]:
        """The greatest is the newest: a real one before what is made up, then by date and name."""
        return (bool(self.about), not self.is_made_up, self.date, self.name)

    def edition(self) -> Edition:
        """The edition, opened and checked. Raises UnusableError for one that is refused."""
        if self._edition is None:
            with self._checking:
                if self._edition is None and self.refused is None:
                    try:
                        self._edition = Edition(self.path)
                    except UnusableError as error:
                        self._refuse(error)
        if self._edition is None:
            assert self.refused is not None  # noqa: S101  it is one or the other
            raise self.refused
        return self._edition

    def if_known(self) -> Edition | None:
        """The edition if it is good and that is known, or known at once."""
        if self.takes_long:
            return None
        try:
            return self.edition()
        except UnusableError:
            return None

    def _refuse(self, error: UnusableError) -> None:
        self.refused = error
        self._tell(self)


@dataclass(frozen=True)
class Tombstone:
    """What is left of an edition that was withdrawn: the name of its file, its hash, date, why."""

    edition: str
    sha256: str
    date: str
    reason: str


class Shelf:
    """The editions of a folder.

    given: the one that is to be shown, wherever it lies and however old it is. tell: is told of
    each file that is refused, once.
    """

    def __init__(
        self, folder: Path, given: Path | None = None, tell: Tell = lambda _: None
    ) -> None:
        """Look at nothing yet."""
        self._folder, self._given, self._tell = folder, given, tell
        self._looking = Lock()
        self._seen: tuple[int | None, float] = (None, float("-inf"))
        self._held: dict[_Key, Shelved] = {}
        self._all: tuple[Shelved, ...] = ()

    def all(self) -> tuple[Shelved, ...]:
        """Every edition of the folder, the newest first; those that are refused among them.

        The folder is read again when its time says that a file came or went, and every few seconds.
        """
        changed, looked = self._seen
        now = _changed(self._folder)
        if now == changed and time.monotonic() - looked < LOOK_AGAIN:
            return self._all
        with self._looking:
            if self._seen == (changed, looked):
                self._look()
                self._seen = (now, time.monotonic())
        return self._all

    def named(self, name: str) -> Shelved | None:
        """The edition of a name; None if the folder has none."""
        return next((each for each in self.all() if each.name == name), None)

    def newest(self) -> Edition:
        """The edition that is shown: the one given, else the newest that is good.

        A large one that came while another is shown is shown as soon as it has been checked.
        Raises UnusableError: of the one given, why it is refused; `figures.edition-missing` where
        there is no good one.
        """
        if self._given is not None and not self._given.is_file():
            raise UnusableError("figures.edition-missing", file=self._given.name)
        there = self.all()
        has_good = any(each.is_good for each in there)
        for each in there:
            if self._given is not None and each.path == self._given:
                return each.edition()
            if self._given is None and not (has_good and each.takes_long):
                try:
                    return each.edition()
                except UnusableError:
                    continue
        raise UnusableError("figures.edition-missing", file=f"{self._folder.name}/*.sqlite")

    def known(self) -> list[Edition]:
        """The editions that are known to be good by now, the newest first."""
        return [edition for each in self.all() if (edition := each.if_known())]

    def before(self, edition: Edition, *, wait: bool = True) -> Edition | None:
        """The newest good one that is older than an edition and is made up, or real, as it is.

        wait: for the check of a large one; else there is none until it has been checked.
        """
        for each in self.all():
            earlier = (each.date, each.name) < (edition.date, edition.path.stem)
            if each.is_made_up == edition.is_made_up and earlier:
                if each.takes_long and not wait:
                    return None
                try:
                    return each.edition()
                except UnusableError:
                    continue
        return None

    def withdrawn(self) -> list[Tombstone]:
        """The editions of the folder that were taken away for good, the newest first.

        What can be read of each; a file that is none is left out.
        """
        found = []
        for path in self._folder.glob("*.withdrawn.json"):
            try:
                told = json.loads(path.read_text("utf-8"))
                names = Tombstone.__dataclass_fields__
                found.append(Tombstone(**{name: str(told[name]) for name in names}))
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return sorted(found, key=lambda each: (each.date, each.edition), reverse=True)

    def _look(self) -> None:
        held: dict[_Key, Shelved] = {}
        for path in {*self._folder.glob("*.sqlite"), *([self._given] if self._given else ())}:
            try:
                found = path.stat()
            except OSError:
                continue
            key = (path, found.st_size, found.st_mtime_ns)
            held[key] = self._held.get(key) or Shelved(path, found.st_size, self._tell)
        ordered = sorted(held.values(), key=lambda each: each.order, reverse=True)
        given = [each for each in ordered if each.path == self._given]
        names = {each.name for each in given}
        self._all = (*given, *(each for each in ordered if each.name not in names))
        waiting = [each for key, each in held.items() if key not in self._held]
        self._held = held
        if any(each.size > SMALL for each in waiting):
            Thread(target=_check, args=(waiting,), daemon=True).start()


def _check(waiting: list[Shelved]) -> None:
    """Check what came, the newest first, as it is the likeliest to be asked for."""
    for each in sorted(waiting, key=lambda one: one.order, reverse=True):
        try:
            each.edition()
        except UnusableError:
            continue


def _changed(folder: Path) -> int | None:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116  asked at every page: half of Path.stat
    except OSError:
        return None
