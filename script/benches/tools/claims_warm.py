"""What was checked before, checked again."""

from claims_checked import check

check()
