"""Counties by hand: which one a spelling means, and how it is told (decision 0013)."""

SPELLED = {
    "SUFFOLK": "suffolk",
    "Suffolk County": "suffolk",
    " suffolk  county": "suffolk",
    "MIDDLESEX": "middlesex",
    "TRAVIS": "travis",
    "Travis County": "travis",
    "St. Lawrence": "stlawrence",
    "SAINT LAWRENCE COUNTY": "stlawrence",
    "BAYAMON": "bayamon",
    "Bayamón Municipio": "bayamon",
    "Nowhereshire": "nowhereshire",
    "Suffolk City": "suffolkcity",
}
"""The bare name of every spelling that is drawn; Unknown and a blank have none."""
IDS = {
    ("MA", "suffolk"): "us-ma-suffolk-county",
    ("MA", "middlesex"): "us-ma-middlesex-county",
    ("NY", "suffolk"): "us-ny-suffolk-county",
    ("NY", "stlawrence"): "us-ny-st-lawrence-county",
    ("PR", "bayamon"): "us-pr-bayamon-municipio",
    ("TX", "travis"): "us-tx-travis-county",
}
"""The counties that there are among them."""


def bare(text: str) -> str | None:
    """The name of a county without what says nothing; none where none is told."""
    return None if text.strip() in {"", "Unknown"} else SPELLED[text]


def told(state: str | None, county: str | None) -> str | None:
    """Its id; of a county that no list knows, or without a state, what the records say."""
    if county is None:
        return None
    return IDS.get((state or "?", county), f"{county}, {state or '?'}")
