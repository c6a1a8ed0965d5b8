"""The sentence around a phrase, in the shown text of a block of any format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncover.claims.clause import clause_of
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.letters.sentence import sentences_around
from uncover.terms.speech import LANGUAGES


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. The #54# stands. Two.", "The #54# stands."),
        ("One! #54# stands? Two", "#54# stands?"),
        ('He said "no." The #54# stands.', "The #54# stands."),
        ("In U.S. custody #54# v. none.", "In U.S. custody #54# v. none."),
        ("It was in the U.S. They say #54#.", "They say #54#."),
        ("Mr. Lee and Dr. Roe had #54#.", "Mr. Lee and Dr. Roe had #54#."),
        ("By Pub. L. No. 104 it is #54#.", "By Pub. L. No. 104 it is #54#."),
        ("They said no. #54# stands.", "#54# stands."),
        ("It rose 3.5 to #54#... and on.", "It rose 3.5 to #54#... and on."),
        ("Uno. ¿Es #54#? Sí.", "¿Es #54#?"),
        ("En EE. UU. hay #54#. Dos.", "En EE. UU. hay #54#."),
        ("La Sra. Paz (pág. 3) dice #54#.", "La Sra. Paz (pág. 3) dice #54#."),
        ("A line\nbreak is\n#54# here.\nNext one.", "A line break is #54# here."),
        ("The link #holds. A stop# here. End.", "The link #holds. A stop# here."),
    ],
)
def test_a_sentence_is_whole(text: str, sentence: str) -> None:
    """From the stop before it to its own, and never further; marks show where the phrase is."""
    before, phrase, after = text.split("#")
    span = (len(before), len(before) + len(phrase))
    (found,) = sentences_around(before + phrase + after, [span])
    shown = f"{found.text[: found.begin]}#{phrase}#{found.text[found.end :]}"
    assert shown == sentence


def test_neighbours_are_told() -> None:
    """Where the claims before and after end and begin, within the sentence only."""
    text = "11 and 22 and 33. Then 44."
    found = sentences_around(text, [(0, 2), (7, 9), (14, 16), (23, 25)])
    assert [(each.before, each.after) for each in found] == [(0, 7), (2, 14), (9, 17), (0, 8)]


def test_a_text_without_stops_is_taken_in_part() -> None:
    """A thousand characters on either side, whatever there is."""
    (found,) = sentences_around("a" * 5_000 + "54" + "b" * 5_000, [(5_000, 5_002)])
    assert (len(found.text), found.begin, found.end) == (2_002, 1_000, 1_002)


@given(
    st.lists(st.text(alphabet="aZ5.,;! \n\"'áÑ¿()\u202e", max_size=30), min_size=1, max_size=6),
    st.sampled_from(LANGUAGES),
)
def test_every_phrase_is_where_its_sentence_says(pieces: list[str], language: str) -> None:
    """In any text, and in the clause too."""
    text, spans = "", []
    for piece in pieces:
        text += piece
        spans.append((len(text), len(text) + 2))
        text += "54"
    for each in sentences_around(text, spans):
        assert each.text[each.begin : each.end] == "54"
        assert 0 <= each.before <= each.begin
        assert each.end <= each.after <= len(each.text)
        clause = clause_of(each, language)
        assert clause.text[clause.begin : clause.end] == "54"
        assert len(clause.text) == len(clause.folded)


def test_a_letter_shows_links_as_their_texts() -> None:
    """Bold, escapes, links to pages, and what is marked as no claim are read as they are shown."""
    letter = read_markdown(
        "In [2011](#not-a-claim) the [report](https://example.org) said **[54 percent](#a)** of\n"
        "\\[all\\] had none. More [here](https://example.org/#b).\n"
    )
    sentence = letter.claims[0].sentence
    assert sentence is not None
    assert " ".join(sentence.text.split()) == (
        "In 2011 the report said 54 percent of [all] had none."
    )
    assert sentence.text[sentence.begin : sentence.end] == "54 percent"
