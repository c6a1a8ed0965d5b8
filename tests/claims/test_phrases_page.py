"""The page of phrases says when each rule holds, in both languages, and shows each example."""

from uncover.claims.phrases_page import page, told
from uncover.claims.vocabulary import examples

RULES = [f"R{number:02}" for number in range(1, 28)]


def test_every_rule_says_when_it_is_true() -> None:
    """27 rules by 2 languages, each in a sentence of its own language."""
    said = {(rule, language): told(rule, language) for rule in RULES for language in ("en", "es")}
    assert all(said.values())
    assert not [rule for rule in RULES if said[rule, "en"] == said[rule, "es"]]


def test_every_rule_and_example_is_on_the_page() -> None:
    """Sections R01 to R27 in order, and each phrase with the values that it is true of."""
    printed = page()
    assert [line[3:6] for line in printed.splitlines() if line.startswith("## ")] == RULES
    assert "| half | 49, 51 | 48.99, 51.01 |" in printed
    assert "- **Words before the number** (es): *casi*, *poco menos de*" in printed
    assert not [each.text for each in examples() if each.text not in printed]
