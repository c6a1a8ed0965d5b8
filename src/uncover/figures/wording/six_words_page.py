"""The page of measures in the language spoken: six words, and what each may be called."""

from uncover.figures.measure import Measure
from uncover.figures.measures import measures
from uncover.figures.wording.six_words import told_words
from uncover.terms.speech import say


def page() -> str:
    """docs/measures.md, or docs/measures.es.md, as it has to read."""
    return "\n".join([say("measures.head"), *(_section(each) for each in measures().values())])


def _section(measure: Measure) -> str:
    told = told_words(measure)
    lines = [f"## {measure.name}", "", told.summary, ""]
    lines += [f"- **{word.label}**: {word.text}" for word in told.words]
    for language, words in measure.words.items():
        lines.append(f"- **{say('measures.called')}** ({language}): {_quoted(words.called)}")
        lines.append(f"- **{say('measures.never')}** ({language}): {_quoted(words.never)}")
        if words.qualify:
            lines.append(f"- **{say('measures.qualify')}** ({language}): {_quoted(words.qualify)}")
    return "\n".join([*lines, f"- **{say('measures.version')}**: {measure.version}", ""])


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"*{word}*" for word in words) or "-"
