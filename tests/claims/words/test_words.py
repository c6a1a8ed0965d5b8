"""Words of a sentence held to the figure: a right number with a wrong word is found out."""

import pytest

from claims.made import share
from claims.words.said import codes, figure_of, said_of
from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.terms.speech import speaking

ARRESTS = figure_of("arrests_made")
PEOPLE = figure_of("people_arrested")
WITHOUT = figure_of("share_of_arrests_without_conviction")
NEITHER = figure_of("share_of_arrests_neither_convicted_nor_charged")
DEPORTED = figure_of("share_of_removals_without_conviction")
LEVEL_1 = figure_of("share_of_removals_level_1")
COUNTED_NEITHER = figure_of("count", unit="person", source="arrests", options={"class": "neither"})

WRONG = [
    # The number is of the class neither convicted nor charged, and is right.
    ("en", COUNTED_NEITHER, "[1,234](#0) people who had no prior criminal convictions",
     "word-class", "no prior criminal convictions", "neither convicted nor charged"),
    ("es", COUNTED_NEITHER, "[1,234](#0) personas que no tenían condenas penales previas",
     "word-class", "no tenían condenas penales previas",
     "sin condena ni cargos pendientes conocidos"),
    ("en", NEITHER, "[54 percent](#0) of arrests were of somebody without a conviction.",
     "word-class", "without a conviction", "neither convicted nor charged"),
    # People for events.
    ("en", ARRESTS, "ICE arrested [1,234](#0) people here.", "word-people", "people", "arrests"),
    ("en", ARRESTS, "[1,234 immigrants](#0) were arrested.",
     "word-people", "immigrants", "arrests"),
    ("en", ARRESTS, "The number of people arrested was [1,234](#0).",
     "word-people", "people", "arrests"),
    ("es", ARRESTS, "ICE arrestó aquí a [1,234](#0) personas.",
     "word-people", "personas", "arrestos"),
    ("en", figure_of("removals"), "They removed [1,234](#0) men.",
     "word-people", "men", "removals"),
    # Events for people.
    ("en", PEOPLE, "There were [1,234](#0) arrests.", "word-events", "arrests", "people arrested"),
    ("es", PEOPLE, "Hubo [1,234](#0) arrestos.", "word-events", "arrestos", "personas arrestadas"),
    # Another act.
    ("en", ARRESTS, "ICE deported [1,234](#0) here.", "word-act", "deported", "arrested"),
    ("en", ARRESTS, "There were [1,234](#0) deportations, not arrests.",
     "word-act", "deportations", "arrests"),
    ("es", ARRESTS, "Fueron deportadas [1,234](#0) hoy.", "word-act", "deportadas", "arrestados"),
    ("en", WITHOUT, "[54 percent](#0) of those deported had no criminal conviction.",
     "word-act", "deported", "arrested"),
    ("en", DEPORTED, "[54 percent](#0) of those arrested had no criminal conviction.",
     "word-act", "arrested", "removed or returned"),
    # No record, for no conviction.
    ("en", WITHOUT, "[54 percent](#0) of arrests were of people with no criminal record.",
     "word-record", "no criminal record", "no known criminal conviction"),
    ("en", DEPORTED, "With a clean record: [54 percent](#0) of removals.",
     "word-record", "clean record", "no known criminal conviction"),
    ("es", WITHOUT, "El [54 por ciento](#0) de los arrestos fue de gente sin antecedentes.",
     "word-record", "sin antecedentes", "sin condena penal conocida"),
    ("es", DEPORTED, "El [54 por ciento](#0) no tenía antecedentes penales.",
     "word-record", "no tenía antecedentes penales", "sin condena penal conocida"),
    ("en", WITHOUT, "[54 percent](#0) of arrests were of people never arrested before.",
     "word-record", "never arrested before", "no known criminal conviction"),
    ("en", WITHOUT, "[54 percent](#0) of those taken had committed no crime.",
     "word-class", "committed no crime", "no known criminal conviction"),
    ("es", DEPORTED, "El [54 por ciento](#0) no había cometido ningún delito.",
     "word-class", "no había cometido ningún delito", "sin condena penal conocida"),
    # Violent, for Level 1.
    ("en", LEVEL_1, "[54 percent](#0) of removals followed violent crimes.",
     "word-violent", "violent crimes", "Level 1"),
    ("es", LEVEL_1, "El [54 por ciento](#0) fue por delitos violentos.",
     "word-violent", "delitos violentos", "Nivel 1"),
    ("en", LEVEL_1, "[54 percent](#0) of removals were of criminals.",
     "word-criminal", "criminals", "Level 1"),
    ("en", ARRESTS, "ICE arrested [1,234](#0) criminals.", "word-criminal", "criminals", "arrests"),
    # Alleged re-entries are among those without a conviction.
    ("en", DEPORTED,
     "[54 percent](#0) had no criminal conviction, only civil immigration violations.",
     "word-civil", "only civil immigration violations", "no known criminal conviction"),
    ("en", NEITHER, "For [54 percent](#0) it was merely an immigration violation.",
     "word-civil", "merely an immigration violation", "neither convicted nor charged"),
    ("es", DEPORTED,
     "El [54 por ciento](#0) no tenía condena penal conocida, solo infracciones civiles.",
     "word-civil", "solo infracciones civiles", "sin condena penal conocida"),
]  # fmt: skip

