"""What was printed or quoted is answered exactly at its date, as an interval to the end."""

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from uncover.figures import published
from uncover.figures.address import Ask
from uncover.figures.engine.statistics import lines_in
from uncover.figures.figure import Figure
from uncover.figures.published.answer import answer
from uncover.figures.published.lines import RELEASE, Line, package_lines
from uncover.figures.published.printed import printed
from uncover.figures.published.series import fall, series
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

NO_CONVICTION = "share_of_removals_without_conviction"


def ask(
    measure: str,
    place: str,
    through: str | None,
    lines: tuple[Line, ...] | None = None,
    from_: str | None = None,
) -> Figure:
    """The figure at one date, from the lines of the package unless others are given."""
    asked = Ask(
        measure,
        place,
        from_=moment(from_) if from_ else None,
        through=moment(through) if through else None,
    )
    return answer(asked, package_lines() if lines is None else lines, RELEASE)[0]


def ids(figure: Figure) -> set[str]:
    """The ids of a figure's hazards."""
    return {id_ for id_, _ in figure.hazards}


def line(measure: str, value: str, precision: str = "exact", **other: str) -> Line:
    """A made-up line for a made-up report on Boston."""
    made = replace(
        package_lines()[0],
        place="Boston",
        place_kind="city",
        state="MA",
        from_="2008-11",
        through="2012-12-31",
        source="a made-up report",
        note="",
    )
    return replace(made, measure=measure, value=value, precision=precision, **other)


def test_package_holds_the_facts_as_gathered(shared: Path) -> None:
    """The lines typed into the package are those of the gathered facts, byte for byte."""
    typed = Path(published.__file__ or "").parent / "statistics.csv"
    gathered = shared / "facts" / "published-statistics.csv"
    assert typed.read_bytes() == gathered.read_bytes()


def test_every_line_is_answered_under_its_own_name() -> None:
    """Each printed measure answers at its place and date, as its source printed it."""
    for told in package_lines():
        figure = ask(told.measure, told.place_id, told.through)
        assert figure.through == told.through
        assert told.source in figure.said_by
        assert figure.value == Fraction(told.value)
        assert figure.basis == "quoted"
        assert figure.release == RELEASE


COUNTS = [
    ("us-ma-boston", "2011-07-31", 177, 369),
    ("us", "2010-06-30", 12293, 46929),
    ("us", "2011-03-31", 101741 - 72445, 101741),
    ("us-ca", "2011-03-31", 38828 - 27899, 38828),
    ("us-ma", "2012-08-31", 281, 560),
]


@pytest.mark.parametrize(("place", "through", "part", "whole"), COUNTS)
def test_share_of_two_printed_counts_is_exact(
    place: str, through: str, part: int, whole: int
) -> None:
    """Two exact counts, or a complement of two, give a share that is a point."""
    figure = ask(NO_CONVICTION, place, through)
    assert (figure.numerator, figure.denominator, figure.unknown) == (part, whole, None)
    assert figure.value == figure.low == figure.high == Fraction(100 * part, whole)
    assert figure.notes


def test_complement_says_that_it_is_computed() -> None:
    """A count that nobody printed is told as the difference it is."""
    figure = ask("removals_without_conviction", "us", "2011-03-31")
    assert figure.numerator == 29296
    assert "101,741" in figure.notes[0]
    assert "72,445" in figure.notes[0]


def test_rounded_share_stays_an_interval() -> None:
    """54 percent as printed is anything from 53.5 to 54.5."""
    figure = ask(NO_CONVICTION, "us-ma-boston", "2011-03-07")
    assert (figure.value, figure.numerator, figure.denominator) == (Fraction(54), None, None)
    assert (figure.low, figure.high) == (Fraction(107, 2), Fraction(109, 2))


def test_about_has_the_width_it_has_in_letters() -> None:
    """One in four as the secretary put it is about 25 percent: 22.5 to 27.5."""
    figure = ask("share_of_removals_level_1", "us-ma-boston", "2011-03-07")
    assert (figure.low, figure.high) == (Fraction(45, 2), Fraction(55, 2))
    assert "level-1-not-violent" in ids(figure)


