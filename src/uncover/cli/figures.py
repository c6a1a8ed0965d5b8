"""`uncover figures`: every measure with its six words and the words it may be called by."""

from typing import Any

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import language, say


def command(
    library: LibraryOption = DEFAULT_LIBRARY, json: JsonOption = False, lang: LangOption = "en"
) -> int:
    """List every measure: what it counts, out of what, and what it may be called.

    The same whatever a library holds.

    Example:
      uncover figures --json
    """
    from uncover.figures.measures import measures
    from uncover.figures.wording.six_words import told_words

    if json:
        documents = [_document(measure) for measure in measures().values()]
        emit({"measures": [*documents, *_generic()]})
        return 0
    for measure in measures().values():
        words, told = measure.words[language()], told_words(measure)
        lines = [f"{measure.name}  ({measure.table})", f"  {told.summary}"]
        lines += [f"  {word.label}: {word.text}" for word in told.words]
        lines.append(f"  {say('figures.words.called')}: {', '.join(words.called)}")
        if words.never:
            lines.append(f"  {say('figures.words.never')}: {', '.join(words.never)}")
        console().print("\n".join(lines) + "\n", markup=False)
    console().print(say("figures.words.generic"), markup=False)
    return 0


def _document(measure: Any) -> dict[str, Any]:  # noqa: ANN401  imported when the command runs
    return {
        "measure": measure.name,
        "version": measure.version,
        "kind": measure.kind,
        "unit": measure.unit,
        "table": measure.table,
        "summary": measure.summary,
        "six_words": measure.six_words,
        "words": {
            code: {
                "called": list(words.called),
                "never": list(words.never),
                "qualify": list(words.qualify),
            }
            for code, words in measure.words.items()
        },
        "alternatives": _alternatives() if measure.kind == "share" else [],
    }


def _alternatives() -> list[dict[str, str]]:
    """The declared other readings of a share, each with its reason."""
    from uncover.figures.engine.kinds.share import readings

    return [{"name": name, "reason": reason} for name, reason in readings()]


def _generic() -> list[dict[str, Any]]:
    """The measures that work on every table: what they count depends on the table."""
    from uncover.figures.measures.generic import NAMES

    return [
        {
            "measure": name,
            "version": 1,
            "kind": "share" if name == "share" else "count",
            "unit": "person" if name == "people" else None,
            "table": None,
            "summary": say("figures.words.generic"),
            "six_words": None,
            "words": {},
            "alternatives": _alternatives() if name == "share" else [],
        }
        for name in NAMES
    ]
