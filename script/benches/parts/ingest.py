"""The whole way into the library, beside what an analyst would do with other tools."""

from benches.part import Aim, Part
from benches.tool import CALAMINE, DPLYR, FASTEXCEL, FLOOR, INGEST, OPENPYXL, READER, READXL

PART = Part(
    name="ingest",
    says="uncover ingest beside other readers and beside the floor",
    ours=INGEST,
    others=(READER, FASTEXCEL, CALAMINE, OPENPYXL, READXL, DPLYR, FLOOR),
    aims=(Aim(READXL, 3, "seconds"), Aim(READXL, 5, "megabytes"), Aim(OPENPYXL, 10, "seconds")),
)
