"""The first check."""

from claims_checked import check

check(cold=True)
