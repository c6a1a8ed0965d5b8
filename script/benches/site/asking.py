"""Asking a server: one visitor after the other, timed, or as many at once as it takes."""

import http.client
import re
import shutil
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

_PACKED = {"Accept-Encoding": "gzip"}
_AT_ONCE = 8


@dataclass(frozen=True)
class Waited:
    """How long visitors waited for the first byte, in milliseconds; half and 99 of 100 less."""

    p50: float
    p99: float
    visits: int


def wire(site: str, address: str) -> int:
    """Bytes of an answer as it travels, with its headers; packed as browsers ask for it.

    Raises SystemExit for any answer but 200.
    """
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    connection.request("GET", address, headers=_PACKED)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:  # noqa: PLR2004
        raise SystemExit(f"script/bench: {address} answers {answer.status}")
    head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
    return head + len(content)


def waited(site: str, address: str, visits: int) -> Waited:
    """Each visitor with a connection of their own, one after the other, on a site at rest."""
    told = sorted(_first_byte(site, address) for _ in range(visits))
    p99 = told[min(len(told) - 1, round(0.99 * len(told)))]
    return Waited(statistics.median(told), p99, visits)


def _first_byte(site: str, address: str) -> float:
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    begun = time.perf_counter()
    connection.request("GET", address, headers=_PACKED)
    answer = connection.getresponse()
    answer.read(1)
    seconds = time.perf_counter() - begun
    answer.read()
    connection.close()
    return seconds * 1000


def a_second(site: str, address: str, seconds: int) -> tuple[float, str]:
    """Answers a second to eight visitors at once, and by what it was measured."""
    if shutil.which("wrk"):
        return _by_wrk(site, address, seconds), "wrk"
    return _by_threads(site, address, seconds), "a client in Python, which is slower than wrk"


def _by_wrk(site: str, address: str, seconds: int) -> float:
    packed = "Accept-Encoding: gzip"
    words = ["wrk", "-t1", f"-c{_AT_ONCE}", f"-d{seconds}s", "--timeout", "60s", "-H", packed]
    told = subprocess.run([*words, site + address], capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout or "Socket errors" in told.stdout:
        raise SystemExit(f"script/bench: {address} fails under load: {told.stdout}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", told.stdout)[0])


def _by_threads(site: str, address: str, seconds: int) -> float:
    counts = [0] * _AT_ONCE
    begun = time.perf_counter()

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
        while time.perf_counter() - begun < seconds:
            connection.request("GET", address, headers=_PACKED)
            connection.getresponse().read()
            counts[number] += 1

    visitors = [threading.Thread(target=ask, args=(number,)) for number in range(_AT_ONCE)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()
    return sum(counts) / (time.perf_counter() - begun)
