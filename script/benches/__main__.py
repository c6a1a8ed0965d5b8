"""The command `script/bench`: what was asked for, what it will take, what came of it."""

import argparse
import json
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from benches.folder import folder
from benches.machine import machine
from benches.measuring import Limits
from benches.part import Part
from benches.parts import PARTS
from benches.printing import table
from benches.running import Bench
from benches.subject import Size

_GIGABYTE = 1_000_000_000
_LONG = 100  # seconds from which one says minutes


def main() -> int:
    """Run the parts that were asked for; 2 if nothing can be run."""
    asked = _asked()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave no tool running behind us
    try:
        for part, sizes in asked.work:
            limits = Limits.of_this_machine(asked.minutes)
            _run(Bench(part, sizes, asked.repeat, asked.slow, limits))
    except KeyboardInterrupt:
        print("Stopped. What was measured before is kept.", file=sys.stderr)
        return 130
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/bench",
        description="Measures tools beside each other, each in a process of its own, as ratios.",
        epilog="Parts: " + "; ".join(f"{part.name}: {part.says}" for part in PARTS.values()) + ".",
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="the first one if none is named")
    parser.add_argument("--quick", action="store_true", help="few rows only")
    parser.add_argument(
        "--rows", type=_rows, action="append", help="this size instead, or `full`; may be repeated"
    )
    parser.add_argument(
        "--only", action="append", help="of the figures only the questions so called; repeatable"
    )
    parser.add_argument("--repeat", type=_positive, help="runs of each tool at each size")
    parser.add_argument("--slow", action="store_true", help="the slowest up to 300,000 rows too")
    parser.add_argument("--minutes", type=float, default=30, help="a run is stopped after so many")
    asked = parser.parse_args()
    if unknown := [name for name in asked.parts if name not in PARTS]:
        parser.error(f"no part is called {unknown[0]}; there are: {', '.join(PARTS)}")
    parts = [PARTS[name] for name in asked.parts or [next(iter(PARTS))]]
    try:
        asked.work = [(part, _sizes(part, asked)) for part in parts]
    except ValueError as error:
        parser.error(str(error))
    return asked


def _sizes(part: Part, asked: argparse.Namespace) -> list[Size]:
    """What is measured on; raises ValueError for sizes that there cannot be or are not."""
    usual = part.quick if asked.quick else part.usual
    sizes = [size for many in asked.rows or usual for size in part.sizes(many)]
    chosen = [size for size in sizes if size.name.startswith(tuple(asked.only or [""]))]
    if not chosen:
        names = ", ".join(size.name for size in sizes)
        raise ValueError(f"nothing here is called {asked.only[0]}; there are: {names}")
    return chosen


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above zero")
    return int(text)


def _rows(text: str) -> int | None:
    return None if text == "full" else _positive(text.replace(",", ""))


def _run(bench: Bench) -> None:
    here = machine()
    _announce(bench, here)
    begun = time.strftime("%Y-%m-%dT%H-%M-%S")
    told: dict[str, Any] = {"made_up": True, "part": bench.part.name, "begun": begun}
    told |= {"machine": here, "sizes": []}
    results = folder() / f"results-{bench.part.name}-{begun}.json"
    tools = bench.trials()
    for size in bench.sizes:
        result = bench.measure(tools, size)
        told["sizes"].append(result.document())
        told["left_out"] = [vars(one) | {"sentence": one.sentence()} for one in bench.left_out]
        results.write_text(
            json.dumps(told, indent=1) + "\n", "utf-8"
        )  # now: the next may take long
        print(f"\n{table(result)}", flush=True)
    _close(bench, results)


def _announce(bench: Bench, here: dict[str, Any]) -> None:
    seconds, needed = bench.seconds(), bench.disk()
    free = shutil.disk_usage(folder()).free
    if needed > free:
        sys.exit(
            f"script/bench: {needed / _GIGABYTE:.1f} GB are needed in {folder()} and"
            f" {free / _GIGABYTE:.1f} GB are free; UNCOVER_BENCH names another folder."
        )
    about = f"{seconds / 60:.0f} minutes" if seconds >= _LONG else f"{seconds:.0f} seconds"
    print(
        f"{bench.part.name}: {bench.part.says}. About {about} and {needed / _GIGABYTE:.1f} GB in"
        f" {folder()}; {here['processors']} processors, load {here['load_before']} before.",
        flush=True,
    )
    if here["load_before"] > here["processors"] / 2:
        print("This machine is busy with other programs: trust CPU seconds more than seconds.")


def _close(bench: Bench, results: Path) -> None:
    print("\nEach ratio is to", bench.part.ours.name + ", by medians; memory includes children.")
    if bench.left_out:
        print(f"{len(bench.left_out)} left out:")
        for one in bench.left_out:
            print(f"  {one.sentence()}")
    print(f"Results: {results}")


if __name__ == "__main__":
    sys.exit(main())