SILENT = [
    # Denied, feared, said by others, mentioned: no word of the figure's own.
    ("en", ARRESTS, "They were not deported but arrested: [1,234](#0) arrests."),
    ("en", ARRESTS, "ICE made [1,234](#0) arrests, which is not a number of people."),
    ("en", ARRESTS, "[1,234](#0) arrests, not people."),
    ("en", ARRESTS, "Rather than deportations these are [1,234](#0)."),
    ("en", ARRESTS, "[1,234](#0) face being deported."),
    ("en", ARRESTS, "[1,234](#0) arrests of people who could be deported"),
    ("en", ARRESTS, "People were shocked by the [1,234](#0) arrests."),
    ("en", ARRESTS, "ICE, which deported many, made [1,234](#0) arrests."),
    ("en", ARRESTS, "ICE has no record of where [1,234](#0) arrests were made."),
    ("es", ARRESTS, "No fueron deportados: [1,234](#0) en total."),
    ("es", ARRESTS, "[1,234](#0) arrestos, no personas."),
    ("es", ARRESTS, "[1,234](#0) podrían ser deportados."),
    ("en", WITHOUT, "ICE says it seeks violent criminals, but [54 percent](#0) had no conviction."),
    ("en", WITHOUT, 'What some call "no record": [54 percent](#0) of arrests.'),
    ("en", WITHOUT, "Not all of the [54 percent](#0) were without a conviction for long."),
    ("es", WITHOUT, "Dicen buscar criminales, pero el [54 por ciento](#0) no tenía condena penal."),
    ("en", NEITHER, "[54 percent](#0) had no conviction, and no charges were pending either."),
    ("en", NEITHER, "[54 percent](#0) had no known conviction and no pending criminal charge."),
    ("en", LEVEL_1, "[54 percent](#0) were Level 1, which is not the same as violent."),
    ("es", LEVEL_1, "El [54 por ciento](#0) era de Nivel 1, que no quiere decir violento."),
    ("en", LEVEL_1, "[54 percent](#0) were Level 1, despite all talk of dangerous criminals."),
    # Nothing of the next sentence, nor of the one before.
    ("en", ARRESTS, "ICE deported many. It made [1,234](#0) in the U.S. Others were deported."),
    ("en", ARRESTS, "Of these [1,234](#0) we know. People were deported."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "figure", "sentence", "code", "wrong", "right"), WRONG)
def test_a_wrong_word_is_named_with_the_right_one(
    language: str, figure: Figure, sentence: str, code: str, wrong: str, right: str
) -> None:
    """The number is right, and so the claim holds under a definition only, and never better."""
    (claim,) = said_of(sentence, figure, language=language)
    assert (code, wrong, right, True) in [
        (word.code, word.said, word.instead, word.lowers) for word in claim.words
    ]
    assert claim.decision.verdict == "holds-under-definition"
    (noted,) = [note for note in claim.decision.notes if note.startswith(f"{code}: ")]
    assert wrong in noted
    assert right in noted


@pytest.mark.parametrize(("language", "figure", "sentence"), SILENT)
def test_in_doubt_nobody_is_accused(language: str, figure: Figure, sentence: str) -> None:
    """What is denied, feared, quoted or said of something else is no word for the figure."""
    (claim,) = said_of(sentence, figure, language=language)
    assert not claim.words
    assert claim.decision.verdict in ("holds", "holds-rounded")


