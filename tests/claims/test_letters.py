"""Letters in Markdown: where claims stand, and which numbers stand behind no figure."""

import pytest

from uncover.claims.letters.letter import Letter
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.unbound import unbound
from uncover.terms.errors import UnusableError

LETTER = """---
lang: en
document: the letter of 27 May 2011
---
# Título [54 percent](#heading) ##

> - é \\[x\\] \\* 😀 [54 *percent*](#quote "es") and `[9 percent](#code)`
>   more about [one in
>   four](https://example.org/page#a%20name) **54** percent [2011](#not-a-claim)

| a | b |
|---|---|
| é \\| 5 | x [one in four](#cell) |
| [1 percent](#first) | 7 |

    [code](#block)

1. one
   - | a | b |
     |---|---|
     | [1\\|](#odd) | [2](#even) |

Setext [3](#setext)
===
\t[tab](#no)

a ![alt 9](#img) [x [y] 3](#nest) [z](#arrests_made/us-ma/2025-01-20..2025-10-15?unit=person)
[77](https://example.org) and [88][ref] <https://example.org/#auto>

[ref]: #reference
"""


def places(letter: Letter) -> dict[str, tuple[int, int]]:
    """Line and column of each claim by its target."""
    return {claim.target: (claim.line, claim.column) for claim in letter.claims}


def test_a_claim_stands_at_its_bracket() -> None:
    """Line and column are those of the bracket, whatever markers or letters stand before it."""
    letter = read_markdown(LETTER)
    assert set(places(letter)) == {
        "heading",
        "quote",
        "a name",
        "cell",
        "first",
        "odd",
        "even",
        "setext",
        "nest",
        "arrests_made/us-ma/2025-01-20..2025-10-15?unit=person",
        "reference",
    }
    for claim in letter.claims:
        line = letter.lines[claim.line - 1]
        assert line[claim.column - 1] == "["
        begun = line[claim.column :].replace("*", "").replace("\\", "")
        assert begun.startswith(claim.text.partition(" ")[0])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_do_not_move_a_claim(newline: str) -> None:
    """The same letter from another system has its claims in the same places."""
    assert places(read_markdown(LETTER.replace("\n", newline))) == places(read_markdown(LETTER))


def test_front_matter_and_titles_declare_the_language() -> None:
    """The letter's language is its own; a quoted sentence may have the other."""
    letter = read_markdown(LETTER, "es")
    assert (letter.language, letter.declared) == ("en", True)
    assert letter.document == "the letter of 27 May 2011"
    assert {c.target for c in letter.claims if c.language == "es"} == {"quote"}
    assert read_markdown("[54](#a)", "es").claims[0].language == "es"
    with pytest.raises(UnusableError):
        read_markdown("---\nlang: fr\n---\n")


def test_words_beside_a_link_are_kept() -> None:
    """The words just outside a link are known, for hedges that stand there."""
    claim = next(c for c in read_markdown(LETTER).claims if c.target == "a name")
    assert claim.before.endswith("more about ")
    assert claim.text == "one in four"
    assert not claim.explicit


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("54 percent of 4,000 people", "en", ["54 percent", "4,000"]),
        ("**54** percent", "en", ["54 percent"]),
        ("one in five, two-thirds, half", "en", ["one in five", "two-thirds", "half"]),
        ("fifty-four percent, twenty people", "en", ["fifty-four percent", "twenty"]),
        ("On June 3, 2011 and in 2009-2011, H.3269 and S.1305", "en", []),
        ("8 USC 1326, 8 U.S.C. § 1357(g), page 12, p. 4", "en", []),
        ("call 617-555-0100 or (617) 555-0100 at 10:30", "en", []),
        ("see https://example.org/2011/54 and a@example.org", "en", []),
        ("one person, no one", "en", []),
        ("$25 million", "en", ["$25 million"]),
        ("1.2 million records", "en", ["1.2 million"]),
        ("el 54 por ciento, dos tercios, veinte personas", "es", None),
        ("el 3 de junio de 2011, la página 12, el artículo 5", "es", []),
        ("29.296 de 101.741; uno de cada cuatro; la mitad", "es", None),
        ("`54 percent` and [54 percent](#a)", "en", []),
        ("[2011](#not-a-claim) [7 percent](#not-a-claim)", "en", []),
        ("[77](https://example.org/9)", "en", ["77"]),
    ],
)
def test_every_other_number_is_listed(text: str, language: str, found: list[str] | None) -> None:
    """Numbers without a figure are listed; dates, statutes, pages, phones, addresses are not."""
    listed = [each.text for each in unbound(read_markdown(text, language))]
    spanish = {
        "el": ["54 por ciento", "dos tercios", "veinte"],
        "29.296": ["29.296", "101.741", "uno de cada cuatro", "la mitad"],
    }
    assert listed == (spanish[text.partition(" ")[0]] if found is None else found)


def test_unbound_numbers_have_places() -> None:
    """An unbound number is found where it stands, in a list and in a table as well."""
    text = "- é 12 people\n\n| a | b |\n|--|--|\n| x | 34 |\n\n<p>56</p>\n"
    found = [(each.line, each.column, each.text) for each in unbound(read_markdown(text))]
    assert found == [(1, 5, "12"), (5, 7, "34"), (7, 4, "56")]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("dozens of groups, and two dozen letters", "en", ["dozens", "two dozen"]),
        (
            "tens of thousands; arrests doubled, twice",
            "en",
            ["tens of thousands", "doubled", "twice"],
        ),
        ("hundreds of thousands of people", "en", ["hundreds of thousands"]),
        (
            "cientos de miles; el doble; se duplicó",
            "es",
            ["cientos de miles", "el doble", "se duplicó"],
        ),
        ("una docena y decenas de miles", "es", ["una docena", "decenas de miles"]),
    ],
)
def test_rough_numbers_and_factors_are_listed_too(
    text: str, language: str, found: list[str]
) -> None:
    """A dozen, dozens, twice and doubled are numbers that a figure could stand behind."""
    letter = read_markdown(f"---\nlang: {language}\n---\n{text}")
    assert [each.text for each in unbound(letter)] == found
