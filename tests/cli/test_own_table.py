"""A group's own table: declared once, kept with the library, known to every command after that."""

import json
from pathlib import Path
from typing import Any

import pytest

from uncover.cli.main import code_of

JAIL = """
name = "jail_log"
title = "A made-up jail's log"
unit = "booking"
source = "Made up for tests"
date = "booked_on"
person = "person"
state = "state"
rule = "none"

[one_row_is]
en = "one booking"
es = "un ingreso"

[releases]
by = "folder"
keeping = "rows"

[disclosure]
policy = "threshold:10"
reason = "The group's own table."

[columns]
person = { kind = "person", headers = ["Booking No"], private = true, meaning = "Who." }
booked_on = { kind = "date", headers = ["Booked On"], meaning = "Day of the booking." }
hold_kind = { headers = ["Hold Kind"], meaning = "Why." }
state = { kind = "state", meaning = "State." }

[[layouts]]
name = "log"
title = "The log"
seen = true
required = ["person", "booked_on"]
headers = ["Booking No", "Booked On", "Hold Kind", "State"]
"""


class Group:
    """A group at its desk: a declaration, logs, a library, and what the commands answer."""

    def __init__(self, folder: Path, screen: pytest.CaptureFixture[str]) -> None:
        self.folder, self.screen = folder, screen
        self.library = folder / "library"

    def log(self, year: int, day: str = "Booked On") -> Path:
        """A year's log in a folder of its own: nineteen bookings, two in each month."""
        path = self.folder / f"jail-{year}" / "log.csv"
        path.parent.mkdir()
        lines = [f"{n},{year}-{n // 2 + 1:02}-11,Hold {n % 3},MA" for n in range(1, 20)]
        path.write_text("\n".join([f"Booking No,{day},Hold Kind,State", *lines]) + "\n")
        return path

    def declared(self, text: str = JAIL) -> Path:
        """The declaration as a file."""
        path = self.folder / "jail.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def says(self, *arguments: object) -> tuple[int, dict[str, Any]]:
        """Exit code and JSON of a command on the library."""
        library = ("--library", str(self.library), "--json")
        code = code_of([*map(str, arguments), *library])
        return code, json.loads(self.screen.readouterr().out)


@pytest.fixture
def group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Group:
    """A group that has not begun."""
    return Group(tmp_path, capsys)


def test_a_group_counts_its_own_log(group: Group, tmp_path: Path) -> None:
    """After the first ingest no command is told of the declaration again."""
    toml = group.declared()
    assert group.says("ingest", group.log(2024), "--table", toml)[0] == 0
    assert (group.library / "declared" / "jail_log.toml").read_text("utf-8") == JAIL
    toml.unlink()
    code, told = group.says("figure", "count", "--source", "jail_log", "--by", "month")
    assert code == 0
    assert {row["month"]: row["value"] for row in told["rows"]}["2024-03"] == 2
    code, figure = group.says("figure", "people", "--source", "jail_log", "--place", "us-ma")
    assert (code, figure["value"]) == (0, 19)
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps(figure["receipt"]), "utf-8")
    code, answer = group.says("verify", receipt)
    assert (code, answer["receipts"][0]["status"]) == (0, "verified")
    code, answer = group.says("verify", receipt, "--files", tmp_path / "jail-2024")
    assert (code, answer["receipts"][0]["status"]) == (0, "verified")
    code, told = group.says("ingest", group.log(2025))
    assert code == 0
    assert told["files"][0]["sheets"][0]["table"] == "jail_log"
    _, told = group.says("tables")
    assert [(held["release"], held["people"]) for held in told["tables"]] == [
        ("jail-2024", 19),
        ("jail-2025", 19),
    ]


def test_another_declaration_of_a_table_with_rows_is_refused(group: Group) -> None:
    """Exit 2 with what differs, and the library keeps what it has."""
    group.says("ingest", group.log(2024), "--table", group.declared())
    changed = JAIL.replace('kind = "date"', 'kind = "moment"').replace('"booking"', '"hold"')
    code, told = group.says("ingest", group.log(2025), "--table", group.declared(changed))
    assert (code, told["error"]["code"]) == (2, "other-declaration")
    assert "unit, columns.booked_on" in told["error"]["sentence"]
    assert (group.library / "declared" / "jail_log.toml").read_text("utf-8") == JAIL


def test_a_declaration_may_learn_the_headers_of_a_later_log(group: Group) -> None:
    """Headers and layouts are added under the same name; all rows count together as before."""
    group.says("ingest", group.log(2024), "--table", group.declared())
    log = group.log(2025, "Day Booked")
    assert group.says("ingest", log)[0] == 1
    grown = JAIL.replace('["Booked On"]', '["Booked On", "Day Booked"]')
    assert group.says("ingest", log, "--table", group.declared(grown))[0] == 0
    assert (group.library / "declared" / "jail_log.toml").read_text("utf-8") == grown
    for release in ("jail-2024", "jail-2025"):
        asked = ("figure", "count", "--source", "jail_log", "--release", release)
        assert group.says(*asked)[1]["value"] == 19


def test_a_declaration_that_stored_nothing_is_not_kept(group: Group, tmp_path: Path) -> None:
    """It can be corrected until the first file is stored under it."""
    text = tmp_path / "notes.csv"
    text.write_text("nothing of the kind\n")
    group.says("ingest", text, "--table", group.declared())
    assert not (group.library / "declared").exists()
    other = JAIL.replace('unit = "booking"', 'unit = "hold"')
    assert group.says("ingest", group.log(2024), "--table", group.declared(other))[0] == 0


def test_a_kept_declaration_that_was_altered_is_told(group: Group) -> None:
    """Rows are not read under a declaration they were not stored under."""
    group.says("ingest", group.log(2024), "--table", group.declared())
    kept = group.library / "declared" / "jail_log.toml"
    for alter in (lambda: kept.write_text(JAIL + "\n"), kept.unlink):
        alter()
        code, told = group.says("figure", "count", "--source", "jail_log")
        assert (code, told["error"]["code"]) == (2, "declaration-altered")


@pytest.mark.parametrize("name", ["select", "../jail", "Jail", "persons", ""])
def test_a_name_that_cannot_be_a_table_is_refused(group: Group, name: str) -> None:
    """It becomes a file's name and a name in SQL."""
    toml = group.declared(JAIL.replace("jail_log", name))
    code, told = group.says("ingest", group.log(2024), "--table", toml)
    assert code == 2
    assert told["error"]["code"] in {"bad-table-name", "missing-key"}
    assert not group.library.exists()
