"""The whole way into the library, beside what an analyst would do with other tools."""

from benches.aims import Better
from benches.part import Part
from benches.tool import CALAMINE, DPLYR, FASTEXCEL, FLOOR, INGEST, OPENPYXL, READER, READXL
from benches.workbooks import QUICK, TRIAL, USUAL, sizes

PART = Part(
    name="ingest",
    says="uncover ingest beside other readers and beside the floor",
    ours=INGEST,
    others=(READER, FASTEXCEL, CALAMINE, OPENPYXL, READXL, DPLYR, FLOOR),
    sizes=sizes,
    usual=USUAL,
    quick=QUICK,
    trial=TRIAL,
    aims=(
        Better(READXL.name, 3, "seconds"),
        Better(READXL.name, 5, "megabytes"),
        Better(OPENPYXL.name, 10, "seconds"),
    ),
)
