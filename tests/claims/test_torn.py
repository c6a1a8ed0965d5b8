"""Links that cut a phrase in two, and sentences that deny what stands in a link."""

from fractions import Fraction

import pytest

from claims.made import count, figure, share
from claims.test_comparisons import ROSE, SHARES, made_of
from uncover.claims.check import Checked, check

DAYS = Fraction("29.4")
FIGURES = {
    "share": share(54, 100),
    "count": count(400),
    "rose": ROSE,
    "points": SHARES,
    "twice": made_of(count(197), count(100)),
    "daily": figure(basis="counted", kind="amount", unit="person", value=DAYS, low=DAYS, high=DAYS),
}


def claims(text: str, language: str) -> tuple[Checked, ...]:
    """The claims of a letter of one sentence."""
    return check(f"---\nlang: {language}\n---\n{text}\n", FIGURES.__getitem__).claims


def told(each: Checked) -> set[str]:
    """The codes of its notes."""
    return {noted.partition(":")[0] for noted in each.decision.notes}


TORN = {
    "en": """
        All but [54 percent](#share). / Twice [400](#count). / Half of the [400](#count).
        / Ten times [400](#count). / Between [400](#count) and 500. / From [400](#count) to 500.
        / [400](#count) to 500 people. / [400](#count)-500 people. / [400](#count) or 500 people.
        / [400](#count) thousand. / [400](#count) million people. / [400](#count) percent.
        / [54](#share) percent. / [54](#share)%. / $[400](#count). / -[400](#count).
        / 1,[400](#count). / [400](#count).5 / [400](#count),000 / [54 percent](#share) fewer.
        / [54 percent](#share) more than in 2010. / [54 percent](#share) points.
        / [400](#count) more than in 2010. / [11](#points) percentage points higher.
        / [400](#count) a day. / [400](#count) per month. / [400](#count) times.
        / [400](#count) dozen. / [**400**](#count) percent. / **[400](#count)** percent.
    """,
    "es": """
        Todos menos el [54 %](#share). / La mitad de los [400](#count). / El doble de [400](#count).
        / Diez veces [400](#count). / Entre [400](#count) y 500. / [400](#count) a 500 personas.
        / [400](#count) o 500. / [400](#count) mil. / [400](#count) millones.
        / [54](#share) por ciento. / [54](#share) %. / El [54 %](#share) más que en 2010.
        / [400](#count) más que en 2010. / [400](#count) al día. / [400](#count) por mes.
        / [400](#count) diarios.
    """,
}
WHOLE = {
    "en": """
        [400](#count) people, more than in 2010. / The Times said [400](#count).
        / Between [54 percent](#share) and [400](#count). / [400](#count) to 12 states.
        / Only [400](#count). / [400](#count), 12 of them children. / About half. [400](#count).
        / [400](#count) more were held. / - [400](#count) / [54 percent](#share): more than half.
        / [29](#daily) a day. / [54 percent](#share) were men. / [400](#count)-odd.
        / [54 percent](#share) moreover. / (see 2) [400](#count).
    """,
    "es": """
        [400](#count) personas. / Solo [400](#count). / Entre el [54 %](#share) y [400](#count).
        / [400](#count) personas, más que en 2010. / [29](#daily) al día.
    """,
}
DENIED = {
    "en": """
        Arrests did not rise [24 percent](#rose). / Arrests have not [doubled](#twice).
        / It is not true that [54 percent](#share) had none. / It was not [54 percent](#share).
        / It is no longer [54 percent](#share). / Neither [54 percent](#share) nor less.
    """,
    "es": """
        Los arrestos no aumentaron un [24 %](#rose). / No es cierto que el [54 %](#share) no tenga.
        / Ya no son el [54 %](#share). / No llegaron a [400](#count). / Tampoco [400](#count).
    """,
}


def sentences(table: dict[str, str]) -> list[tuple[str, str]]:
    """Language and sentence of a table."""
    return [
        (language, " ".join(text.split()))
        for language, lines in table.items()
        for text in lines.split(" / ")
    ]


@pytest.mark.parametrize(("language", "text"), sentences(TORN))
def test_a_phrase_that_goes_on_outside_its_link_is_not_decided(language: str, text: str) -> None:
    """What belongs to it is named, and nothing is said to hold."""
    (claim,) = claims(text, language)
    assert claim.decision.verdict == "cannot-be-checked"
    assert told(claim) == {"torn"}
    assert claim.suggest is None  # it would read on into what stands outside


@pytest.mark.parametrize(("language", "text"), sentences(WHOLE))
def test_a_phrase_that_is_whole_is_decided(language: str, text: str) -> None:
    """Other words and numbers around it are other sentences' affair."""
    for claim in claims(text, language):
        assert claim.decision.verdict in ("holds", "holds-rounded"), claim.decision
        assert "torn" not in told(claim)


@pytest.mark.parametrize(("language", "text"), sentences(DENIED))
def test_what_a_sentence_denies_is_not_decided(language: str, text: str) -> None:
    """A "not" is heard through the verb, and before the verb that gives a direction."""
    (claim,) = claims(text, language)
    assert claim.decision.verdict == "cannot-be-checked"
    assert "negated-outside" in told(claim)
