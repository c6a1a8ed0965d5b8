"""Each figure counted by itself, as a verification would."""

from claims_checked import check

check(fresh=True)
