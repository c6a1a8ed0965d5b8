"""The files of this repository, and the syntax trees of the package."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "uncover"


@cache
def files() -> list[Path]:
    """Every file that is committed or would be; without git, every file outside hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        found = [p for p in ROOT.rglob("*") if not p.relative_to(ROOT).parts[0].startswith(".v")]
    return sorted(path for path in found if path.is_file())


@cache
def texts() -> dict[str, str]:
    """Every file that is text, by its path in the repository."""
    read: dict[str, str] = {}
    for path in files():
        try:
            read[path.relative_to(ROOT).as_posix()] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return read


@cache
def programs() -> dict[str, ast.Module]:
    """The syntax tree of every Python file, tests and scripts among them, by its path."""
    return {name: ast.parse(text) for name, text in texts().items() if name.endswith(".py")}


@cache
def modules() -> dict[str, ast.Module]:
    """The syntax tree of every module of the package, by its path in the repository."""
    return {name: tree for name, tree in programs().items() if name.startswith("src/uncover/")}
