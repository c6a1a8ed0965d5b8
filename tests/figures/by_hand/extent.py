"""How much is counted by hand: a little in every run of the tests, and as much as one asks for.

`UNCOVER_HAND_LIBRARIES=200` draws as many random libraries; `UNCOVER_HAND_SEED=17` begins with that
seed. A seed is told in the name of its test.
"""

import os

_FEW, _SOME = 2, 10
LIBRARIES = int(os.environ.get("UNCOVER_HAND_LIBRARIES", _FEW))
FIRST_SEED = int(os.environ.get("UNCOVER_HAND_SEED", "1"))
IS_THOROUGH = LIBRARIES > _FEW

SEEDS = range(FIRST_SEED, FIRST_SEED + LIBRARIES)
"""The libraries whose every measure is counted by hand."""
STORED_OFTEN = SEEDS[:_SOME] if IS_THOROUGH else SEEDS[:1]
"""The libraries that are stored again and again, in other orders and in other files."""
ASKED_OFTEN = None if IS_THOROUGH else 8
"""How many measures are asked of each of these; None for all."""