def test_known_count_narrows_a_rounded_share() -> None:
    """52 percent of 352 is 182 to 184, and the value stays as it was printed."""
    figure = ask(NO_CONVICTION, "us-ma-boston", "2011-07-11")
    assert (figure.value, figure.numerator, figure.denominator) == (Fraction(52), None, 352)
    assert (figure.low, figure.high) == (Fraction(18200, 352), Fraction(18400, 352))
    assert "182" in figure.notes[0]
    assert "184" in figure.notes[0]


def test_share_of_a_whole_known_from_below() -> None:
    """83 of more than 430 is under 19.31 percent, and no more is known."""
    figure = ask("share_of_removals_level_1", "us-il", "2010-12-31")
    assert figure.value is None
    assert (figure.low, figure.high) == (Fraction(0), Fraction(8300, 430))
    assert not figure.low_closed
    assert not figure.high_closed


def test_at_least_has_one_end() -> None:
    """What was printed as "more than 430" has no upper end, and does not reach 430."""
    figure = ask("removals", "us-il", "2010-12-31")
    assert (figure.low, figure.high, figure.low_closed) == (Fraction(430), None, False)
    assert figure.numerator is None


@pytest.mark.parametrize("through", ["2011-05-15", "2011-07-30", "2011-07", "2009-01-01"])
def test_no_figure_between_reports(through: str) -> None:
    """A date without a report is told with the dates there are; a month stays a month."""
    with pytest.raises(UnusableError) as told:
        ask(NO_CONVICTION, "us-ma-boston", through)
    assert told.value.code == "no-report"
    for date in ("2011-03-07", "2011-05", "2011-07-11", "2011-07-31"):
        assert date in told.value.next_step


def test_several_reports_need_a_date_and_one_does_not() -> None:
    """Without a date the only report answers; of several none is chosen."""
    assert ask("removals", "us-ny", None).through == "2011-05"
    with pytest.raises(UnusableError) as told:
        ask("removals", "us-ma-boston", None)
    assert told.value.code == "needs-date"


@pytest.mark.parametrize(("from_", "fits"), [("2008-11", True), ("2008-11-01", False)])
def test_from_is_that_of_the_report(from_: str, fits: bool) -> None:
    """A report answers from where it begins, in the detail in which that was printed."""
    if fits:
        assert ask(NO_CONVICTION, "us-ma-boston", "2011-03-07", from_=from_).from_ == from_
        return
    with pytest.raises(UnusableError) as told:
        ask(NO_CONVICTION, "us-ma-boston", "2011-03-07", from_=from_)
    assert told.value.code == "other-from"


def test_sources_that_differ_are_named() -> None:
    """Of two values at one date none is chosen; equal values are one."""
    one = line("removals", "500")
    other = replace(one, value="510", source="another made-up report")
    with pytest.raises(UnusableError) as told:
        ask("removals", "us-ma-boston", "2012-12-31", (one, other))
    assert "another made-up report" in told.value.sentence
    same = replace(other, value="500")
    assert ask("removals", "us-ma-boston", "2012-12-31", (one, same)).numerator == 500


CONTRADICTIONS = [
    ([("removals", "7"), (NO_CONVICTION, "50", "rounded")], "no-whole-number"),
    (
        [
            ("removals", "369"),
            ("removals_without_conviction", "177"),
            (NO_CONVICTION, "52", "rounded"),
        ],
        "share-and-counts-disagree",
    ),
]


@pytest.mark.parametrize(("told", "hazard"), CONTRADICTIONS)
def test_share_and_counts_that_contradict(told: list[tuple[str, ...]], hazard: str) -> None:
    """A share that no whole number gives, or that the counts deny, is said to be so."""
    lines = tuple(line(*each) for each in told)
    assert hazard in ids(ask(NO_CONVICTION, "us-ma-boston", "2012-12-31", lines))


def test_share_and_counts_that_agree() -> None:
    """A printed share with its counts has their integers and the value as printed."""
    lines = (
        line("removals", "369"),
        line("removals_without_conviction", "177"),
        line(NO_CONVICTION, "48", "rounded"),
    )
    figure = ask(NO_CONVICTION, "us-ma-boston", "2012-12-31", lines)
    assert (figure.value, figure.numerator, figure.denominator) == (Fraction(48), 177, 369)
    assert figure.low == figure.high == Fraction(17700, 369)


