"""Places are told by id, by name, by postal code."""

import pytest

from uncover.terms.errors import UnusableError
from uncover.terms.places import place, places, postal_code, states


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("us", "us"),
        ("Massachusetts", "us-ma"),
        ("MA", "us-ma"),
        ("us-ma-boston", "us-ma-boston"),
        ("Boston", "us-ma-boston"),
        ("Travis County, Texas", "us-tx-travis-county"),
        ("travis county, tx", "us-tx-travis-county"),
        ("District of Columbia", "us-dc"),
        ("Richmond city, VA", "us-va-richmond-city"),
    ],
)
def test_a_place_has_an_id_and_a_name(text: str, id_: str) -> None:
    """A name that means only one place is as good as its id."""
    assert place(text).id == id_


def test_a_name_of_several_places_names_them() -> None:
    """Which Washington County is not guessed."""
    with pytest.raises(UnusableError, match="us-al-washington-county"):
        place("Washington County")


def test_an_unknown_place_is_refused() -> None:
    """The sentence says what a place looks like."""
    with pytest.raises(UnusableError, match="us-ma-boston"):
        place("Atlantis")


def test_there_are_fifty_states_dc_and_six_territories() -> None:
    """The set of DOMAIN 3.8, and every county has a state."""
    assert len(states()) == 57
    assert all(p.state in states() for p in places().values() if p.kind != "nation")


def test_a_cell_names_a_state_by_name_or_code() -> None:
    """Released cells write PENNSYLVANIA, PA or Pennsylvania."""
    assert [postal_code(t) for t in ("PENNSYLVANIA", "pa", " Guam ", "MEXICO")] == [
        "PA",
        "PA",
        "GU",
        None,
    ]
