"""`uncover figures`: every measure with its six words and the words it may be called by."""

from typing import Any

from uncover.cli.options import JsonOption, LangOption
from uncover.cli.output import console, emit


def command(json: JsonOption = False, lang: LangOption = "en") -> int:
    """List every measure: what it counts, out of what, and what it may be called.

    Example:
      uncover figures --json
    """
    from uncover.figures.measures import measures

    if json:
        emit({"measures": [_document(measure) for measure in measures().values()]})
        return 0
    for measure in measures().values():
        lines = [f"{measure.name}  ({measure.table})", f"  {measure.summary}"]
        lines += [f"  {word}: {text}" for word, text in measure.six_words.items()]
        console().print("\n".join(lines) + "\n", markup=False)
    return 0


def _document(measure: Any) -> dict[str, Any]:  # noqa: ANN401  imported when the command runs
    from uncover.figures.engine.kinds.share import DENOMINATORS, UNITS

    share = measure.kind == "share"
    return {
        "measure": measure.name,
        "version": measure.version,
        "kind": measure.kind,
        "unit": measure.unit,
        "table": measure.table,
        "summary": measure.summary,
        "six_words": measure.six_words,
        "words": {
            language: {
                "called": list(words.called),
                "never": list(words.never),
                "qualify": list(words.qualify),
            }
            for language, words in measure.words.items()
        },
        "alternatives": [f"unit={u},denominator={d}" for u in UNITS for d in DENOMINATORS][1:]
        if share
        else [],
    }
