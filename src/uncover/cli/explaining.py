"""`uncover verify --explain`: the lines of a shell that count a receipt again, without Uncover."""

import json as json_module
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uncover.cli.output import console, emit
from uncover.terms.speech import say

if TYPE_CHECKING:
    from uncover.figures.engine.recount import Recount

_BROKEN, _CANNOT = 5, 2
_SAME_FIGURES = ("numerator", "denominator", "unknown", "undated", "value", "low", "high")


def explained(receipts: Sequence[tuple[str, dict[str, Any]]], library: Path, *, json: bool) -> int:
    """Print how each receipt is recounted; 5 if one is not what its address gives, 2 if unknown."""
    from uncover.figures.engine.recount import NotRecountableError, recounts
    from uncover.records.declared import tables
    from uncover.records.library import Library

    known = Library(library).tables() if library.is_dir() else tables()
    told, code = [], 0
    for name, receipt in receipts:
        reason, lines = "", list[str]()
        try:
            for recount in recounts(receipt, known):
                lines += lines_of(recount)
        except NotRecountableError as error:
            reason, lines = say(f"figures.verified.{error.key}", table=name), []
            code = max(code, _CANNOT if error.key in ("newer", "older-format") else _BROKEN)
        told.append({"receipt": name, "lines": lines, "reason": reason})
    if json:
        emit({"receipts": told})
        return code
    for each in told:
        for line in each["lines"] or [f"{each['receipt']}: {each['reason']}"]:
            console().print(line, markup=False)
    return code


def lines_of(recount: "Recount") -> list[str]:
    """The lines for one figure; what is said stands in comments, so that a shell runs the whole."""
    lines = [_said("figure", address=recount.address)]
    if recount.files:
        lines += ["", _said("files"), "sha256sum --check <<'FILES'"]
        lines += [f"{digest}  {name}" for digest, name in recount.files]
        lines += ["FILES"]
    if recount.sql is None:
        told = [_said("printed"), *map(_comment, recount.lines)]
        return [*lines, "", *told, *_expected(recount), ""]
    lines += ["", _said("export")]
    for release in dict.fromkeys(release for _, release, _ in recount.exports):
        lines.append(f"# uncover ingest FOLDER --library recount --release {release}")
    for table, release, file in recount.exports:
        words = f"uncover table export {table} --library recount --release {release} -o {file}"
        lines.append(f"# {words}")
    lines += ["", _said("count"), "duckdb -json <<'SQL'"]
    lines += [f"{statement};" for statement in recount.seeing]
    lines += ["", f"{recount.sql};"]
    for one in recount.hashes:
        lines += ["", _sql("hash", table=one.table), f"{one.sql};"]
    lines += ["SQL", "", *_expected(recount)]
    for one in recount.hashes:
        lines.append(_comment({"row_count": one.rows, "columns_sha256": one.sha256}))
    return [*lines, ""]


def _expected(recount: "Recount") -> list[str]:
    result = recount.expected["result"]
    told = {key: result.get(key) for key in _SAME_FIGURES} if isinstance(result, dict) else {}
    lines = [_said("expected"), _comment(told)]
    if "event_in" in (recount.sql or ""):
        lines.append(_said("columns-of-shares"))
    return lines


def _said(key: str, **facts: object) -> str:
    return f"# {say(f'recount.{key}', **facts)}"


def _sql(key: str, **facts: object) -> str:
    return f"-- {say(f'recount.{key}', **facts)}"


def _comment(told: object) -> str:
    """Anything as a comment on one line: nothing of a stranger's ends it."""
    return f"# {json_module.dumps(told)}"
