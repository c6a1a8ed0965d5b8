"""Where the records cannot say: a sentence, what there is instead, and what to ask the agency for.

A county that a release leaves blank is no nought and no error of the person who asks.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from uncover.figures.address import Ask
from uncover.figures.engine.rows import opened
from uncover.figures.engine.source import Chosen
from uncover.figures.figure import Figure, Instead, Unsaid
from uncover.figures.measures.generic import NAMES
from uncover.records.declaration import Table
from uncover.records.library import Library
from uncover.terms.errors import UncoverError
from uncover.terms.places import Place, places, states
from uncover.terms.places import place as place_named
from uncover.terms.speech import say

_PUBLISHED = "published_statistics"
Answer = Callable[[Ask], Figure]


def unsaid(library: Library, chosen: Chosen, ask: Ask, answer: Answer) -> Figure | None:
    """The figure that says what the records do not; None where they do say.

    answer: counts another figure, to tell what there is instead.
    """
    place, table = place_named(ask.place), chosen.table
    if place.kind not in ("county", "city") or _tells(library, chosen, place):
        return None
    kind = say(f"figures.unsaid.{place.kind}")
    sentence = say(
        "figures.unsaid.sentence", release=chosen.release, table=table.name, kind=kind,
        place=place.name,
    )  # fmt: skip
    request = say("figures.unsaid.request", field=_field(table, place))
    told = Unsaid(sentence, tuple(_instead(library, chosen, ask, place, answer)), request)
    return Figure(
        measure=chosen.measure.name,
        version=chosen.measure.version,
        source=table.name,
        release=chosen.release,
        basis="counted",
        kind=chosen.measure.kind,
        unit=chosen.measure.unit,
        place=ask.place,
        from_=str(ask.from_) if ask.from_ else None,
        through=str(ask.through) if ask.through else None,
        numerator=None,
        denominator=None,
        unknown=None,
        value=None,
        low=None,
        high=None,
        options=dict(ask.options),
        notes=(sentence,),
        unsaid=told,
    )


def _tells(library: Library, chosen: Chosen, place: Place) -> bool:
    """Whether the release has the column of the county, and anything in it."""
    table = chosen.base
    if place.kind != "county" or chosen.table is not table or table.county not in chosen.columns:
        return False
    releases = {table.name: chosen.releases[table.name]}
    with opened(library, library.tables(), releases, chosen.release) as connection:
        asked = f"select count({table.county}) from {table.name}"
        ((told,),) = connection.execute(asked).fetchall()
    return bool(told)


def _field(table: Table, place: Place) -> str:
    """The field to ask for, in words as the agency's headers are."""
    if place.kind == "county" and table.county:
        return table.county.replace("_", " ").title()
    return say(f"figures.unsaid.{place.kind}")


def _instead(
    library: Library, chosen: Chosen, ask: Ask, place: Place, answer: Answer
) -> Iterator[Instead]:
    """What there is: the state with its unknown, the place in other tables, what was printed."""
    state = states()[place.state].id if place.state else "us"
    wanted = [("state", replace(ask, place=state))]
    if chosen.table.facility:
        wanted.append(("facilities", replace(ask, place=state, by=("facility",))))
    held = library.releases_by_table()
    wanted += [
        ("table", Ask("count", place=place.id, source=name))
        for name, table in sorted(library.tables().items())
        if name in held and table.county and name != chosen.base.name
    ]
    if ask.measure not in NAMES:
        wanted.append(("printed", replace(ask, source=_PUBLISHED, release=None)))
    for kind, other in wanted:
        try:
            figure = answer(replace(other, by=()))
        except UncoverError:
            continue
        if figure.value is None and figure.low is None:
            continue
        where = places()[other.place].name
        table = other.source or chosen.table.name
        yield Instead(
            sentence=say(f"figures.unsaid.instead-{kind}", place=where, table=table),
            address=other.address,
            by=other.by,
            value=None if other.by else figure.told(figure.value),
            unknown_place=figure.place_bounds.unknown if figure.place_bounds else None,
        )
