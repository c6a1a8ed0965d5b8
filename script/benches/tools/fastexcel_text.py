"""The workbook as text with fastexcel, into Arrow."""

import json
import sys
from pathlib import Path

import fastexcel

workbook, facts, _ = sys.argv[1:]
header = json.loads(Path(facts).read_text("utf-8"))["header_row"]
sheet = fastexcel.read_excel(workbook).load_sheet(0, header_row=header - 1, dtypes="string")
print(sheet.to_arrow().num_rows)
