"""An edition made of a library, and opened as a site opens it."""

from benches.aims import Lasting, Under
from benches.editions import EditionSize, sizes
from benches.part import Part
from benches.tool import BUILD, OPENING

PART = Part(
    name="edition",
    says="uncover build of three stints for each arrest, and opening what it made",
    ours=BUILD,
    others=(OPENING,),
    sizes=sizes,
    usual=(3_000_000,),
    quick=(100_000,),
    trial=EditionSize(1_000),
    aims=(Lasting(BUILD.name, 300), Lasting(OPENING.name, 5), Under(6_442)),
)
