"""What Uncover says: the same in both languages, all of it used, nothing missing."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from house.tree import modules, texts
from uncover.terms import errors
from uncover.terms.speech import LANGUAGES, catalogue

PARTS_OF_AN_ERROR = ("sentence", "next")
UNSAID = re.compile(
    r"\b(?:criminals?|illegals?|aliens?|no record|shocking|only [{\d]"
    r"|criminal(?:es)?|ilegal(?:es)?|sin antecedentes|escandalos[oa]s?|(?:solo|sólo) [{\d])",
    re.IGNORECASE,
)
TELLING = {"print", "echo", "secho", "write", "_say", "say", "input"}
SENTENCE = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}")  # two words
OPEN = ".+"  # in a pattern: what only the running program knows


class Literal(NamedTuple):
    """A text as it stands in code."""

    lineno: int
    value: str


def test_every_language_has_the_same_messages() -> None:
    """A message that one language lacks would be an error in front of a user."""
    ours, *others = (set(catalogue(code)) for code in LANGUAGES)
    for theirs in others:
        assert ours ^ theirs == set()


def test_every_language_names_the_same_facts() -> None:
    """A translation leaves out no blank and invents none."""
    spanish = catalogue("es")
    unlike = {
        key: (blanks(text), blanks(spanish[key]))
        for key, text in catalogue("en").items()
        if key in spanish and blanks(text) != blanks(spanish[key])
    }
    assert not unlike


def test_every_message_the_code_says_exists() -> None:
    """Each key in a call of `say` or of an error is in the catalogue."""
    missing = [
        (where, key)
        for where, keys, _ in calls()
        for key in keys
        if not any(re.fullmatch(key, known) for known in catalogue("en"))
    ]
    assert not missing


def test_every_blank_is_filled_where_a_message_is_said() -> None:
    """Each fact that a message names is given by the call, in either language."""
    unfilled = [
        (where, known, sorted(blanks(text) - given))
        for where, keys, given in calls()
        if given is not None
        for key in keys
        if OPEN not in key
        for known, text in catalogue("en").items()
        if re.fullmatch(key, known) and blanks(text) - given
    ]
    assert not unfilled


def test_no_message_is_left_over() -> None:
    """Each message is said somewhere: its key, or the head of it, stands in the package."""
    said = mentions()
    unused = [
        key
        for key in catalogue("en")
        if not any(said.fullmatch(name) for name in (key, stem(key)) if name)
    ]
    assert not unused


def test_no_message_says_what_the_house_does_not_say() -> None:
    """Labels of an agency come from its records; our own sentences have other words."""
    assert not [
        (code, key, text)
        for code in LANGUAGES
        for key, text in catalogue(code).items()
        if UNSAID.search(text)
    ]


def test_no_sentence_stands_in_code() -> None:
    """What is printed or written to a terminal, and what an error says, comes from a catalogue."""
    said = [
        (f"{name}:{node.lineno}", node.value)
        for name, module in modules().items()
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and tells(call.func)
        for node in words(call)
        if SENTENCE.search(node.value)
    ]
    assert not said


def tells(function: ast.expr) -> bool:
    """Whether a call of this function puts its arguments in front of a user."""
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name in TELLING or is_error(name)


def words(call: ast.Call) -> Iterator[Literal]:
    """The literal texts among the arguments of a call, but for those of calls inside it."""
    waiting: list[ast.AST] = [*call.args, *(keyword.value for keyword in call.keywords)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Literal(node.lineno, node.value)
        elif not isinstance(node, ast.Call):
            waiting.extend(ast.iter_child_nodes(node))


def stem(key: str) -> str:
    """The key an error is raised by; empty for a message that is no part of one."""
    head, _, part = key.rpartition(".")
    return head if part in PARTS_OF_AN_ERROR else ""


def blanks(text: str) -> set[str]:
    """The names of the facts a message has room for."""
    return {
        re.split(r"[.\[]", name)[0]
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }


def is_error(name: str) -> bool:
    """Whether a call of this name raises an error that a user reads."""
    kind = getattr(errors, name, None)
    return isinstance(kind, type) and issubclass(kind, errors.UncoverError)


def calls() -> Iterator[tuple[str, list[str], set[str] | None]]:
    """Each call with a literal key: its place, patterns of its messages, facts (None: not told)."""
    for name, module in modules().items():
        for node in ast.walk(module):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            key = pattern(node.args[0])
            if key is None or not (node.func.id == "say" or is_error(node.func.id)):
                continue
            parts = [""] if node.func.id == "say" else [rf"\.{part}" for part in PARTS_OF_AN_ERROR]
            names = [keyword.arg for keyword in node.keywords]
            told = None if None in names else {each for each in names if each}
            yield f"{name}:{node.lineno}", [key + part for part in parts], told


def pattern(node: ast.expr) -> str | None:
    """A regular expression for the strings an expression may be; None when it is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(pattern(each) or OPEN for each in node.values)
    if isinstance(node, ast.IfExp):
        both = (pattern(node.body), pattern(node.orelse))
        return f"(?:{both[0]}|{both[1]})" if None not in both else None
    return None


@cache
def mentions() -> re.Pattern[str]:
    """Every dotted string the package holds, in code or in its declarations, as one pattern."""
    found = {
        said
        for module in modules().values()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        if (said := pattern(node)) and re.match(r"[a-z][a-z0-9_-]*\\\.", said)
    }
    for name, text in texts().items():
        if name.startswith("src/") and name.endswith(".toml") and "/messages/" not in name:
            found |= {re.escape(key) for key in re.findall(r"\"([a-z-]+\.[\w.-]+)\"", text)}
        if (name.startswith("src/") and "/templates/" in name) or "/pages/" in name:
            found |= {
                re.escape(key) + (".*" if key.endswith(".") else "")
                for key in re.findall(r"say\([\"']([a-z-]+\.[\w.-]*)[\"']", text)
            }
    return re.compile("|".join(sorted(found)) or "(?!)")
