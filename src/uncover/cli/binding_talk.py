"""The conversation of `uncover bind`: number by number, with a way out at every question."""

import typer

from uncover.claims.binding.bound import Texts
from uncover.claims.binding.seeking import Candidate, seek
from uncover.claims.binding.sentence import Around
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.outside import held_with_outside
from uncover.claims.reading import read_phrase
from uncover.claims.suggest import suggestion
from uncover.claims.verdict import Decision, decide
from uncover.cli.binding import Binding, kind_of
from uncover.cli.output import console
from uncover.cli.telling import number as said_number
from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.terms.errors import UncoverError
from uncover.terms.periods import moment
from uncover.terms.places import place as place_named
from uncover.terms.speech import say

_SKIP, _NO_CLAIM, _QUIT = "s", "n", "q"


class _LeftError(Exception):
    """Whoever is asked has had enough: what is bound stays bound."""


def talk(work: Binding, *, dry_run: bool) -> int:
    """Ask about each number in turn; gives the exit code."""
    out, passed, total = console(), 0, len(work.numbers())
    try:
        while passed < len(numbers := work.numbers()):
            left = len(numbers) - passed
            out.print(say("cli.bind.number", index=total - left + 1, total=total), markup=False)
            out.print(_shown(numbers[passed]), markup=False)
            if not _settled(work, numbers[passed], dry_run=dry_run):
                passed += 1
    except (_LeftError, EOFError, typer.Abort):
        out.print(say("cli.bind.left"), markup=False)
        return 0
    out.print(say("cli.bind.done", letter=work.letter.name), markup=False)
    return 0


def _shown(number: Around) -> str:
    return f"  {number.line}:{number.column}  ...{number.sentence}...\n  > {number.phrase}"


def _settled(work: Binding, number: Around, *, dry_run: bool) -> bool:
    """Whether a number was bound or marked, and is no longer open."""
    while True:
        said = _ask("cli.bind.words", number.sentence)
        if said == _SKIP:
            return False
        if said == _NO_CLAIM:
            return _write(work, work.no_claim(number), dry_run=dry_run)
        try:
            if _bound(work, number, said, dry_run=dry_run):
                return not dry_run
        except UncoverError as error:
            console().print(f"  {error.sentence} {error.next_step}", markup=False)


def _bound(work: Binding, number: Around, said: str, *, dry_run: bool) -> bool:
    found = seek(said, number.language, kind_of(number))
    if not found:
        console().print(say("cli.bind.none"), markup=False)
        return False
    for index, each in enumerate(found, 1):
        console().print(_candidate(index, each), markup=False)
    chosen = _ask("cli.bind.which", "1")
    if not chosen.isdigit() or not 1 <= int(chosen) <= len(found):
        return False
    ask = _asked(work, number, found[int(chosen) - 1])
    lines, _, _ = preview(work, number, ask)
    for line in lines:
        console().print(line, markup=False)
    if _ask("cli.bind.sure", "y").lower() not in ("y", "yes", "s", "sí", "si"):
        return False
    id_ = _ask("cli.bind.id", work.id_for(ask))
    texts, _ = work.bound(number, id_, ask)
    return _write(work, texts, dry_run=dry_run)


def _write(work: Binding, texts: Texts, *, dry_run: bool) -> bool:
    if not dry_run:
        work.write(texts)
    work.show(texts, dry_run=dry_run)
    return not dry_run


def _asked(work: Binding, number: Around, chosen: Candidate) -> Ask:
    source = "published_statistics" if chosen.printed else None
    place = place_named(_ask("cli.bind.place", number.place or "us")).id
    given: dict[str, str | None] = {"source": source, "place": place}
    for key, said in (("from", number.from_), ("through", number.through)):
        given[key] = _ask(f"cli.bind.{key}", said or "-")
        if given[key] != "-":
            moment(given[key] or "")  # refused at once, and not after the other questions
    told = {key: None if value == "-" else value for key, value in given.items()}
    options = _ask("cli.bind.options", "-")
    return work.asked(chosen.measure, told, [] if options == "-" else options.split(","), number)


def _candidate(index: int, each: Candidate) -> str:
    told = ", ".join(each.called[:3]) or say("cli.bind.printed")
    return f"  {index}  {each.measure}: {told}" + (f"\n     {each.summary}" if each.summary else "")


def _ask(key: str, default: str) -> str:
    """An answer; the default stands for an empty one. Raises _LeftError for `q`."""
    said = str(typer.prompt(say(key), default=default, show_default=len(default) < 60)).strip()  # noqa: PLR2004
    if said.lower() == _QUIT:
        raise _LeftError
    return said


def preview(work: Binding, number: Around, ask: Ask) -> tuple[list[str], Figure, Decision]:
    """Value, bounds and verdict of a number on a figure, in lines for people."""
    figure = work.figure(ask)
    decision = _decided(work, number, ask, figure)
    value, low, high = (
        said_number(figure, each) for each in (figure.value, figure.low, figure.high)
    )
    lines = [f"  {say('cli.bind.value', value=value, low=low, high=high)}"]
    lines += [f"  {sentence}" for sentence in figure.notes]
    verdict = say(f"claims.verdict.{decision.verdict}")
    lines.append(f'  "{number.phrase}"  {verdict}')
    lines += [f"  {note.partition(': ')[2]}" for note in decision.notes]
    said = (
        None
        if decision.verdict in ("holds", "holds-rounded")
        else suggestion(figure, decision, number.language)
    )
    if said:
        lines.append(f"  {say('claims.report.suggest', phrase=said)}")
    return lines, figure, decision


def _decided(work: Binding, number: Around, ask: Ask, figure: Figure) -> Decision:
    """The verdict as `check` will have it: with the words that stand around the link."""
    read = read_phrase(number.phrase, number.language)
    bound = read_markdown(work.bound(number, None, ask)[0].letter)
    at = (number.line, number.column)
    claim = next((each for each in bound.claims if (each.line, each.column) == at), None)
    return (
        decide(read, figure) if claim is None else held_with_outside(claim, read, figure).decision
    )
