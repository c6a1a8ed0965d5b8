"""A letter with a hundred claims: checked for the first time, and again."""

from benches.aims import Lasting, Under
from benches.letters import LetterSize, sizes
from benches.part import Part
from benches.tool import CLAIMS_AGAIN, CLAIMS_ALONE, CLAIMS_FIRST

PART = Part(
    name="claims",
    says="uncover check of a letter with 100 claims, for the first time and again",
    ours=CLAIMS_AGAIN,
    others=(CLAIMS_FIRST, CLAIMS_ALONE),
    sizes=sizes,
    usual=(1_000_000,),
    quick=(50_000,),
    trial=LetterSize(500),
    aims=(
        Lasting(CLAIMS_AGAIN.name, 2),
        Lasting(CLAIMS_FIRST.name, 10),
        Under(4_295),
    ),
)
