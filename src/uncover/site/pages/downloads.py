"""The data of a figure or a series: CSV, JSON, Parquet, and the SQL that counted it."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse

from uncover.figures.edition.reading import Edition, Told
from uncover.figures.figure import MADE_UP

FORMATS = ("json", "csv", "parquet", "sql")
_TEXT = ("address", "place", "first", "last")
_NUMBERS = ("numerator", "denominator", "unknown")
_DECIMALS = ("value", "low", "high")


def asked_for(address: str) -> tuple[str, str]:
    """An address without its `format=...`, and that format; `html` where it names none."""
    for form in FORMATS:
        for mark in ("?", "&"):
            if address.endswith(f"{mark}format={form}"):
                return address.removesuffix(f"{mark}format={form}"), form
    return address, "html"


def answer(
    edition: Edition, form: str, asked: str, values: Sequence[Told], document: Mapping[str, Any]
) -> HttpResponse:
    """The download in one of `FORMATS`.

    document: of a pinned figure what JSON tells, empty of a series. Raises Http404 where the format
    cannot tell it: a printed figure has no SQL.
    """
    made = _MADE[form](edition, asked, values, document)
    if form != "json":
        name = asked.split("/", maxsplit=1)[0].split("?", maxsplit=1)[0]
        whose = f"{MADE_UP}-" if edition.is_made_up else ""
        made.headers["Content-Disposition"] = f'attachment; filename="{whose}{name}.{form}"'
    return made


def of_document(address: str, document: Mapping[str, Any]) -> Told:
    """The one row of a pinned figure, from its document."""
    value, low, high = (None if (v := document[n]) is None else str(v) for n in _DECIMALS)
    return Told(
        keys={},
        address=address,
        place=document["place"],
        first=document["from"],
        last=document["through"],
        is_partial=False,
        numerator=document["numerator"],
        denominator=document["denominator"],
        unknown=document["unknown"] or 0,
        series="",
        measure=document["measure"],
        kind=document["kind"],
        unit=document["unit"],
        receipt=document["receipt_sha256"] or "",
        records_end=document["records_end"],
        hazards=(),
        value=value,
        low=low,
        high=high,
    )


def _json(
    edition: Edition, asked: str, values: Sequence[Told], document: Mapping[str, Any]
) -> HttpResponse:
    told: dict[str, Any] = {
        "address": asked,
        "edition": edition.sha256,
        "date": edition.date,
        "made_up": edition.is_made_up,
        "licence": edition.about.get("licence", ""),
        "values": [asdict(each) for each in values],
    }
    return JsonResponse(told | ({"figure": dict(document)} if document else {}))


def _columns(values: Sequence[Told], *, made_up: bool) -> tuple[list[str], list[list[Any]]]:
    """The names and the rows of a table of values; keys first, of the series' own dimensions."""
    keys = [name for name in (values[0].keys if values else {}) if name not in _TEXT]
    names = [*_TEXT, *keys, *_NUMBERS, *_DECIMALS, "is_partial", "records_end", "made_up"]
    rows = []
    for each in values:
        told = asdict(each)
        cells = [each.keys[name] if name in keys else told[name] for name in names[:-3]]
        rows.append([*cells, int(each.is_partial), each.records_end, int(made_up)])
    return names, rows


def _csv(
    edition: Edition, asked: str, values: Sequence[Told], document: Mapping[str, Any]
) -> HttpResponse:
    del asked, document
    out = io.StringIO()
    names, rows = _columns(values, made_up=edition.is_made_up)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")


def _parquet(
    edition: Edition, asked: str, values: Sequence[Told], document: Mapping[str, Any]
) -> HttpResponse:
    """Decimals are decimal(18, 4), never floats; edition and address stand in its metadata."""
    del document
    import pyarrow as pa  # noqa: PLC0415  only for who asks for Parquet: it takes a while to load
    import pyarrow.parquet  # noqa: PLC0415

    names, rows = _columns(values, made_up=edition.is_made_up)
    decimal = pa.decimal128(18, 4)
    columns = []
    for at, name in enumerate(names):
        cells = [row[at] for row in rows]
        if name in _DECIMALS:
            columns.append(pa.array(cells, pa.string()).cast(decimal))
        elif name in (*_NUMBERS, "is_partial", "made_up"):
            columns.append(pa.array(cells, pa.int64()))
        else:
            columns.append(pa.array([None if c is None else str(c) for c in cells], pa.string()))
    about = {"edition": edition.sha256, "address": asked, "made_up": str(edition.is_made_up)}
    table = pa.table(columns, names=names).replace_schema_metadata(about)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, compression="zstd")
    return HttpResponse(out.getvalue(), content_type="application/vnd.apache.parquet")


def _sql(
    edition: Edition, asked: str, values: Sequence[Told], document: Mapping[str, Any]
) -> HttpResponse:
    digest = values[0].receipt if values else document.get("receipt_sha256")
    receipt = edition.receipt(str(digest)) if digest else None
    if receipt is None or not receipt.get("sql"):
        raise Http404
    sql = receipt["sql"]
    macros = sql.get("macros") or {}
    told = list(macros.values()) if isinstance(macros, dict) else list(macros)
    text = "\n\n".join([f"-- {asked}", *map(str, told), str(sql["text"])])
    return HttpResponse(text + "\n", content_type="application/sql; charset=utf-8")


_Maker = Callable[[Edition, str, Sequence[Told], Mapping[str, Any]], HttpResponse]
_MADE: dict[str, _Maker] = {"json": _json, "csv": _csv, "parquet": _parquet, "sql": _sql}
