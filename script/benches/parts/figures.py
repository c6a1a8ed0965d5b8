"""The engine of figures beside data frames and beside the floor, over a made-up library."""

from benches.libraries import LibrarySize, sizes
from benches.operations import OPERATIONS
from benches.part import Part
from benches.tool import COMMAND, DATA_TABLE, ENGINE, FEW, PANDAS, POLARS, SCAN

PART = Part(
    name="figures",
    says="figures counted in a library beside data frames and beside the floor",
    ours=ENGINE,
    others=(COMMAND, PANDAS, POLARS, DATA_TABLE, SCAN, FEW),
    sizes=sizes,
    usual=(10_000_000,),
    quick=(300_000,),
    trial=LibrarySize(2_000, OPERATIONS[0]),
    floor=SCAN,
)
