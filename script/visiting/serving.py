"""`uncover serve` on a port of its own, until the visit is over."""

import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from visiting.home import COMMAND

_PATIENCE = 60
"""Seconds after which a server that does not answer is told to have failed."""


@contextmanager
def served(home: Path, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a home; what is given is the address of the site, without a slash at its end.

    Raises SystemExit with what the server said if it ends or does not answer.
    """
    key = {"UNCOVER_SECRET_KEY": secrets.token_urlsafe(32)}

    def words(port: int) -> list[str | Path]:
        return [COMMAND, "serve", "--home", home, "--port", str(port)]

    with answering(words, home, {**key, **(environment or {})}) as address:
        yield address


@contextmanager
def answering(
    words: Callable[[int], Sequence[str | Path]],
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Run a server on a free port until the visit is over; what it says is kept in a folder.

    words: the command, for a port. Raises SystemExit with what it said if it does not answer.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with (folder / "serve.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            words(port),
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | (environment or {}),
        )
        try:
            _wait(process, address, folder / "serve.log")
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/robots.txt", timeout=5):  # noqa: S310  our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"the site does not answer: {log.read_text('utf-8')}")
