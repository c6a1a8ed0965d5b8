"""The data dictionary: one page that says of every declared table all that its declaration says."""

from collections.abc import Iterable

from uncover.records.declaration import Column, Hazard, Layout, Table
from uncover.records.declared import tables
from uncover.records.groupings import Grouping, groupings
from uncover.records.headers import plain
from uncover.records.rules import rules

_NAMING = {
    "request": "request number and date, out of the file's name or its title rows",
    "date": "the date in the file's name",
    "fiscal_year_date": "fiscal year and date, out of the file's name or its title rows",
    "folder": "the file's folder",
}
_KEEPING = {
    "snapshot": "a snapshot: the newest release answers",
    "series": "a series: the newest edition of each period answers",
    "rows": "individual records: a figure over two releases needs `--release`",
}
_PREFACE = """\
# Data dictionary

*Printed from the table declarations by `script/docs`.*

Each table below is declared in one TOML file under `src/uncover/records/tables/`; a group writes
its own table in the same form and gives it to `uncover ingest --table`. Every stored row has,
besides its columns, `withheld` (names of the cells that the agency redacted), `file`, `sheet` and
`row` (where it stands in the released file), and `ordinal` (the number of its sheet, the sheets of
the release in order of file and sheet, times 2^32, and its row: the last word wherever rows tie).
Columns that a table does not know are kept as text under `x_` and their header. Headers are
compared without case, blanks and punctuation, so that `birth_year` and `Birth Year` are one header.
An empty cell means *not recorded* where nothing else is said."""


def dictionary() -> str:
    """The page, in Markdown; the same declarations give the same text."""
    declared = tables()
    index = [f"- [`{name}`](#{name}): {table.title}" for name, table in declared.items()]
    pages = ("\n".join(_table(table)) for table in declared.values())
    groups = (line for told, grouping in groupings().items() for line in _grouping(told, grouping))
    return "\n".join([_PREFACE, "", *index, "", *pages, "## Groupings", "", *groups])


def _grouping(told: str, grouping: Grouping) -> list[str]:
    reason = " ".join(grouping.reason.split())
    return [
        f"`{told}` by `{grouping.name}`, of `{grouping.column}`. {reason}",
        "",
        *(f"- {group}: {'; '.join(values)}" for group, values in grouping.groups.items()),
        "",
    ]


def _table(table: Table) -> list[str]:
    return [
        f"## {table.name}",
        "",
        f"{table.title}. Source: {table.source}.",
        "",
        *_facts(table),
        "",
        "| column | kind | meaning | headers it has had |",
        "| --- | --- | --- | --- |",
        *(_column(table, column) for column in table.columns),
        "",
        *(line for column in table.columns for line in _values(column)),
        "",
        "Layouts:",
        "",
        *(_layout(layout) for layout in table.layouts),
        "",
        *(["Hazards, inherited by every figure:", ""] if table.hazards else []),
        *(_hazard(hazard) for hazard in table.hazards),
        "",
    ]


def _facts(table: Table) -> list[str]:
    roles = (
        ("a figure belongs to the day in", table.date),
        ("person", table.person),
        ("state", table.state),
        ("county", table.county),
        ("facility", table.facility),
    )
    blank_states = f"; blank states by `{table.state_rule}`" if table.state_rule else ""
    reason = table.disclosure_reason
    return [
        f"- One row is {table.one_row_is['en']}.",
        f"- En español: una fila es {table.one_row_is['es']}.",
        f"- Unit: {table.unit}.",
        *(f"- {words[0].upper()}{words[1:]}: `{column}`." for words, column in roles if column),
        *([f"- Classes: {_code(table.classes)}."] if table.classes else []),
        f"- Duplicates by default: `{table.rule}`{blank_states}.",
        *(
            f"- `{each.name}`: {each.sentence}"
            for each in rules().values()
            if each.of == table.name
        ),
        f"- Releases are told by {_NAMING[table.releases.by]}, and are {_KEEPING[table.releases.keeping]}.",  # noqa: E501
        *(
            f"- Spliced source `{splice.name}`: request {splice.before} before {splice.seam},"
            f" request {splice.after} from that day. {splice.sentences['en']}"
            for splice in table.splices
        ),
        f"- Disclosure: `{table.disclosure}`. {reason}",
    ]


def _column(table: Table, column: Column) -> str:
    meaning = column.meaning
    if column.unit:
        meaning += f" In {column.unit}."
    if column.blank != "not recorded":
        meaning += f" Blank: {column.blank}."
    if column.na != "blank":
        meaning += f" `NA`: {column.na}."
    if column.private:
        meaning += " **Private: never leaves the library.**"
    return f"| `{column.name}` | {column.kind} | {_cell(meaning)} | {_headers(table, column)} |"


def _headers(table: Table, column: Column) -> str:
    """Each header with the layouts that have it; headers no layout lists stand without one."""
    used: dict[str, list[str]] = {}
    for layout in table.layouts:
        for header in layout.headers:
            if plain(header) in {plain(each) for each in (*column.headers, column.name)}:
                used.setdefault(header, []).append(layout.name)
    alike = {plain(header) for header in used} | {column.name}
    others = [header for header in column.headers if plain(header) not in alike]
    listed = [f"{header} ({', '.join(layouts)})" for header, layouts in used.items()]
    return _cell("; ".join(listed + others))


def _values(column: Column) -> list[str]:
    if column.classes:
        classes = (f"*{name}* is {_code(values)}" for name, values in column.classes.items())
        return [f"- Classes of `{column.name}`: {'; '.join(classes)}."]
    if column.codes:
        return [f"- Known values of `{column.name}`: {_code(column.codes)}."]
    return []


def _layout(layout: Layout) -> str:
    seen = "seen in a real file" if layout.seen else "not seen in a real file"
    row = f", header expected in row {layout.header_row}" if layout.header_row else ""
    note = f" {layout.note}" if layout.note else ""
    return (
        f"- `{layout.name}`: {layout.title}; {len(layout.headers)} columns{row}; {seen}. "
        f"Marked by {_code(layout.required)}.{note}"
    )


def _hazard(hazard: Hazard) -> str:
    period = {
        (True, True): f" From {hazard.from_} to {hazard.through}.",
        (True, False): f" From {hazard.from_} on.",
        (False, True): f" Up to {hazard.through}.",
        (False, False): "",
    }[hazard.from_ is not None, hazard.through is not None]
    columns = f" Touches {_code(hazard.columns)}." if hazard.columns else ""
    return f"- `{hazard.id}`: {hazard.sentences['en']}{period}{columns}"


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
