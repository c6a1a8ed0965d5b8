"""`uncover check --fix`: each change that would mend a letter, offered one by one."""

from pathlib import Path

import typer

from uncover.claims.check import Checked, Report
from uncover.claims.letters.editing import with_phrase
from uncover.claims.mending import mended
from uncover.cli.letters import markdown_text
from uncover.cli.output import console
from uncover.terms.errors import UncoverError
from uncover.terms.speech import say
from uncover.terms.whole import write_whole

_YES = ("y", "yes", "s", "sí", "si")
_QUIT = "q"


def fix(letter: Path, report: Report, *, everything: bool) -> bool:
    """Offer what each claim should say instead, and write what is accepted, all in one step.

    everything: accept without asking. Gives whether the letter was changed. Raises UnusableError
    (`claims.bind-markdown-only`) for a letter that is not in Markdown.
    """
    text = before = markdown_text(letter)
    offered = [(each, new) for each in report.claims if (new := mended(each))]
    chosen = _chosen(offered, everything=everything)
    for each, new in reversed(chosen):  # from the end, so that the places of the others stand
        try:
            text = with_phrase(text, each.claim, new)
        except UncoverError as error:
            console().print(f"{error.sentence} {error.next_step}", markup=False)
    if text == before:
        console().print(say("cli.fix.nothing"), markup=False)
        return False
    kept = write_whole(letter, text, keep=True)
    console().print(
        say("cli.fix.written", letter=letter.name, kept=kept.name if kept else ""), markup=False
    )
    return True


def _chosen(offered: list[tuple[Checked, str]], *, everything: bool) -> list[tuple[Checked, str]]:
    chosen: list[tuple[Checked, str]] = []
    for each, new in offered:
        verdict = say(f"claims.verdict.{each.decision.verdict}")
        place = f"{each.claim.line}:{each.claim.column}"
        console().print(f'{place}  "{each.claim.text}"  {verdict}', markup=False)
        if everything:
            chosen.append((each, new))
            continue
        question = say("cli.fix.offer", old=each.claim.text, new=new)
        try:
            said = str(typer.prompt(question, default="n", show_default=False)).strip().lower()
        except (typer.Abort, EOFError):
            said = _QUIT
        if said == _QUIT:
            break
        if said in _YES:
            chosen.append((each, new))
    return chosen
