"""What stands in the repository, and what must not."""

import ast
import hashlib
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from house.tree import PACKAGE, ROOT, files, modules, programs, texts

REGISTRY = re.compile(
    r"://[^/\s]*(?:pyp[i]|regis[t]ry|mirror)|/simpl[e]/|-index-ur[l]=\S|--find-link[s]\s"
)
MACHINE_PATH = re.compile(r"(?<![\w./$}-])/(?:root|work|home/\w+|Users/\w+|private/tmp)/")
VAGUE = re.compile(r"^_?(utils?|helpers?|misc|common|stuff|shared|tools)$")
MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 60
MOST_BYTES_OF_A_FILE = 1024 * 1024
AGPL_3 = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is each machine's own business."""
    assert not [name for name, text in texts().items() if REGISTRY.search(text)]


def test_locked_requirements_are_names_versions_and_hashes_only() -> None:
    """A lock has no address, no option and no path; each requirement is exact and hashed."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = texts()[name]
        assert "://" not in text, name
        entries = re.split(r"\n(?=\S)", text.strip())
        bad = [
            entry
            for entry in entries
            if not re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n    --hash=sha256:", entry)
        ]
        assert not bad, name


def test_every_runtime_lock_is_in_the_development_lock() -> None:
    """Who develops runs the versions that a user runs, on some systems or on all."""
    exact = re.compile(r"^\S+==\S+", re.MULTILINE)
    runtime = set(exact.findall(texts()["requirements.txt"]))
    assert runtime <= set(exact.findall(texts()["requirements-dev.txt"]))


def test_every_declared_requirement_is_locked() -> None:
    """What pyproject.toml asks for stands in the locks."""
    project = tomllib.loads(texts()["pyproject.toml"])

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[><=~\[ ]", each)[0].lower() for each in wanted}

    def locked(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9-]+)==", texts()[name], re.MULTILINE))

    assert names(project["project"]["dependencies"]) <= locked("requirements.txt")
    assert names(project["dependency-groups"]["dev"]) <= locked("requirements-dev.txt")


def test_the_package_imports_only_what_it_declares() -> None:
    """No import works by the accident that something else brought it."""
    project = tomllib.loads(texts()["pyproject.toml"])
    declared = {re.split(r"[><=]", each)[0] for each in project["project"]["dependencies"]}
    known = packages_distributions()
    undeclared: set[tuple[str, str]] = set()
    for name, module in modules().items():
        for package in imported(module):
            brought_by = {each.lower() for each in known.get(package, [])}
            if brought_by and not brought_by & (declared | {"uncover"}):
                undeclared.add((name, package))
    assert not undeclared


def imported(module: ast.Module) -> set[str]:
    """The top names of all packages a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_no_file_names_a_path_of_one_machine() -> None:
    """Nothing here works on one machine only."""
    assert not [name for name, text in texts().items() if MACHINE_PATH.search(text)]


def test_no_file_is_larger_than_a_mebibyte() -> None:
    """Large files are made or read in place, never kept here."""
    assert not [path for path in files() if path.stat().st_size > MOST_BYTES_OF_A_FILE]


@pytest.mark.real
def test_no_real_release_is_copied_into_the_repository(shared: Path) -> None:
    """Real files are read where they lie, beside the repository."""
    ours: dict[int, list[Path]] = {}
    for path in files():
        if path.stat().st_size:
            ours.setdefault(path.stat().st_size, []).append(path)
    copies = [
        path
        for real in (shared / "data").rglob("*")
        if real.is_file()
        for path in ours.get(real.stat().st_size, [])
        if digest(path) == digest(real)
    ]
    assert not copies


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_licence_is_the_official_text() -> None:
    """LICENSE is the GNU Affero General Public License, version 3, byte for byte."""
    text = texts()["LICENSE"]
    assert " ".join(text.split()[:10]) == (
        "GNU AFFERO GENERAL PUBLIC LICENSE Version 3, 19 November 2007"
    )
    assert digest(ROOT / "LICENSE") == AGPL_3


def test_files_are_small_enough_to_read() -> None:
    """No module, test or script grows past the length at which one stops reading it."""
    long = {name: texts()[name].count("\n") for name in programs()}
    assert not {name: lines for name, lines in long.items() if lines > MOST_LINES_OF_A_FILE}


def test_functions_are_small_enough_to_read_aloud() -> None:
    """No function is longer than a screen, its docstring included."""
    long = {
        f"{name}:{node.name}": length
        for name, module in programs().items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def test_every_module_says_what_it_is() -> None:
    """Each file opens with one sentence about itself."""
    assert not [name for name, module in modules().items() if not ast.get_docstring(module)]


def test_no_file_is_named_for_nothing() -> None:
    """A module is named for what it knows, not for being of use."""
    parts = {part.removesuffix(".py") for name in modules() for part in Path(name).parts}
    parts |= {Path(name).stem for name in programs()}
    assert not [part for part in parts if VAGUE.match(part)]


def test_every_room_is_on_the_map() -> None:
    """A room that the layers of pyproject.toml do not name does not exist."""
    project = tomllib.loads(texts()["pyproject.toml"])
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= {layer.strip("()") for layer in layers}
