"""Where the records cannot say: a sentence, what there is instead, and what to ask the agency for.

A county that a release leaves blank is no nought and no error of the person who asks.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import dimensions
from uncover.figures.engine.facilities import FACILITIES, can_look_up
from uncover.figures.engine.placing import looks_up, tells_state, told_by_state
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
    if place.kind == "nation" or _tells(library, chosen, place):
        return None
    kind = say(f"figures.unsaid.{place.kind}")
    sentence = say(
        "figures.unsaid.sentence", release=chosen.release, table=table.name, kind=kind,
        place=place.name,
    )  # fmt: skip
    request = say("figures.unsaid.request", field=_field(table, place))
    notes: tuple[str, ...] = (sentence,)
    if place.kind == "county" and FACILITIES in looks_up(table) and not _held(chosen):
        notes = (sentence, say("figures.unsaid.facilities"))
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
        notes=notes,
        unsaid=told,
    )


def _has(table: Table, place: Place) -> bool:
    """Whether another table tells such a place."""
    return bool(table.county if place.kind != "state" else table.date and tells_state(table))


def _held(chosen: Chosen) -> bool:
    return FACILITIES in chosen.releases


def _tells(library: Library, chosen: Chosen, place: Place) -> bool:
    """Whether the release has the column of the state; or that of the county, and anything in it.

    A county that facilities tell by their code is told.
    """
    table = chosen.base
    if place.kind == "state":
        return bool(chosen.columns & set(told_by_state(table)))
    if place.kind != "county":
        return False
    if can_look_up(chosen):
        return True
    if chosen.table is not table or table.county not in chosen.columns:
        return False
    releases = {table.name: chosen.releases[table.name]}
    with opened(library, library.tables(), releases, chosen.release) as connection:
        asked = f"select count({table.county}) from {table.name}"
        ((told,),) = connection.execute(asked).fetchall()
    return bool(told)


def _field(table: Table, place: Place) -> str:
    """The field to ask for, in words as the agency's headers are."""
    column = {"county": table.county, "state": table.state}.get(place.kind)
    if column:
        return column.replace("_", " ").title()
    return say(f"figures.unsaid.{place.kind}")


def _instead(
    library: Library, chosen: Chosen, ask: Ask, place: Place, answer: Answer
) -> Iterator[Instead]:
    """What there is: the state with its unknown, the place in other tables, what was printed."""
    wider = place.kind != "state" and place.state
    state = states()[str(place.state)].id if wider else "us"
    wanted = [("state", replace(ask, place=state))]
    if chosen.table.facility:
        wanted.append(("facilities", replace(ask, place=state, by=("facility",))))
    if place.kind == "state" and "aor" in dimensions(chosen.table):
        wanted.append(("areas", replace(ask, place=state, by=("aor",))))
    held = library.releases_by_table()
    wanted += [
        ("table", Ask("count", place=place.id, source=name))
        for name, table in sorted(library.tables().items())
        if name in held and _has(table, place) and name != chosen.base.name
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
