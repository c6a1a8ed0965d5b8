"""The command `script/bench site`: three pages of the demonstration, kept and made anew."""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from visiting.home import make
from visiting.pages import PAGES, visited
from visiting.serving import answering, served

from benches.folder import folder
from benches.machine import machine
from benches.site.asking import Waited, a_second, waited, wire

_PAGES = ("home", "state", "figure")
_BESIDE = ("/site.css", "/icon.svg")
"""What a browser fetches with the first page, and then has for a day."""


@dataclass(frozen=True)
class Measured:
    """One page: answers a second and milliseconds to the first byte, made once or every time.

    ratio: how many of the least answer of the same server take as long. html, first_view: bytes on
    the wire of the page alone, and with the style sheet and the icon.
    """

    page: str
    kept: float
    anew: float
    ratio: float
    ratio_anew: float
    wait_kept: Waited
    wait_anew: Waited
    html: int
    first_view: int


def main() -> int:
    """Measure in one run, and say what on."""
    parser = argparse.ArgumentParser(prog="script/bench site", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two seconds of load, fewer visits")
    quick = parser.parse_args().quick
    seconds, visits = (2, 100) if quick else (10, 1000)
    here = machine()
    print(
        f"site: the demonstration's pages, {seconds} seconds of load each; 2 workers and what asks"
        f" them on the same {here['processors']} processors, load {here['load_before']} before.",
        flush=True,
    )
    home = folder() / "site-home"
    shutil.rmtree(home, ignore_errors=True)
    make(home)
    with _hello() as least:
        hello, by = a_second(least, "/", seconds)
        wait = waited(least, "/", visits)
    print(f"the least answer of the same server: {hello:,.0f} a second by {by}, {_ms(wait)}\n")
    print(_HEAD, flush=True)
    told = [_line(each) for each in _measured(home, seconds, visits, hello)]
    begun = time.strftime("%Y-%m-%dT%H-%M-%S")
    results = folder() / f"results-site-{begun}.json"
    document = {"made_up": True, "part": "site", "begun": begun, "machine": here, "by": by}
    document |= {"hello": hello, "hello_wait": asdict(wait), "pages": [asdict(e) for e in told]}
    results.write_text(json.dumps(document, indent=1) + "\n", "utf-8")
    print(f"\n{_FOOT}\nResults: {results}")
    return 0


_HEAD = (
    f"{'page':<8}{'kept/s':>9}{'x':>7}{'anew/s':>9}{'x':>8}"
    f"{'kept p50..p99':>20}{'anew p50..p99':>20}{'HTML':>9}{'first view':>12}"
)


_FOOT = (
    "kept: the site as it is; anew: UNCOVER_PAGES_KEPT_MB=0. x: so many of the least answers take"
    f"\nas long. First view, in bytes on the wire as HTML is: with {' and '.join(_BESIDE)}."
)


def _line(each: Measured) -> Measured:
    print(
        f"{each.page:<8}{each.kept:>9,.0f}{each.ratio:>7.1f}{each.anew:>9,.1f}{each.ratio_anew:>8,.0f}"
        f"{_ms(each.wait_kept):>20}{_ms(each.wait_anew):>20}{each.html:>9,}{each.first_view:>12,}",
        flush=True,
    )
    return each


def _ms(told: Waited) -> str:
    return f"{told.p50:.1f}..{told.p99:.1f} ms"


def _measured(home: Path, seconds: int, visits: int, hello: float) -> Iterator[Measured]:
    seen = visited(home)
    anew = {"UNCOVER_PAGES_KEPT_MB": "0"}
    for page in (each for each in PAGES if each.name in _PAGES):
        address = seen.address(page, "en")
        with served(home) as site:
            html, beside = wire(site, address), sum(wire(site, each) for each in _BESIDE)
            for _ in range(8):  # both workers have made it
                wire(site, address)
            kept, wait_kept = a_second(site, address, seconds)[0], waited(site, address, visits)
        with served(home, anew) as site:
            wire(site, address)
            made = a_second(site, address, seconds)[0]
            wait_anew = waited(site, address, visits // 10)
        yield Measured(
            page=page.name,
            kept=kept,
            anew=made,
            ratio=hello / kept,
            ratio_anew=hello / made,
            wait_kept=wait_kept,
            wait_anew=wait_anew,
            html=html,
            first_view=html + beside,
        )


@contextmanager
def _hello() -> Iterator[str]:
    """The least application, in the same server as the site with the same number of workers."""
    granian = [sys.executable, "-m", "granian", "benches.site.hello:application"]
    words = ["--interface", "wsgi", "--workers", "2", "--no-log", "--host", "127.0.0.1"]
    with answering(lambda port: [*granian, *words, "--port", str(port)], folder()) as address:
        yield address


if __name__ == "__main__":
    sys.exit(main())
