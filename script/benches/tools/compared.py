"""By what the published rule puts stints in order, and in what two rows must agree to be one.

Written out of the rule's text for those who count with a data frame (STINT-DUP/DDP-2026-03): what
is missing comes first; then the order of the release.
"""

STINT_KEY = (
    "person", "detention_facility_code", "book_in_date_time", "stay_book_in_date_time",
)  # fmt: skip

ORDER = (
    "person", "book_in_date_time", "detention_facility_code", "detention_release_reason",
    "stay_book_out_date_time", "stay_release_reason", "religion", "gender", "marital_status",
    "birth_year", "ethnicity", "entry_status", "aggravated_felon", "bond_posted_date",
    "bond_posted_amount", "case_status", "case_category", "final_order_yes_no",
    "final_order_date", "case_threat_level", "class", "final_charge", "departed_date",
    "departure_country", "citizenship_country", "final_program", "msc_charge_code", "msc_charge",
    "ordinal",
)  # fmt: skip

CLASSES = {"convicted": 1, "charged": 2, "neither": 3}

_NOT_COMPARED = {
    "initial_bond_set_amount", "initial_bond_set_date", "bond_posted_amount", "bond_posted_date",
    "file", "sheet", "row", "ordinal", "withheld",
}  # fmt: skip


def identical(filled: list[str]) -> list[str]:
    """The columns in which rows must agree, of those in which anything is told."""
    return [name for name in filled if name not in _NOT_COMPARED]
