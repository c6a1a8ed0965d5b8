"""The report of a check for people: each claim in its line, with its verdict in words."""

from collections.abc import Iterator
from fractions import Fraction

from rich.text import Text

from uncover.claims.check import Checked, Report
from uncover.claims.interval import Interval
from uncover.claims.letters.isolating import isolated
from uncover.claims.letters.letter import Claim, Letter
from uncover.claims.reading import Phrase
from uncover.claims.verdict import PLACE_NOT_ESTABLISHED, VERDICTS, Decision
from uncover.figures.figure import Figure
from uncover.terms.numbers import grouped, half_up
from uncover.terms.speech import said, say

_STYLES = {
    "holds": "green",
    "holds-rounded": "green",
    "agrees-as-quoted": "cyan",
    "holds-under-definition": "yellow",
    "cannot-be-checked": "magenta",
    "does-not-hold": "bold red",
}
_INDENT = "      "
_LONG_LINE = 1000


def report_lines(report: Report, name: str) -> Iterator[Text]:
    """The lines of the report on the letter called `name`; colours show in a terminal only."""
    bound, loose = len(report.claims), len(report.unbound)
    yield Text(say("claims.report.head", name=name, claims=bound, unbound=loose), "bold")
    for told in report.notes:
        yield Text(told, "dim")
    for each in report.claims:
        yield Text("")
        yield from _claim_lines(each, report.letter)
    if report.unbound:
        yield Text("")
        yield Text(say("claims.report.unbound"), "bold")
    for number in report.unbound:
        yield Text(f"  {number.line}:{number.column}  {isolated(number.text)}")
    yield Text("")
    for verdict in VERDICTS:
        count = report.counts[verdict]
        style = _STYLES[verdict] if count else "dim"
        yield Text(f"{count:5d}  {say(f'claims.verdict.{verdict}')}", style)


def _claim_lines(each: Checked, letter: Letter) -> Iterator[Text]:
    yield _line_of_letter(each.claim, letter)
    yield _verdict_line(each)
    for line in figure_lines(each):
        yield Text(_INDENT + line)
    if each.suggest:
        yield Text(_INDENT + say("claims.report.suggest", phrase=each.suggest), "bold")


def figure_lines(each: Checked) -> list[str]:
    """What stands below a verdict: the figure, what the phrase needs, readings, notes."""
    claim, figure = each.claim, each.figure
    lines = [] if figure is None else [_figure_line(figure, claim.target), *figure.notes]
    if isinstance(each.read, Phrase):
        unit = _unit_of(each.read, figure)
        needs = say("claims.report.needs", interval=_needed(each.read, unit))
        lines.append(f"{needs} ({each.read.rule})")
    told = each.decision.alternatives
    if told is not None and told.declared > 1:
        unit = "%" if figure and figure.kind == "share" else ""
        span = _interval(Interval(told.low, told.high), unit)
        counts = {"hold": told.hold, "declared": told.declared}
        lines.append(say("claims.report.readings", span=span, **counts))
    # The code before the sentence of a note is for programs.
    return [*lines, *(noted.partition(": ")[2] for noted in each.decision.notes)]


def _needed(read: Phrase, unit: str) -> str:
    """What a phrase allows; two counts are both exact, and one reading of two may be true."""
    if read.pair is not None:
        k, n = (grouped(each) for each in read.pair)
        return say("claims.interval.exactly", x=say("claims.report.of", k=k, n=n))
    told = _interval(read.interval, unit)
    if read.either is None:
        return told
    return say("claims.interval.either", one=told, other=_interval(read.either, unit))


def robustness(decision: Decision) -> str:
    """Whether unknown rows could overturn a verdict, in words; empty where none could be."""
    told = []
    if decision.robust is not None:
        told.append(say(f"claims.report.{'robust' if decision.robust else 'not-robust'}"))
    if any(each.startswith(PLACE_NOT_ESTABLISHED) for each in decision.notes):
        told.append(say(f"claims.report.{PLACE_NOT_ESTABLISHED}"))
    return "; ".join(told)


