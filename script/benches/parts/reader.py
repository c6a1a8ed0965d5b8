"""The reader of workbooks alone, beside readers that type and store nothing either."""

from benches.part import Aim, Part
from benches.tool import CALAMINE, FASTEXCEL, FLOOR, OPENPYXL, READER, READXL

PART = Part(
    name="reader",
    says="uncover's reader alone, without typing and storing, beside other readers",
    ours=READER,
    others=(FASTEXCEL, CALAMINE, OPENPYXL, READXL, FLOOR),
    aims=(Aim(READXL, 3, "seconds"), Aim(READXL, 5, "megabytes"), Aim(OPENPYXL, 10, "seconds")),
)
