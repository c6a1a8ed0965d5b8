"""The declared tables load, and a wrong declaration is told with its file and its key."""

from pathlib import Path

import pytest

from uncover.records.declared import load, read, tables
from uncover.records.headers import plain
from uncover.records.recognition import Recognised, recognise
from uncover.records.wording import class_of, known_classes
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

JAIL = """
name = "jail_log"
title = "A made-up jail's log"
unit = "booking"
source = "Made up for a test"
date = "booked"
person = "person"
rule = "none"
classes = ["charge_class"]
shared = ["person", "gender"]
[one_row_is]
en = "one booking"
[releases]
by = "folder"
keeping = "rows"
[disclosure]
policy = "threshold:10"
reason = "These rows are not public."
[columns]
booked = { kind = "date", meaning = "Day of booking." }
charge_class = { kind = "class", classes = { yes = ["Y"], no = ["N"] }, meaning = "Charged." }
[[layouts]]
name = "2026"
title = "Log of 2026"
required = ["booked"]
headers = ["Booked", "Charge Class", "Gender", "Unique Identifier"]
"""


def test_all_tables_of_the_contract_are_declared() -> None:
    """Every table named in DESIGN 5 has a declaration, and facilities have one too."""
    assert set(tables()) == {
        "activations",
        "agreements",
        "arrests",
        "border_patrol_apprehensions",
        "border_patrol_subjects",
        "county_areas",
        "detainers",
        "detention_statistics",
        "detention_stays",
        "detention_stints",
        "encounters",
        "facilities",
        "facility_days",
        "population",
        "published_statistics",
        "removals",
    }


def test_default_rules_are_named() -> None:
    """Defaults of duplicate rules are the versions of DESIGN 4."""
    rules = {name: table.rule for name, table in tables().items() if table.rule != "none"}
    assert rules == {
        "arrests": "ARR-EP/DDP-2026-03",
        "detainers": "DET-DUP/UNCOVER-1",
        "detention_stints": "STINT-DUP/DDP-2026-03",
    }
    assert tables()["arrests"].state_rule == "STATE/DDP-2026-03"


@pytest.mark.parametrize(
    ("table", "layout", "columns"),
    [
        ("arrests", "linked-2012-2023", 7), ("arrests", "2025", 23), ("arrests", "2026-03", 25),
        ("arrests", "2026-late", 22), ("detainers", "2026-03", 65),
        ("detainers", "2026-03-fy23-fy24", 64), ("detainers", "2026-late", 44),
        ("detention_stints", "linked-2012-2023", 33), ("detention_stints", "2026-late", 34),
        ("encounters", "2025", 25), ("removals", "linked-2012-2023", 29), ("removals", "2025", 41),
        ("removals", "2026-late", 35),
        # by name one more than DOMAIN 2.5 counts, which the declaration notes
        ("detention_stints", "2025", 36 + 1), ("detention_stints", "2026-03", 52 + 1),
    ],
)  # fmt: skip
def test_a_layout_has_as_many_columns_as_described(table: str, layout: str, columns: int) -> None:
    """The numbers are those of DOMAIN 2.2 and 2.5."""
    (found,) = [each for each in tables()[table].layouts if each.name == layout]
    assert len(found.headers) == columns


def test_only_the_arrests_are_described_without_the_file_number_in_fy2024() -> None:
    """DOMAIN 2.2 says so of no other table, and a layout is declared from a source or not at all.

    A file of another table without that column is stored all the same, and the column told missing.
    """
    layouts = {(table.name, layout.name) for table in tables().values() for layout in table.layouts}
    assert {table for table, layout in layouts if layout == "2026-late-fy24"} == {"arrests"}
    (late,) = [y for y in tables()["removals"].layouts if y.name == "2026-late"]
    found = recognise([(1, [h for h in late.headers if h != "Alien File Number"])], tables())
    assert isinstance(found, Recognised)
    assert (found.layout.name, found.missing_headers) == ("2026-late", ["Alien File Number"])


@pytest.mark.parametrize("name", sorted(tables()))
def test_a_table_tells_all(name: str) -> None:
    """Each table says what a row is in two languages, and each column what it means."""
    table = tables()[name]
    assert table.name == name
    assert all(table.one_row_is[language].strip() for language in ("en", "es"))
    assert table.one_row_is["en"] != table.one_row_is["es"]
    assert all(column.meaning.endswith(".") for column in table.columns)
    assert all(set(hazard.sentences) == {"en", "es"} for hazard in table.hazards)
    assert len({hazard.id for hazard in table.hazards}) == len(table.hazards)
    assert table.disclosure == "none"
    assert table.disclosure_reason
    assert len({layout.name for layout in table.layouts}) == len(table.layouts)


def test_keys_of_persons_are_private() -> None:
    """The pseudonym of a person, and every key made of it, never leaves the library."""
    for table in tables().values():
        if table.person:
            assert table.column(table.person).private
        private = {column.name for column in table.columns if column.private}
        assert not {"ddp_stay_id", "ddp_stint_id"} & {c.name for c in table.columns} - private


