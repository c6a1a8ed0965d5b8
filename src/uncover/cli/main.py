"""The command `uncover`: every command by name, and how errors leave it."""

import os
import sys
from importlib import import_module
from typing import Annotated

import typer
from typer import Abort, Exit, TyperException

from uncover import __version__
from uncover.cli.before import GROUPS, behind_the_command, said_last
from uncover.cli.helping import help_of
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import show_if_asked, tell
from uncover.cli.spoken import SpokenCommand, SpokenGroup
from uncover.cli.stopping import StoppedError, stoppable
from uncover.cli.usage import usage_error
from uncover.terms.defects import TRACEBACK, told_of
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.speech import LANGUAGES, speaking
from uncover.terms.stopping import Stopped

app = typer.Typer(
    name="uncover",
    cls=SpokenGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Released enforcement records become figures that anyone can count again.",
    epilog="Begin with: uncover demo",
)


def _nothing_first(
    library: LibraryOption = DEFAULT_LIBRARY, json: JsonOption = False, lang: LangOption = "en"
) -> None:
    """Take the options that stand before the second word of a command of two."""
    del library, json, lang  # the command takes them


# One module for each command, in the order of the work.
COMMANDS = (
    *("ingest", "replace", "tables", "table"),
    *("figure", "figures", "words", "explain"),
    *("bind", "check", "plain", "page", "verify", "watch"),
    *("build", "serve", "disputes", "sample", "demo"),
)
for _name in COMMANDS:
    _module = import_module(f"uncover.cli.{_name}")
    _of, _called = app, _name
    if _name in GROUPS:
        _of = typer.Typer(cls=SpokenGroup, no_args_is_help=True, rich_markup_mode=None)
        app.add_typer(_of, name=_name, help=_module.GROUP_HELP)
        _of.callback()(_nothing_first)
        _called = GROUPS[_name]
    _of.command(name=_called, cls=SpokenCommand, help=help_of(_module))(_module.command)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"uncover {__version__}\n")
        raise Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> None:
    """Take the options that stand before a command; the shared ones may stand behind it too."""
    del version, library, json, lang  # done already: one by its callback, the others put behind


def run(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code (DESIGN 5)."""
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(code_of(given))


def code_of(arguments: list[str]) -> int:
    """Run one command and return its exit code; nothing but exit codes leaves here."""
    as_json = "--json" in arguments
    with speaking(_language(arguments)):
        try:
            _refuse_unknown_language(arguments)
            with stoppable():
                returned = app(
                    behind_the_command(arguments) or ["--help"],
                    prog_name="uncover",
                    standalone_mode=False,
                )
        except Exit as left:
            return int(left.exit_code)
        except BrokenPipeError:
            # The reader of our pipe has gone; nothing more can be said to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except (Exception, Stopped) as error:  # noqa: BLE001  nothing leaves with a traceback
            told = _told(error)
            tell(told, as_json=as_json)
            return told.exit_code
    return returned if isinstance(returned, int) else 0


def _told(error: BaseException) -> UncoverError:
    """What a user reads of whatever ended a command."""
    if isinstance(error, UncoverError):
        return error
    if isinstance(error, Stopped):
        return StoppedError(error)
    if isinstance(error, TyperException):
        return usage_error(error)
    if isinstance(error, Abort):
        return UnusableError("cli.no-answer")
    show_if_asked(error)
    return UnusableError("cli.defect", told=told_of(error), variable=TRACEBACK)


def _language(arguments: list[str]) -> str:
    """The language asked for, read before anything else so that errors are told in it."""
    wanted = said_last(arguments, "--lang") or os.environ.get("UNCOVER_LANG", "en")
    return wanted if wanted in LANGUAGES else "en"


def _refuse_unknown_language(arguments: list[str]) -> None:
    wanted = said_last(arguments, "--lang")
    if wanted is not None and wanted not in LANGUAGES:
        raise UnusableError("cli.unknown-language", text=wanted)
