"""`uncover words`: what a measure may be called and what not; without one, the glossary."""

from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import LANGUAGES, language, say


def command(
    measure: Annotated[
        str | None, typer.Argument(metavar="[MEASURE]", help="One measure; else every word.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Print what a measure may be called, what it may not, and the right word for each.

    Without a measure: each word of the field in both languages, with what it means. The same
    whatever a library holds.

    Examples:
      uncover words

      uncover words share_of_arrests_without_conviction --lang es
    """
    if measure is None:
        _print_terms(json=json)
    else:
        _print_measure(measure, json=json)
    return 0


def _print_terms(*, json: bool) -> None:
    from uncover.figures.wording.terms import terms

    if json:
        emit(
            {
                "words": [
                    {"word": term.name, "kind": term.kind, **term.pair, "means": dict(term.means)}
                    for term in terms().values()
                ]
            }
        )
        return
    for term in terms().values():
        console().print(f"{term.pair['en']} / {term.pair['es']}", markup=False)
        console().print(f"  {term.means[language()]}", markup=False)


def _print_measure(name: str, *, json: bool) -> None:
    from uncover.figures.measures import measure_named
    from uncover.figures.wording.glossary import words_of_measure

    measure = measure_named(name)
    if json:
        told = {
            code: {
                "called": list(measure.words[code].called),
                "words": words_of_measure(name, code),
            }
            for code in LANGUAGES
        }
        emit({"measure": name, "words": told})
        return
    lines = [
        name,
        f"  {say('figures.words.called')}: {', '.join(measure.words[language()].called)}",
    ]
    for word in words_of_measure(name, language()):
        status, facts = word["status"], {"word": word["word"], "instead": word["instead"]}
        lines.append(f"  {say(f'words.standing.{status}', **facts)}")
    console().print("\n".join(lines), markup=False)