def _unit_of(read: Phrase, figure: Figure | None) -> str:
    """The unit of what a phrase allows: percent, points, times, or none."""
    if read.way is not None:
        told = {"percent": "percent", "points": "percentage point", "ratio": "times"}
        name = told.get(read.way, "")
        return "%" if name == "percent" else f" {said(f'telling.unit-name.{name}', name)}".rstrip()
    kind = figure.kind if figure is not None and read.kind == "any" else read.kind
    return "%" if kind == "share" else ""


def _line_of_letter(claim: Claim, letter: Letter) -> Text:
    """The line with the claim; of a long line, or of another form than Markdown, what is near."""
    source = letter.lines[claim.line - 1] if claim.line <= len(letter.lines) else ""
    before, bound, after = claim.before, claim.text, claim.after
    if letter.form == "markdown" and len(source) <= _LONG_LINE:
        end = source.find("](", claim.column - 1)
        stop = end + 1 if end >= 0 else len(source)
        before, after = source[: claim.column - 1], source[stop:]
        bound = source[claim.column - 1 : stop]
    shown = Text(f"{claim.line}:{claim.column}  ", "bold")
    shown.append(isolated(before), "dim")
    shown.append(isolated(bound), "bold underline")
    shown.append(isolated(after), "dim")
    return shown


def _verdict_line(each: Checked) -> Text:
    verdict = each.decision.verdict
    shown = Text(f'{_INDENT}"{isolated(each.claim.text)}"  ')
    shown.append(say(f"claims.verdict.{verdict}"), _STYLES[verdict])
    if each.decision.robust is not None:
        word = "robust" if each.decision.robust else "not-robust"
        shown.append(f", {say(f'claims.report.{word}')}", "" if each.decision.robust else "yellow")
    if any(told.startswith(PLACE_NOT_ESTABLISHED) for told in each.decision.notes):
        shown.append(f"; {say(f'claims.report.{PLACE_NOT_ESTABLISHED}')}", "yellow")
    if any(word.lowers for word in each.words):
        shown.append(f"; {say('words.report.wrong')}", "yellow")
    return shown


def _figure_line(figure: Figure, target: str) -> str:
    parts = [isolated(target), say(f"claims.report.{figure.basis}")]
    if figure.kind == "share" and figure.numerator is not None and figure.denominator:
        pair = {"k": grouped(figure.numerator), "n": grouped(figure.denominator)}
        parts.append(say("claims.report.of", **pair))
    spoken = said(f"telling.unit-name.{figure.unit}", figure.unit)
    unit = "%" if figure.kind == "share" else f" {spoken}"
    if figure.value is not None:
        parts.append(number(figure.value) + unit)
    elif figure.low is not None or figure.high is not None:
        ends = (figure.low_closed, figure.high_closed)
        parts.append(_interval(Interval(figure.low, figure.high, *ends), unit))
    if figure.unknown:
        bounds = _interval(Interval(figure.low, figure.high), unit)
        parts.append(say("claims.report.unknown", count=grouped(figure.unknown), span=bounds))
    period = " .. ".join(day for day in (figure.from_, figure.through) if day)
    parts += [part for part in (figure.place, period, figure.release or figure.source) if part]
    return ", ".join(parts)


def _interval(interval: Interval, unit: str) -> str:
    """An interval in words: from A to B, more than A, at least A, less than B, at most B."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return _half_open(interval, unit)
    if low == high:
        return say("claims.interval.exactly", x=number(low) + unit)
    key = "from-to"
    if not interval.low_closed:
        key = "above-to" if interval.high_closed else "above-below"
    elif not interval.high_closed:
        key = "from-below"
    return say(f"claims.interval.{key}", low=number(low) + unit, high=number(high) + unit)


def _half_open(interval: Interval, unit: str) -> str:
    if interval.low is not None:
        key = "at-least" if interval.low_closed else "more-than"
        return say(f"claims.interval.{key}", x=number(interval.low) + unit)
    if interval.high is not None:
        key = "at-most" if interval.high_closed else "less-than"
        return say(f"claims.interval.{key}", x=number(interval.high) + unit)
    return say("claims.interval.any")


def number(value: Fraction) -> str:
    """A number for a reader: integers grouped, others with two decimals."""
    return grouped(value.numerator) if value.denominator == 1 else half_up(value, 2)
