"""Two drawn relations put to a join rule: which row of one goes with which row of the other."""

from collections.abc import Sequence

from drawn import rows_of
from records.rules.reported import PLACE, Row, engine, types_of
from uncover.records.declared import tables
from uncover.records.relation import numbered
from uncover.records.rules import rule

_STAYS = "detention_stays"


def joined(
    rule_name: str, rows: Sequence[Row] | str, stays: Sequence[Row] | str, show: str = "''"
) -> list[tuple[int | None, str]]:
    """For each drawn row, in order: the number of the stay it goes with, and what `show` gives.

    Rows and stays are numbered from 1 as drawn. A row stands in file `a.xlsx`, sheet `one`,
    at its own number unless the drawing says otherwise; an empty cell is null.
    """
    chosen = rule(rule_name)
    counted = next(iter(chosen.inputs))
    drawn = _rows(rows)
    told = _rows(stays)
    people = sorted({row["person"] for row in (*drawn, *told) if row.get("person")})
    placed = types_of(counted) | PLACE | {"place_state": "varchar", "place_source": "varchar"}
    drawn_as = {"drawn_as": "integer"}
    with engine().cursor() as connection:
        for name, columns, cells in (
            ("drawn", drawn_as | placed, drawn),
            (_STAYS, types_of(_STAYS), told),
        ):
            told_columns = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
            connection.execute(f"create or replace temp table {name} ({told_columns})")
            for number, row in enumerate(cells, 1):
                standing = {"file": "a.xlsx", "sheet": "one", "row": str(number)}
                named = {"drawn_as": str(number), **standing, **row}
                values = {key: value for key, value in named.items() if key in columns and value}
                if "person" in values:
                    values["person"] = str(people.index(values["person"]))
                names = ", ".join(f'"{key}"' for key in values)
                blanks = ", ".join("?" for _ in values)
                connection.execute(
                    f"insert into {name} ({names}) values ({blanks})", list(values.values())
                )
        ordered = numbered("select * from drawn", tables()[counted])
        connection.execute(f"create or replace temp view {counted}_placed as {ordered}")
        found = connection.execute(
            f"select number, joined.person, joined.stay_book_in_date_time, {show}"
            f" from ({chosen.sql()}) as joined join"
            f" (select drawn_as as number, ordinal from {counted}_placed) as seen using (ordinal)"
        ).fetchall()
    assert len(found) == len(drawn), "a join gives every row once"
    at = {number: cells for number, *cells in found}
    numbers = {
        (people.index(row["person"]), row["stay_book_in_date_time"]): number
        for number, row in enumerate(told, 1)
    }
    answer = []
    for number in range(1, len(drawn) + 1):
        person, begun, shown = at[number]
        answer.append((numbers[person, str(begun)] if begun else None, str(shown)))
    return answer


def pairs(
    rule_name: str, rows: Sequence[Row] | str, stays: Sequence[Row] | str
) -> list[int | None]:
    """For each drawn row the number of the stay it goes with."""
    return [stay for stay, _ in joined(rule_name, rows, stays)]


def _rows(drawing: Sequence[Row] | str) -> list[Row]:
    return list(rows_of(drawing)) if isinstance(drawing, str) else list(drawing)