def test_counts_of_two_sources_are_told() -> None:
    """A share computed from what two sources quoted names both."""
    lines = (
        line("removals", "400"),
        line("removals_without_conviction", "100", source="another made-up report"),
    )
    figure = ask(NO_CONVICTION, "us-ma-boston", "2012-12-31", lines)
    assert set(figure.said_by) == {"a made-up report", "another made-up report"}
    assert "another made-up report" in figure.notes[0]


PRINTED = [
    ("removals", "400", "about", 360, 440),
    ("removals", "1200", "about", 1150, 1250),
    ("removals", "150", "about", 135, 165),
    ("removals", "998", "about", Fraction(97804, 100), Fraction(101796, 100)),
    ("removals", "61000", "rounded", 60500, 61500),
    (NO_CONVICTION, "54.0", "rounded", Fraction(5395, 100), Fraction(5405, 100)),
    (NO_CONVICTION, "99.97", "about", Fraction(9996, 100), Fraction(9998, 100)),
    (NO_CONVICTION, "100", "rounded", Fraction(199, 2), 100),
]


@pytest.mark.parametrize(("measure", "value", "precision", "low", "high"), PRINTED)
def test_what_a_printed_number_stands_for(
    measure: str, value: str, precision: str, low: Fraction, high: Fraction
) -> None:
    """Half a unit of the last digit if rounded; the widths of CLAIMS 2.2 if "about"."""
    told = printed(line(measure, value, precision))
    assert (told.low, told.high) == (low, high)


def test_a_cumulative_count_fell_in_boston() -> None:
    """At least 182 by 11 July 2011 and 177 by 31 July cannot both be right; both reports say so."""
    found = fall("us-ma-boston", package_lines(), RELEASE)
    assert found is not None
    assert (found.at_least, found.at_most) == (182, 177)
    for through in ("2011-07-11", "2011-07-31"):
        hazards = dict(ask(NO_CONVICTION, "us-ma-boston", through).hazards)
        for word in ("182", "177", "2011-07-11", "2011-07-31", "Menino", "Globe"):
            assert word in hazards["cumulative-count-fell"]
    assert "cumulative-count-fell" not in ids(ask(NO_CONVICTION, "us-ma-boston", "2011-03-07"))
    assert "cumulative-count-fell" in ids(
        ask("removals_without_conviction", "us-ma-boston", "2011-07-31")
    )


def test_no_other_series_fell() -> None:
    """Only Boston's removals without a conviction fall in what was gathered."""
    told = {
        (each.place_id, each.measure)
        for each in package_lines()
        if "cumulative-count-fell" in ids(ask(each.measure, each.place_id, each.through))
    }
    assert {place for place, _ in told} == {"us-ma-boston"}
    assert all("without_conviction" in measure for _, measure in told)


def test_a_year_is_not_called_cumulative() -> None:
    """The note on one line of a report speaks for all of them."""
    assert "cumulative" not in ids(ask("removals_without_conviction", "us-ma", "2012-08-31"))
    assert "cumulative" in ids(ask("removals", "us-ma-boston", "2012-03-31"))
    assert "cumulative" not in ids(ask("jurisdictions_active", "us", "2011-08"))


def test_series_is_in_order_of_its_dates() -> None:
    """Boston's share stands at four dates."""
    told = series(NO_CONVICTION, "us-ma-boston", package_lines(), RELEASE)
    assert [figure.through for figure in told] == [
        "2011-03-07",
        "2011-05",
        "2011-07-11",
        "2011-07-31",
    ]


def test_library_keeps_the_digits_as_printed(tmp_path: Path) -> None:
    """Lines that went through a library answer as those of the package: 54 does not become 54.0."""
    held = tmp_path / "library"
    typed = Path(published.__file__ or "").parent / "statistics.csv"
    ingest(held, [typed], release="made-up-copy")
    lines, release = lines_in(Library(held), None)
    assert release == "made-up-copy"
    assert sorted(lines, key=str) == sorted(package_lines(), key=str)


def test_what_is_no_number_is_refused() -> None:
    """A value that is no number is named with its source."""
    with pytest.raises(UnusableError) as told:
        printed(line("removals", "some"))
    assert "a made-up report" in told.value.sentence


def test_no_engine_is_needed() -> None:
    """Printed figures are answered where DuckDB cannot be imported."""
    code = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from uncover.figures.published.series import series\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
