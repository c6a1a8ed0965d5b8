"""The least that the same server can answer: the yardstick of every page."""

from collections.abc import Callable

_HEADERS = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "6")]


def application(
    environ: dict[str, object], start_response: Callable[[str, list[tuple[str, str]]], object]
) -> list[bytes]:
    """Say hello, whatever is asked."""
    del environ
    start_response("200 OK", _HEADERS)
    return [b"hello\n"]