def test_each_claim_has_its_own_clause() -> None:
    """Of two claims in one sentence, each is held to the words on its side."""
    removed = figure_of("removals")
    sentence = "ICE made [1,234](#0) arrests and [1,234](#1) deportations"
    assert [codes(claim) for claim in said_of(sentence, ARRESTS, removed)] == [[], []]
    assert [codes(claim) for claim in said_of(sentence, removed, ARRESTS)] == [["word-act"]] * 2
    of_these = "Of [1,234](#0) arrests in March, [54 percent](#1) were of people with no record."
    assert [codes(claim) for claim in said_of(of_these, ARRESTS, WITHOUT)] == [
        [],
        ["word-record"],
    ]


def test_a_sentence_runs_over_soft_line_breaks_and_abbreviations() -> None:
    """A line break does not end it, nor does U.S. or No. 5; the next item is another."""
    text = "In the U.S. Marshals' case No. 5\n**[54 percent](#0)** had\nno criminal *record*.\n"
    (claim,) = said_of(text, WITHOUT)
    assert [(word.code, word.said) for word in claim.words] == [
        ("word-record", "no criminal record")
    ]
    (claim,) = said_of("- [54 percent](#0)\n- no criminal record\n", WITHOUT)
    assert not claim.words


def test_what_needs_a_qualifier_lowers_nothing() -> None:
    """A share has readings of people among its alternatives, and these decide."""
    (claim,) = said_of("[54 percent](#0) of the people arrested had no conviction.", WITHOUT)
    assert [(word.code, word.said, word.lowers) for word in claim.words] == [
        ("word-qualify", "people", False)
    ]
    assert claim.decision.verdict == "holds-rounded"
    of_people = share(540, 1000, measure=WITHOUT.measure, unit="person", options={"unit": "person"})
    (claim,) = said_of("[54 percent](#0) of the people arrested had no conviction.", of_people)
    assert not claim.words
    (claim,) = said_of("[54 percent](#0) of arrests were of those without conviction.", of_people)
    assert codes(claim) == ["word-events"]


def test_a_false_number_stays_false_and_a_quoted_one_agrees_as_quoted() -> None:
    """The verdict is the worse of the two: of the number, and of the words."""
    (claim,) = said_of("[60 percent](#0) had no criminal record.", WITHOUT)
    assert (claim.decision.verdict, codes(claim)) == ("does-not-hold", ["word-record"])
    quoted = share(540, 1000, measure=DEPORTED.measure, basis="quoted", said_by=("the Globe",))
    (claim,) = said_of("[54 percent](#0) had no criminal record.", quoted)
    assert (claim.decision.verdict, codes(claim)) == ("agrees-as-quoted", ["word-record"])


def test_a_figure_made_of_two_counts_neither_people_nor_events() -> None:
    """Only its act and its class are held to the words."""
    change = figure_of("arrests_made", options={"against": "us-tx"}, unit="times")
    (claim,) = said_of("[1,234](#0) people", change)
    assert not claim.words
    (claim,) = said_of("[1,234](#0) deportations", change)
    assert codes(claim) == ["word-act"]


def test_the_sentence_is_in_the_readers_language_and_the_right_word_in_the_letters() -> None:
    """A letter in Spanish, read by someone who reads English, and the other way round."""
    text = "El [54 por ciento](#0) no tenía antecedentes."
    (claim,) = said_of(text, WITHOUT, language="es")
    assert "The right word: sin condena penal conocida." in claim.decision.notes[-1]
    with speaking("es"):
        (claim,) = said_of("[54 percent](#0) had no record.", WITHOUT)
    assert "La palabra correcta: no known criminal conviction." in claim.decision.notes[-1]


PHRASES = {
    "en": {"count": "1,234", "amount": "1,234", "share": "54 percent"},
    "es": {"count": "1,234", "amount": "1,234", "share": "54 por ciento"},
}
DECLARED = [
    (name, language, word, is_wrong)
    for name, measure in measures().items()
    for language, words in measure.words.items()
    for is_wrong, said in ((False, words.called), (True, words.never))
    for word in said
]


@pytest.mark.parametrize(("name", "language", "word", "is_wrong"), DECLARED)
def test_every_measures_own_words(name: str, language: str, word: str, *, is_wrong: bool) -> None:
    """What a measure may be called never fires on its figure, and what it may not always does."""
    phrase = PHRASES[language][measures()[name].kind]
    (claim,) = said_of(f"[{phrase}](#0) {word}.", figure_of(name), language=language)
    assert any(each.lowers for each in claim.words) == is_wrong, claim.words