def test_known_values_do_not_care_for_case_or_blanks() -> None:
    """Only the stable part of a code counts where the declaration says so."""
    arrests = tables()["arrests"]
    assert arrests.column("case_status").known("6-deported / REMOVED")
    assert arrests.column("case_category").known("[8f]  Something else")
    assert not arrests.column("case_category").known("[99] Unheard of")
    assert arrests.column("apprehension_method").known("custodial  arrest")
    classes = known_classes(arrests.column("apprehension_criminality"))
    assert class_of("1  CONVICTED Criminal", classes) == "convicted"
    assert class_of("NA", known_classes(arrests.column("case_threat_level"))) == "none"
    assert arrests.column("case_threat_level").na == "none"


def test_headers_are_compared_without_case_and_punctuation() -> None:
    """A line break, snake case and `YN` make no other header."""
    assert plain("Birth\nYear ") == plain("birth_year") == "birth_year"
    assert plain("Final Order YN") == plain("Final Order Yes No") == plain("final_order_yes_no")
    assert plain("Known Terrorist Y/N") == "known_terrorist_yes_no"


def test_a_group_declares_its_own_table(tmp_path: Path) -> None:
    """The same format serves a group's table, with the shared columns at hand."""
    path = tmp_path / "jail.toml"
    path.write_text(JAIL, "utf-8")
    table = load(path)
    assert [column.name for column in table.columns] == [
        "booked",
        "charge_class",
        "person",
        "gender",
    ]
    assert table.disclosure == "threshold:10"
    assert table.one_row_is["es"] == "one booking"


WRONG = [
    ('unit = "booking"', 'unti = "booking"', "unknown-key", "'unti'"),
    ('unit = "booking"', "", "missing-key", "'unit'"),
    ('unit = "booking"', "unit = 3", "not-a-text", "'unit'"),
    ('shared = ["person", "gender"]', 'shared = "person"', "not-a-list", "'shared'"),
    ('shared = ["person", "gender"]', 'shared = ["person", "gendre"]', "unknown-name", "'gender'"),
    ('by = "folder"', 'by = "file"', "not-a-choice", "fiscal_year_date"),
    ('date = "booked"', 'date = "bookd"', "unknown-name", "'booked'"),
    ('"Gender", "Unique', '"Sort", "Unique', "unknown-name", "'Sort'"),
    ('required = ["booked"]', "", "missing-key", "'layouts.2026.required'"),
    ('required = ["booked"]', 'required = ["boooked"]', "unknown-name", "'booked'"),
    ('kind = "date"', 'kind = "day"', "not-a-choice", "moment"),
    (', meaning = "Day of booking."', "", "missing-key", "'columns.booked.meaning'"),
    ("booked = {", 'file = { meaning = "File." }\nbooked = {', "bad-name", "'columns.file'"),
    ("booked = {", 'x_foo = { meaning = "Foo." }\nbooked = {', "bad-name", "'columns.x_foo'"),
    ("booked = {", 'sex = { meaning = "Sex." }\nbooked = {', "header-of-two", "'Sex'"),
    ('"jail_log"', '".."', "bad-table-name", "'..'"),
    ('"jail_log"', '"../../../escaped"', "bad-table-name", "'name'"),
    ('"jail_log"', '"Jail log"', "bad-table-name", "'name'"),
    ('"threshold:10"', '"whatever"', "not-a-choice", "'disclosure.policy'"),
    ('"threshold:10"', '"threshold:0"', "not-a-choice", "threshold:10"),
    ('rule = "none"', 'rule = "NO-SUCH/1"', "unknown-name", "'NO-SUCH/1'"),
    ('rule = "none"', 'rule = "STATE/DDP-2026-03"', "unknown-name", "'rule'"),
    ('rule = "none"', 'rule = "ARR-EP/DDP-2026-03"', "unknown-name", "'apprehension_date'"),
    ('rule = "none"', 'state_rule = "STATE/1"', "unknown-name", "'state_rule'"),
    ('rule = "none"', 'in_order = ["booked"]', "not-pairs", "'in_order'"),
    ('rule = "none"', 'in_order = [["booked", "gender"]]', "not-pairs", "'in_order'"),
    ('rule = "none"', 'in_order = [["booked", "left"]]', "unknown-name", "'left'"),
    ("[disclosure]", "[[disclosure]]", "not-a-block", "'disclosure'"),
    ("[[layouts]]", "[layouts]", "not-blocks", "'layouts'"),
    ('title = "Log of 2026"', "title = Log", "not-toml", "jail.toml"),
]


@pytest.mark.parametrize(("right", "wrong", "code", "said"), WRONG)
def test_a_wrong_declaration_is_told(right: str, wrong: str, code: str, said: str) -> None:
    """The sentence names the file and the key, in both languages, and the next step follows."""
    assert right in JAIL
    with pytest.raises(UnusableError) as caught:
        read(JAIL.replace(right, wrong, 1), "jail.toml")
    error = caught.value
    assert error.code == code
    for language in ("en", "es"):
        with speaking(language):
            assert "jail.toml" in error.sentence
            assert said in str(error)
            assert error.next_step


def test_a_declaration_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is one sentence, not a traceback."""
    with pytest.raises(UnusableError, match=r"jail\.toml"):
        load(tmp_path / "jail.toml")
