"""Releases are named by what the agency wrote, and ordered by their dates."""

import datetime as dt
from pathlib import Path

import pytest

from uncover.records.declared import tables
from uncover.records.library import release_name
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.releases import ReleaseId, date_of, order, release_of, request_in, safe
from uncover.terms.errors import UnusableError

NAMES = [
    (
        "arrests",
        "2026-ICLI-00005_Arrests_FY26_20260311_Redacted.xlsx",
        [],
        "2026-ICLI-00005-2026-03-11",
    ),
    (
        "arrests",
        "2025-ICLI-00019_2024-ICFO-39357_ERO Admin Arrests_LESA-STU_FINAL Redacted.xlsx",
        ["ERO Administrative Arrests", "IIDS as of 07/29/2025; EID data through 07/28/2025"],
        "2025-ICLI-00019-2025-07-29",
    ),
    (
        "detainers",
        "ERO Detainers.xlsx",
        ["FOIA 2026-ICLI-00005", "Data Source: IIDS, 3/11/2026"],
        "2026-ICLI-00005-2026-03-11",
    ),
    (
        "arrests",
        "2025-ICLI-00019_2024-ICFO-39357_ERO Admin Arrests_LESA-STU_FINAL Redacted.xlsx",
        [],
        "late-July",
    ),
    (
        "removals",
        "SeattleAORExpeditedRemovals.csv",
        ["FY2012 (01/01/2012 - 07/06/2019)"],
        "late-July",
    ),
    ("agreements", "participatingAgencies05162025am.xlsx", [], "2025-05-16"),
    ("agreements", "participatingAgencies12312025am.xlsx", [], "2025-12-31"),
    ("agreements", "list.xlsx", [], "late-July"),
    ("detention_statistics", "FY25_detentionStats09242025.xlsx", [], "FY25-2025-09-24"),
    ("detention_statistics", "FY26_detentionStats_02122026.xlsx", [], "FY26-2026-02-12"),
    (
        "detention_statistics",
        "FY19-detentionstats.xlsx",
        ["ICE FACILITIES DATA, FY19", "Source: ICE Integrated Decision Support (IIDS), 10/07/2019"],
        "FY19-2019-10-07",
    ),
    (
        "detention_statistics",
        "stats.xlsx",
        ["ICE FACILITIES DATA, FY2024 YEAR END", "Data Source: IIDS, 10/07/2024"],
        "FY24-2024-10-07",
    ),
    ("border_patrol_apprehensions", "Tab.csv", ["EID (Unofficial) as of 9/30/19"], "late-July"),
]


def drawn(name: str, folder: str = "late July") -> ReleasedFile:
    """A file that is nowhere."""
    return ReleasedFile(name=name, sha256="0" * 64, path=Path(name), folder=folder)


@pytest.mark.parametrize(("table", "name", "titles", "wanted"), NAMES)
def test_the_name_of_a_release(table: str, name: str, titles: list[str], wanted: str) -> None:
    """File name first, then title rows, then the folder; the first request number counts."""
    assert release_of(tables()[table], drawn(name), titles).name == wanted


def test_what_the_user_says_wins() -> None:
    """`--release` names the release; request and date are kept beside it."""
    file = drawn("2026-ICLI-00005_Arrests_FY26_20260311_Redacted.xlsx")
    named = release_of(tables()["arrests"], file, [], "2026-03")
    assert named == ReleaseId("2026-03", "2026-ICLI-00005", dt.date(2026, 3, 11))


@pytest.mark.parametrize(
    "name", ["", "../up", "a/b", "a\\b", ".hidden", "con", "NUL.x", "a ", "x."]
)
def test_a_name_that_no_file_may_have_is_refused(name: str) -> None:
    """A release is a folder and a file name on every system."""
    with pytest.raises(UnusableError) as caught:
        release_of(tables()["arrests"], drawn("a.xlsx"), [], name)
    assert caught.value.code == "bad-release-name"


def test_a_folder_becomes_a_safe_name() -> None:
    """Blanks, accents and reserved words do not reach the disk."""
    assert safe("Années 2012/2023 (été)") == "Annees-2012-2023-ete"
    assert safe("NUL") == "release-NUL"
    assert release_name(safe("x" * 119 + ".y")) == "x" * 119
    assert release_name(safe("con." + "x" * 120)) == "release-con." + "x" * 108
    assert (
        release_of(tables()["removals"], drawn("Removals FY25.csv", ""), []).name == "Removals-FY25"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ICE_Facility_List_11-06-2017-web.xlsx", dt.date(2017, 11, 6)),
        ("x_2025-10-15.csv", dt.date(2025, 10, 15)),
        ("x_99992025.csv", None),
        ("2024-ICFO-39357.xlsx", None),
        ("inc_headcount_fy12-24ytd.csv.gz", None),
    ],
)
def test_dates_in_file_names(text: str, wanted: dt.date | None) -> None:
    """Days are read as the agencies write them; a request number is no date."""
    assert date_of(text, []) == wanted


def test_request_numbers() -> None:
    """The first number of the first text counts."""
    assert request_in(["none", "2022-icfo-09023 and 2025-ICLI-00019"]) == "2022-ICFO-09023"
    assert request_in([]) is None


def test_releases_are_ordered_by_date() -> None:
    """Release date, else the last event; never the order of ingest."""
    dated = ReleaseId("b", None, dt.date(2026, 3, 11))
    undated = ReleaseId("a")
    assert order(dated, None) > order(undated, dt.date(2025, 10, 15))
    assert order(dated, None) < order(undated, dt.date(2026, 6, 1))
    assert order(undated, None)[0] == dt.date.min
