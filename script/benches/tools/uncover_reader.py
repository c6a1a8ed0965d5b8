"""The workbook with Uncover's reader alone: batches of cells, nothing typed, nothing stored."""

import json
import sys
from pathlib import Path

import as_installed  # noqa: F401  first: before anything imports pandas

from uncover.records.reading.opening import discover, sheets

workbook, facts, _ = sys.argv[1:]
header = json.loads(Path(facts).read_text("utf-8"))["header_row"]
read = 0
for found in discover([Path(workbook)]):
    if found.file is not None:
        for sheet in sheets(found.file):
            read += sum(len(batch.rows) for batch in sheet.batches(after_row=header))
print(read)
