"""Measures ingest beside other readers and beside the floor, in one run, as ratios."""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FULL = (50_000, 300_000, 1_000_000)
QUICK = (50_000,)
SLOW = 100_000  # beyond so many rows the slowest readers are left out

INGEST = "from uncover.cli.main import run; import sys; run(['ingest', sys.argv[1], '--json', '--library', sys.argv[2]])"  # noqa: E501
READERS = {
    "uncover ingest": INGEST,
    "fastexcel as text": "import fastexcel, sys; fastexcel.read_excel(sys.argv[1])"
    ".load_sheet(0, header_row=None, dtypes='string').to_arrow()",
    "pandas, calamine": "import pandas, sys; pandas.read_excel(sys.argv[1], skiprows=6,"
    " dtype=str, engine='calamine')",
    "pandas, openpyxl": "import pandas, sys; pandas.read_excel(sys.argv[1], skiprows=6,"
    " dtype=str, engine='openpyxl')",
    "the floor": "import sys; from pathlib import Path\n"
    "from uncover.records.reading.inflating import inflated, parts\n"
    "p = Path(sys.argv[1])\n"
    "print(sum(piece.count(b'<') for name, part in parts(p, p.name).items()"
    " if name.endswith('.xml') for piece in inflated(p, part, p.name)))",
}
R_READER = "invisible(readxl::read_xlsx(commandArgs(TRUE)[1], skip = 6, col_types = 'text'))"


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("part", nargs="?", default="ingest", choices=["ingest"])
    parser.add_argument("--quick", action="store_true", help="small sizes only")
    parser.add_argument("--rows", type=int, action="append", help="these sizes instead")
    asked = parser.parse_args()
    for rows in asked.rows or (QUICK if asked.quick else FULL):
        bench_ingest(rows)


def bench_ingest(rows: int) -> None:
    """One workbook of made-up arrests, read by every reader in turn."""
    folder = Path(os.environ.get("UNCOVER_BENCH", Path(tempfile.gettempdir()) / "uncover-bench"))
    folder.mkdir(parents=True, exist_ok=True)
    workbook = folder / f"made-up-arrests-{rows}.xlsx"
    if not workbook.exists():
        print(f"making {workbook.name} ...", flush=True)
        make = "from uncover.cli.main import run; import sys; run(['sample', 'arrests', '--rows', sys.argv[1], '-o', sys.argv[2]])"  # noqa: E501
        subprocess.run([sys.executable, "-c", make, str(rows), str(workbook)], check=True)
    readers = {name: [sys.executable, "-c", code] for name, code in READERS.items()}
    if shutil.which("Rscript"):
        readers["R readxl as text"] = ["Rscript", "-e", R_READER]
    measured = {}
    for name, command in readers.items():
        if rows > SLOW and name == "pandas, openpyxl":
            print(f"left out at {rows:,} rows: {name}")
            continue
        library = Path(tempfile.mkdtemp(dir=folder))
        measured[name] = _measured([*command, str(workbook), str(library / "library")])
        shutil.rmtree(library)
    _print(rows, workbook.stat().st_size, measured)


def _measured(command: list[str]) -> dict[str, float]:
    """Seconds, seconds of CPU and peak resident megabytes of one process."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"failed with {child.returncode}: {command[-2]}")
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2),
    }


def _print(rows: int, size: int, measured: dict[str, dict[str, float]]) -> None:
    ours = measured["uncover ingest"]
    # The sample leaves 14 columns of the layout blank: less to read than in a real release.
    print(f"\n{rows:,} rows x 25 columns, 11 of them filled, {size / 1e6:.0f} MB (made up)")
    print(f"{'':<18} {'s':>7} {'CPU s':>7} {'MB':>7} {'rows/s':>9} {'time':>6} {'memory':>7}")
    for name, told in measured.items():
        print(
            f"{name:<18} {told['seconds']:>7.1f} {told['cpu']:>7.1f} {told['megabytes']:>7.0f}"
            f" {rows / told['seconds']:>9,.0f} {told['seconds'] / ours['seconds']:>5.1f}x"
            f" {told['megabytes'] / ours['megabytes']:>6.1f}x"
        )
    results = Path(__file__).parents[1] / "bench-results"
    results.mkdir(exist_ok=True)
    (results / f"ingest-{rows}.json").write_text(json.dumps(measured, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
