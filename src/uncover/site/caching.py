"""Pages are made once and kept in memory until anything that they tell from has changed.

A page follows from the editions of the home, from the disputes that were published, from what its
runners say, and from the day. All of these are looked at before a page is given again, which takes
some millionths of a second; so a new edition and a published dispute are shown at once. What is
kept, and for how long, a page says itself: only what any cache between here and a reader may keep.
"""

import datetime as dt
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from uncover.site import corrections, editions, runner
from uncover.terms.errors import UncoverError

Answer = Callable[[HttpRequest], HttpResponse]

STATUS = "Cache-Status"
HIT = "uncover; hit"
"""What an answer says, in the words of RFC 9211, that was not made for this visitor."""
_LARGEST = 1_000_000
"""Bytes of an answer that is kept; files are larger, and are made as they are sent."""
_LONGEST = 300.0
"""Seconds: a form in a page is signed, and must not grow old."""
_MAX_AGE = re.compile(r"public, max-age=(\d+)")
_GZIP = re.compile(r"\bgzip\b")


@dataclass(frozen=True)
class Page:
    """An answer as it was made. until: when it may be given no more, by the monotonic clock."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    until: float

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The same again; without its content for whoever has it already."""
        response = HttpResponse(self.content, headers=dict(self.headers))
        etag = response.headers.get("ETag")
        told = get_conditional_response(request, etag=etag, response=response) if etag else response
        told.headers[STATUS] = HIT
        return told


class Pages:
    """Pages by what they were asked by, at most so many bytes; the one longest unread goes first.

    state: what they all follow from; under another one there is none.
    """

    def __init__(self, most: int) -> None:
        """Keep nothing yet."""
        self._most, self._bytes = most, 0
        self._state: Hashable = None
        self._held: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, state: Hashable, asked: Hashable) -> Page | None:
        """The page, if it was made in this state and has not grown old."""
        with self._lock:
            found = self._held.get(asked) if state == self._state else None
            if found is None or found.until < time.monotonic():
                return None
            self._held.move_to_end(asked)
            return found

    def put(self, state: Hashable, asked: Hashable, page: Page) -> None:
        """Keep a page that was made in a state; what was made in another is let go."""
        with self._lock:
            if state != self._state:
                self._held.clear()
                self._state, self._bytes = state, 0
            self._drop(asked)
            self._held[asked] = page
            self._bytes += len(page.content)
            while self._bytes > self._most:
                self._drop(next(iter(self._held)))

    def _drop(self, asked: Hashable) -> None:
        gone = self._held.pop(asked, None)
        self._bytes -= len(gone.content) if gone else 0


def kept(get_response: Answer) -> Answer:
    """Give a page again that was made before, where it is still what would be made."""
    pages = Pages(settings.PAGES_KEPT)

    def answer(request: HttpRequest) -> HttpResponse:
        state = _state() if _may_be_given(request) else None
        if state is None:
            return get_response(request)
        asked = _asked(request)
        found = pages.get(state, asked)
        if found is not None:
            return found.answer(request)
        response = get_response(request)
        seconds = _seconds(response)
        if seconds:
            headers = tuple(response.headers.items())
            until = time.monotonic() + seconds
            pages.put(state, asked, Page(response.content, headers, until))
        return response

    return answer


def _may_be_given(request: HttpRequest) -> bool:
    return bool(settings.PAGES_KEPT) and request.method == "GET" and "Range" not in request.headers


def _asked(request: HttpRequest) -> tuple[Hashable, ...]:
    """All of a request that a page is made by: its language stands in its path."""
    packed = bool(_GZIP.search(request.headers.get("Accept-Encoding", "")))
    host = request.headers.get("Host", "")
    return request.scheme, host, request.path_info, request.META.get("QUERY_STRING", ""), packed


def _seconds(response: HttpResponse) -> float:
    """How long an answer may be kept; 0 for one that is an error, or one visitor's own."""
    told = _MAX_AGE.fullmatch(response.headers.get("Cache-Control", ""))
    good = response.status_code == 200 and not response.streaming  # noqa: PLR2004
    if told is None or not good or response.cookies or len(response.content) > _LARGEST:
        return 0
    return min(float(told[1]), _LONGEST)


def _state() -> Hashable | None:
    """What every page follows from, as it is now; None where there is nothing to show."""
    home = Path(settings.HOME)
    try:
        shown = editions.current().sha256
    except UncoverError:
        return None
    shelved = tuple(
        (each.name, each.sha256, each.is_good, each.refused is None)
        for each in editions.shelf().all()
    )
    files = (home / "editions", home / runner.FILE, home / corrections.FILE, settings.DATABASE)
    changed = (*(_changed(each) for each in files), _changed(f"{settings.DATABASE}-wal"))
    return shown, shelved, changed, dt.date.today().toordinal()  # that of the pages


def _changed(path: Path | str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  asked at every page: half of Path.stat
    except OSError:
        return None
    # Nothing in it, as in the journal that the first reader of a database makes, says nothing.
    return (found.st_mtime_ns, found.st_size) if found.st_size else None
