"""The page of measures, printed from their own words."""

from uncover.figures.measure import SIX_WORDS, Measure
from uncover.figures.measures import measures

_HEAD = """# Measures

Every measure with its six words and what it may be called. This page is printed from the code by
`script/docs`; CI fails when it is stale.

Shares have declared alternatives: unit (event; person by first, by last event) by denominator
(known, all). Counts have none. On every table with a date `count`, `people` and
`share --option class=...` work too.

On every measure:

- `rule=NAME` counts by another published version of a rule, several with commas; `rule=none` counts
  every row.
- `against=2024-01-01..2024-12-31` or `against=us-tx` compares with another period or place;
  `as=percent`, `points` (shares), `difference` or `ratio` says how.
- `per=residents` or `per=noncitizens` gives a count for each 100,000 of them.
"""


def page() -> str:
    """docs/measures.md as it has to read."""
    return "\n".join([_HEAD, *(_section(measure) for measure in measures().values())])


def _section(measure: Measure) -> str:
    lines = [f"## {measure.name}", "", measure.summary, ""]
    lines += [f"- **{word}**: {measure.six_words[word]}" for word in SIX_WORDS]
    for language, words in measure.words.items():
        lines.append(f"- **May be called** ({language}): {_quoted(words.called)}")
        lines.append(f"- **May not** ({language}): {_quoted(words.never)}")
        if words.qualify:
            lines.append(f"- **Needs a qualifier** ({language}): {_quoted(words.qualify)}")
    lines += [f"- **Version**: {measure.version}", ""]
    return "\n".join(lines)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"*{word}*" for word in words) or "-"
