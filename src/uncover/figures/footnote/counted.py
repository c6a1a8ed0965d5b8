"""What a figure counts, and its value, in words."""

from fractions import Fraction

from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.figures.measures.generic import NAMES
from uncover.terms.numbers import grouped, half_up
from uncover.terms.places import places
from uncover.terms.speech import catalogue, language, said, say


def number_said(value: Fraction) -> str:
    """A number in the form used in the United States, in either language: 1,234 or 53.96."""
    if value.denominator == 1:
        return grouped(value.numerator)
    whole, _, decimals = half_up(value, 2).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{grouped(abs(int(whole)))}.{decimals}"


def value_said(figure: Figure, value: Fraction) -> str:
    """A value or bound of the figure in words: a share in percent."""
    told = number_said(value)
    return say("explain.percent", number=told) if figure.kind == "share" else told


def extent_said(figure: Figure) -> str:
    """The value; of what is told by an interval only, the interval."""
    low, high = figure.low, figure.high
    if low is None and high is not None:
        key = "at-most" if figure.high_closed else "less-than"
        return say(f"explain.value.{key}", high=value_said(figure, high))
    if high is None and low is not None and figure.basis != "counted":
        key = "at-least" if figure.low_closed else "more-than"
        return say(f"explain.value.{key}", low=value_said(figure, low))
    if figure.value is not None:
        return value_said(figure, figure.value)
    if low is None or high is None:
        return say("explain.value.unknown")
    return say("explain.value.between", low=value_said(figure, low), high=value_said(figure, high))


def what_said(figure: Figure) -> str:
    """What a count or an amount is of, for example "arrests made by ICE"."""
    if figure.measure in NAMES:
        key = "people" if figure.measure == "people" else "rows"
        return say(f"explain.what.{key}", table=figure.source)
    if f"explain.what.{figure.measure}" not in catalogue(language()):
        return say("explain.what.other", name=figure.measure.replace("_", " "))
    return say(f"explain.what.{figure.measure}", within=within(figure))


def noun_said(figure: Figure, *, the: bool = False) -> str:
    """What a share is out of; `the`: with its article, in languages that have one there."""
    rows = say("explain.what.rows", table=figure.source)
    return said(f"explain.{'the' if the else 'noun'}.{figure.measure}", rows)


def part_said(figure: Figure) -> str:
    """What is said of the part that a share counts."""
    if f"explain.said.{figure.measure}" not in catalogue(language()):
        return say("explain.said.class", name=figure.options.get("class", figure.measure))
    return say(f"explain.said.{figure.measure}", within=within(figure))


def within(figure: Figure) -> str:
    """The days within which an outcome is told: as asked for, else the measure's own number."""
    measure = measures().get(figure.measure)
    numbers = measure.counting.numbers if measure else {}
    own = str(numbers["within"].default) if "within" in numbers else ""
    return figure.options.get("within", own)


def place_said(id_: str) -> str:
    """A place as it is said in a sentence."""
    if id_ == "us":
        return say("explain.nation")
    return said(f"terms.place.{id_}", places()[id_].name)
