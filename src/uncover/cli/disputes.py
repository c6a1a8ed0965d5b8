"""`uncover disputes`: what readers dispute, and what a moderator does with it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uncover.claims.letters.isolating import isolated
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.errors import UnusableError
from uncover.terms.speech import language, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from uncover.campaign.disputes.models import Dispute

_STEPS = ("show", "publish", "answer", "decline", "undo")

EXAMPLES = """
Examples:
  uncover disputes --home .

  uncover disputes show 3

  uncover disputes publish 3

  uncover disputes answer 3 --outcome stands --text answer.md

  uncover disputes answer 3 --outcome corrected --edition 2026-05-01 --text answer.md --dry-run

  uncover disputes decline 3 --reason "names a person"

  uncover disputes undo 3
"""
"""Printed below the sentence of the command."""


def command(
    step: Annotated[
        str | None,
        typer.Argument(
            metavar="[show|publish|answer|decline|undo]", help="What to do; else list what waits."
        ),
    ] = None,
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="Which dispute.")] = None,
    home: Annotated[
        Path, typer.Option("--home", metavar="DIR", help="The home of the site.")
    ] = Path(),
    outcome: Annotated[
        str,
        typer.Option(
            metavar="stands|corrected|caveat|undecided", help="With answer: what came of it."
        ),
    ] = "",
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FILE", help="With answer: its text, printed as it stands."),
    ] = None,
    edition: Annotated[
        str, typer.Option(metavar="NAME", help="With answer: in which the figure was corrected.")
    ] = "",
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="With decline: why, for moderators alone.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be; change nothing.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """List the disputes of figures that wait, the oldest first; read, publish, answer, decline.

    A dispute is received, then published, then answered in public: the figure stands, was
    corrected in an edition, got a caveat, or it cannot be decided. One that is declined is never
    shown; its reason is kept. When it is closed its e-mail is erased, and undo brings none back.
    """
    del library, lang  # a site knows no library; the language is spoken since before
    from uncover.site.homes import begin

    if step is not None and step not in _STEPS:
        raise UnusableError("disputes.unknown-step", text=step, names=", ".join(_STEPS))
    if step is not None and number is None:
        raise UnusableError("disputes.needs-number", step=step)
    if not (home / "editions").is_dir() and not (home / "site").is_dir():
        raise UnusableError("figures.edition-missing", file=home / "editions" / "*.sqlite")
    begin(home)
    if step is None or number is None:
        return _list(json=json)
    if step == "show":
        return _show(number, json=json)
    given = _Given(outcome, text, edition, reason, home, dry_run)
    return _take(step, number, given, json=json)


@dataclass(frozen=True)
class _Given:
    """What was given to a step."""

    outcome: str
    text: Path | None
    edition: str
    reason: str
    home: Path
    dry_run: bool


def _list(*, json: bool) -> int:
    from uncover.campaign.disputes.moderation import waiting

    found = waiting()
    if json:
        emit({"disputes": [_document(each) for each in found]})
        return 0
    _say(say("disputes.told.waiting" if found else "disputes.told.none"))
    for each in found:
        _say("")
        for line in _head(each):
            _say(line)
    return 0


def _show(number: int, *, json: bool) -> int:
    from uncover.campaign.disputes.moderation import dispute

    told = dispute(number)
    if json:
        emit({"dispute": _document(told) | {"email": told.email}})
        return 0
    for line in (*_head(told), "", *told.text.split("\n")):
        _say(line)
    if told.email:
        _say("\n" + say("disputes.told.email", email=told.email))
    if told.answer:
        _say(f"\n{say('disputes.answer')}: {say(f'disputes.outcome.{told.outcome}')}")
        _say(told.answer)
    if told.reason:
        _say("\n" + say("disputes.told.reason", reason=told.reason))
    return 0


def _take(step: str, number: int, given: _Given, *, json: bool) -> int:
    from uncover.campaign.disputes import moderation

    now = dt.datetime.now(dt.UTC)
    had_email = bool(moderation.dispute(number).email)
    steps: dict[str, Callable[[], Dispute]] = {
        "publish": lambda: moderation.publish(number, now, dry_run=given.dry_run),
        "answer": lambda: _answer(number, given, now),
        "decline": lambda: moderation.decline(number, given.reason, now, dry_run=given.dry_run),
        "undo": lambda: moderation.undo(number, dry_run=given.dry_run),
    }
    told = steps[step]()
    if json:
        emit({"dispute": _document(told), "done": not given.dry_run})
        return 0
    state = say(f"disputes.state.{told.state}")
    if given.dry_run:
        _say(say("disputes.told.dry", number=number, state=state))
        return 0
    _say(say("disputes.told.done", number=number, state=state))
    if had_email and not told.email:
        _say(say("disputes.told.erased"))
    return 0


def _answer(number: int, given: _Given, now: dt.datetime) -> "Dispute":
    from uncover.campaign.disputes import moderation

    held = sorted(path.stem for path in (given.home / "editions").glob("*.sqlite"))
    if given.edition and given.edition not in held:
        names = ", ".join(held) or "-"
        raise UnusableError("disputes.no-such-edition", name=given.edition, names=names)
    return moderation.answer(
        number,
        given.outcome,
        _text(given.text),
        language(),
        given.edition,
        now,
        dry_run=given.dry_run,
    )


def _text(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_bytes().decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnusableError("disputes.unreadable-answer", file=file.name, reason="UTF-8") from error
    except OSError as error:
        reason = error.strerror
        raise UnusableError("disputes.unreadable-answer", file=file.name, reason=reason) from error


def _head(told: "Dispute") -> list[str]:
    who = say("disputes.who", name=told.name) if told.name else say("disputes.nobody")
    return [
        f"{say('disputes.number', number=told.number)}: {say(f'disputes.state.{told.state}')}",
        f"  {told.received.date().isoformat()}  {who}",
        f"  {told.figure}",
        f"  {told.sentence}",
    ]


def _document(told: "Dispute") -> dict[str, Any]:
    """A dispute as JSON; its e-mail is told by `show` alone."""
    days = {
        name: moment.isoformat() if (moment := getattr(told, name)) else None
        for name in ("received", "published", "closed")
    }
    names = (
        *("number", "state", "figure", "place", "edition", "edition_sha256", "receipt", "value"),
        *("sentence", "language", "text", "name", "outcome", "answer", "answer_edition", "reason"),
    )
    return {name: getattr(told, name) for name in names} | days


def _say(line: str) -> None:
    """Print a line: a stranger's text commands no terminal, and turns no line round."""
    for each in line.split("\n"):
        console().print(isolated(each), markup=False)
