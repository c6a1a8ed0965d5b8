"""Lines that an agency printed or others quoted, as a table of a page tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from uncover.figures.footnote.counted import number_said, place_said
from uncover.figures.footnote.period import day_said
from uncover.terms.speech import catalogue, language, say


@dataclass(frozen=True)
class Printed:
    """One line: what it tells of which place, up to when, its value as printed, who said so."""

    what: str
    through: str
    value: str
    who: str
    basis: str


def printed(place: str, line: Mapping[str, str]) -> Printed:
    """A line of the published statistics, in the language spoken now; who said it as it stands."""
    measure = line["measure"]
    number = number_said(Fraction(line["value"]))
    if is_share(measure):
        number = say("explain.percent", number=number)
    return Printed(
        what=say("site.line.of", place=place_said(place), what=called(measure)),
        through=day_said(line["through"]),
        value=say(f"site.precision.{line['precision'].replace(' ', '-')}", number=number),
        who=line["source"],
        basis=line["basis"],
    )


def is_share(measure: str) -> bool:
    """Whether what was printed under this name is a share in percent."""
    return measure.startswith("share_of_")


def called(measure: str) -> str:
    """What was printed under this name, in words."""
    if is_share(measure):
        facts = {"noun": say(f"explain.the.{measure}"), "said": say(f"explain.said.{measure}")}
        return say("explain.head.share-of", **facts)
    if f"explain.what.{measure}" in catalogue(language()):
        return say(f"explain.what.{measure}")
    return measure.replace("_", " ")
