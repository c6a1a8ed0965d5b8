"""The nation by a share: each state a tile with its number, in four steps."""

from fractions import Fraction

from uncover.figures.edition.figures import figure_of
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.footnote.counted import noun_said, part_said, place_said
from uncover.site.charts.chart import Chart, Row
from uncover.site.charts.finding import YEAR, period_said, value_said
from uncover.site.charts.numbers import PERCENT, shortly
from uncover.site.charts.of_decisions import Link
from uncover.site.charts.palette import STEPS
from uncover.site.charts.tiles import Tile, places, tiles
from uncover.terms.numbers import half_up
from uncover.terms.speech import say

_LEAST = 20
"""Below so many counted, a state's share stands in the table, and neither on its tile nor above."""


def shares_of(
    edition: Edition, measure: str, year: int | None = None, link: Link | None = None
) -> Chart | None:
    """A share of every state, over all records or in a fiscal year; None where there is none.

    link: the address of a state's page from its id.
    """
    told = {str(each.keys["state"]): each for each in _values(edition, measure, year)}
    told = {code: each for code, each in told.items() if code in places()}
    if not told:
        return None
    any_one = next(iter(told.values()))
    drawn = {code: _tile(code, told.get(code), link) for code in places()}
    key = [(name, _step_said(index)) for index, name in enumerate(STEPS)]
    return Chart(
        name=f"nation-{measure}".replace("_", "-") + (f"-{year}" if year else ""),
        title=_found(told, year),
        called=say("charts.nation.share"),
        drawing=tiles(drawn, [*key, ("none", say("charts.nation.untold", least=_LEAST))]),
        heads=(say("charts.nation.state"), say("charts.table.value"), say("charts.nation.counted")),
        rows=tuple(
            Row(
                place_said(f"us-{code.lower()}"),
                (shortly(Fraction(each.value or 0), PERCENT), shortly(_whole(each))),
            )
            for code, each in sorted(told.items(), key=lambda pair: place_said(pair[1].place))
        ),
        receipt=any_one.receipt,
        made_up=edition.is_made_up,
    )


def _values(edition: Edition, measure: str, year: int | None) -> list[Told]:
    """The values of all states in one look: each state by itself would be one question each."""
    names = {"state"} if year is None else {"state", YEAR}
    return [
        value
        for each in edition.catalogue()
        if each["measure"] == measure and set(each["dimensions"]) == names
        for value in edition.series(each["address"])
        if value.value is not None and (year is None or value.keys[YEAR] == year)
    ]


def _tile(code: str, each: Told | None, link: Link | None) -> Tile:
    place = f"us-{code.lower()}"
    address = link(place) if link else ""
    if each is None or (each.denominator or 0) < _LEAST:
        return Tile(
            "none", f"{place_said(place)}: {say('charts.nation.untold', least=_LEAST)}", address
        )
    value = Fraction(each.value or 0)
    step = list(STEPS)[min(int(value // 25), len(STEPS) - 1)]
    words = f"{place_said(place)}: {value_said(each)}"
    return Tile(step, words, address, half_up(value, 0))


def _step_said(index: int) -> str:
    return say("charts.nation.step", low=index * 25, high=index * 25 + 25)


def _found(told: dict[str, Told], year: int | None) -> str:
    many = [each for each in told.values() if (each.denominator or 0) >= _LEAST]
    ranked = sorted(many or told.values(), key=lambda each: Fraction(each.value or 0))
    low, high = ranked[0], ranked[-1]
    figure = figure_of(high)
    when = (
        say("charts.nation.all")
        if year is None
        else say("charts.nation.in", when=period_said(year, YEAR))
    )
    return say(
        "charts.nation.shares",
        noun=noun_said(figure),
        said=part_said(figure),
        when=when,
        low=value_said(low),
        low_place=place_said(low.place),
        high=value_said(high),
        high_place=place_said(high.place),
    )


def _whole(each: Told) -> Fraction | None:
    return None if each.denominator is None else Fraction(each.denominator)
