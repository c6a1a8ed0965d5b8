"""Figures in words for a terminal: number, unit, whole, place, period, bounds, basis, source."""

from collections.abc import Sequence
from fractions import Fraction

from uncover.figures.figure import Figure, Unsaid, unclassed_note
from uncover.terms.numbers import grouped, half_up
from uncover.terms.places import places
from uncover.terms.speech import said, say


def number(figure: Figure, value: Fraction | None) -> str:
    """A value or bound as a reader sees it: `53.96 percent`, `2,113`."""
    if value is None:
        return "?"
    if figure.kind == "share":
        return f"{half_up(value, 2)} %"
    return grouped(value.numerator) if value.denominator == 1 else half_up(value, 2)


def figure_text(figure: Figure) -> str:
    """One figure with everything that has to stand beside it, a line each."""
    lines = [
        f"{figure.measure}: {number(figure, figure.value)}",
        _line("where", said(f"terms.place.{figure.place}", places()[figure.place].name)),
        *_period(figure),
        *_records_end(figure),
        _line("unit", said(f"telling.unit-name.{figure.unit}", figure.unit)),
        _line("basis", say(f"telling.basis-{figure.basis}")),
        _line("release", f"{figure.source} {figure.release or ''}".strip()),
    ]
    if figure.denominator is not None:
        whole = grouped(figure.denominator)
        part = "?" if figure.numerator is None else grouped(figure.numerator)
        lines.append(_line("counted", say("telling.of", part=part, whole=whole)))
    lines += _doubts(figure)
    lines += [
        _line("alternative", f"{a.name}: {number(figure, a.value)}") for a in figure.alternatives
    ]
    lines += [_line("said-by", source) for source in figure.said_by]
    lines += [_line("note", note) for note in figure.notes]
    if figure.caveat:
        lines.append(_line("caveat", figure.caveat))
    lines += [_line("beware", sentence) for _, sentence in figure.hazards]
    if figure.unsaid:
        lines += _instead(figure.unsaid)
    if figure.receipt:
        lines.append(_line("receipt", figure.receipt["receipt_sha256"]))
    return "\n".join(lines)


def _doubts(figure: Figure) -> list[str]:
    """What is unknown of a figure, and how far it could move it."""
    lines = []
    if figure.unknown:
        lines.append(_line("unknown", grouped(figure.unknown)))
    if figure.low != figure.value or figure.high != figure.value:
        low, high = number(figure, figure.low), number(figure, figure.high)
        lines.append(_line("bounds", f"{low} .. {high}"))
    place = figure.place_bounds
    if place is not None and place.unknown:
        low, high = number(figure, place.low), number(figure, place.high)
        told = say("telling.place", unknown=grouped(place.unknown), low=low, high=high)
        lines.append(_line("place-unknown", told))
    if figure.undated:
        lines.append(_line("undated", grouped(figure.undated)))
    return lines


def _instead(unsaid: Unsaid) -> list[str]:
    """What there is instead, each with the command that asks for it, and what to request."""
    lines = []
    for other in unsaid.instead:
        value = "" if other.value is None else f": {other.value}"
        if other.unknown_place:
            value += say("telling.and-unknown", unknown=grouped(other.unknown_place))
        by = "".join(f" --by {name}" for name in other.by)
        lines.append(_line("instead", f"{other.sentence}{value}"))
        lines.append(_line("ask", f"uncover figure '{other.address}'{by}"))
    return [*lines, _line("request", unsaid.request)]


def table_text(rows: Sequence[Figure]) -> str:
    """A table of figures: what they are of, one line each with its dimensions first, the traps."""
    if not rows:
        return say("telling.no-rows")
    first = rows[0]
    head = [
        first.measure,
        *_period(first),
        *_records_end(first),
        _line("unit", said(f"telling.unit-name.{first.unit}", first.unit)),
        _line("basis", say(f"telling.basis-{first.basis}")),
        _line("release", f"{first.source} {first.release or ''}".strip()),
        *(_line("option", f"{key}={value}") for key, value in first.options.items()),
    ]
    hazards = dict.fromkeys(sentence for row in rows for _, sentence in row.hazards)
    notes = dict.fromkeys(note for row in rows for note in row.notes if note not in _unclassed(row))
    foot = [_line("note", note) for note in notes]
    foot += [_line("beware", sentence) for sentence in hazards]
    return "\n".join([*head, "", _grid(rows), *(["", *foot] if foot else [])])


def _period(figure: Figure) -> list[str]:
    if figure.from_ is None and figure.through is None:
        return []
    return [_line("period", f"{figure.from_ or '?'} .. {figure.through or '?'}")]


def _records_end(figure: Figure) -> list[str]:
    """The day at which the records end (DESIGN 7)."""
    return [_line("records-end", figure.records_end)] if figure.records_end else []


def _unclassed(row: Figure) -> tuple[str, ...]:
    """The note on rows of unknown class, which in a table have a column of their own."""
    return unclassed_note(row.unclassed, row.numerator)


def _grid(rows: Sequence[Figure]) -> str:
    names = list(rows[0].dimensions)
    heads = [*names, "value", "numerator", "denominator", "unknown", "low", "high"]
    beside = ["unclassed"] if any(row.unclassed for row in rows) else []
    heads += beside
    header = [said(f"telling.head.{name}", name) for name in heads]
    body = [
        [
            *(say("telling.unknown") if v is None else str(v) for v in row.dimensions.values()),
            number(row, row.value),
            "" if row.numerator is None else grouped(row.numerator),
            "" if row.denominator is None else grouped(row.denominator),
            grouped(row.unknown or 0),
            number(row, row.low),
            number(row, row.high),
            *(grouped(row.unclassed) for _ in beside),
        ]
        for row in rows
    ]
    widths = [max(len(line[i]) for line in [header, *body]) for i in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i < len(names) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in [header, *body]
    )


def _line(key: str, text: str) -> str:
    return f"  {say(f'telling.{key}'):<13} {text}"
