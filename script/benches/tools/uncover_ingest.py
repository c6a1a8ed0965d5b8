"""The whole way of `uncover ingest`: read, recognised, typed, sorted, stored."""

import contextlib
import io
import json
import sys
from pathlib import Path

import as_installed  # noqa: F401  first: before anything imports pandas

from uncover.cli.main import code_of

workbook, _, folder = sys.argv[1:]
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = code_of(["ingest", workbook, "--json", "--library", str(Path(folder) / "library")])
report = json.loads(printed.getvalue())
if code:
    sys.exit(f"uncover ingest ended with {code}: {report}")
print(sum(sheet["rows_stored"] for file in report["files"] for sheet in file["sheets"]))
