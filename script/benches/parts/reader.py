"""The reader of workbooks alone, beside readers that type and store nothing either."""

from benches.aims import Better
from benches.part import Part
from benches.tool import CALAMINE, FASTEXCEL, FLOOR, OPENPYXL, READER, READXL
from benches.workbooks import QUICK, TRIAL, USUAL, sizes

PART = Part(
    name="reader",
    says="uncover's reader alone, without typing and storing, beside other readers",
    ours=READER,
    others=(FASTEXCEL, CALAMINE, OPENPYXL, READXL, FLOOR),
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
