"""The same questions with pandas, as an analyst would write them: columns, no loops over rows.

Texts are read as categories; of stints only those that share person, facility, day and stay with
another are read in all columns, as the rest cannot be duplicates.
"""

import re
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from compared import CLASSES, ORDER, STINT_KEY, identical
from working import answer, asked, worked

name, facts = asked()
DAY = pd.Timedelta(days=1)
OCTOBER = 10
PLACE = ["ordinal"]


def read(table: str, *columns: str) -> pd.DataFrame:
    """Some columns of a stored table, texts as categories in the order of their letters."""
    file = facts["files"][table]
    texts = [f.name for f in pq.read_schema(file) if pa.types.is_string(f.type)]
    told = pq.read_table(
        file, columns=list(columns), read_dictionary=[t for t in texts if t in columns]
    ).to_pandas()
    for column in told.columns:
        if isinstance(told[column].dtype, pd.CategoricalDtype):
            letters = sorted(told[column].cat.categories)
            told[column] = told[column].cat.set_categories(letters, ordered=True)
    return told


def fiscal_year(when: pd.Series) -> pd.Series:
    """The federal fiscal year; 0 where there is no date."""
    return (when.dt.year + (when.dt.month >= OCTOBER)).fillna(0).astype(np.int32)


def episodes(*more: str) -> pd.DataFrame:
    """Arrests that ARR-EP/DDP-2026-03 counts, in its order."""
    a = read("arrests", "person", "apprehension_date", "apprehension_method", *PLACE, *more)
    method = a.pop("apprehension_method")
    a["reprocessed"] = np.where(method.isna(), 2, method == "ERO Reprocessed Arrest")
    a = a.sort_values(["person", "apprehension_date", "reprocessed", *PLACE])
    same = a["person"] == a["person"].shift()
    near = a["apprehension_date"].diff() <= DAY
    return a[~(same & near)]


def stints(*more: str) -> pd.DataFrame:
    """Stints that STINT-DUP/DDP-2026-03 counts; `at` is their place in the stored table."""
    s = read("detention_stints", *dict.fromkeys([*STINT_KEY, *more]))
    key = s[list(STINT_KEY)].assign(book_in_date_time=s["book_in_date_time"].dt.normalize())
    shared = (s["person"].notna() & key.duplicated(keep=False)).to_numpy()
    wide = read_rows("detention_stints", shared, facts["filled"]["detention_stints"])
    wide["class"] = wide["book_in_criminality"].map(CLASSES)
    wide = wide.sort_values([c for c in ORDER if c in wide], na_position="first")
    firsts = wide.drop_duplicates(identical(facts["filled"]["detention_stints"]))
    firsts = firsts.assign(day=firsts["book_in_date_time"].dt.normalize())
    one = ["person", "detention_facility_code", "day", "stay_book_in_date_time"]
    kept = firsts.drop_duplicates(one, keep="last")
    counts = ~shared
    counts[kept.index] = True
    return s[counts]


def read_rows(table: str, wanted: np.ndarray[Any, Any], columns: list[str]) -> pd.DataFrame:
    """Those rows of a stored table in all columns; its index is their place in the table."""
    file, parts, begin = pq.ParquetFile(facts["files"][table]), [], 0
    for group in range(file.num_row_groups):
        part = file.read_row_group(group, columns)
        parts.append(part.filter(pa.array(wanted[begin : begin + len(part)])))
        begin += len(part)
    return pa.concat_tables(parts).to_pandas().set_index(np.flatnonzero(wanted))


def stays() -> pd.DataFrame:
    """Stays by STAY/UNCOVER-1: the last stint of each tells when it ended."""
    s = stints("book_out_date_time", "stay_book_out_date_time", *PLACE)
    s = s[s["person"].notna() & s["stay_book_in_date_time"].notna()]
    s = s.assign(begins=s["book_in_date_time"].fillna(pd.Timestamp(1, 1, 1)))
    stay = ["person", "stay_book_in_date_time"]
    s = s.sort_values([*stay, "begins", "book_out_date_time", *PLACE])
    return s.drop_duplicates(stay, keep="last")


def duplicates() -> list[int]:
    """Arrests by fiscal year."""
    years = fiscal_year(episodes()["apprehension_date"]).value_counts().sort_index()
    return [years.sum(), *np.column_stack([years.index, years]).ravel()]


def stints_duplicates() -> list[int]:
    """Stints by fiscal year and criminality."""
    s = stints("book_in_criminality")
    classes = s["book_in_criminality"].astype(object).map(CLASSES).fillna(0).astype(np.int8)
    groups = s.groupby([fiscal_year(s["book_in_date_time"]), classes.to_numpy()]).size()
    told = [number for (year, kind), rows in groups.items() for number in (year, kind, rows)]
    return [len(s), *told]


def lengths() -> list[int]:
    """Stays by fiscal year: closed, open, and the median in half seconds."""
    s = stays()
    begins, ends = s["stay_book_in_date_time"], s["stay_book_out_date_time"]
    held = (ends - begins).dt.total_seconds().clip(lower=0)
    groups = held.groupby(fiscal_year(begins))
    closed, every, middle = groups.count(), groups.size(), groups.median()
    told = np.column_stack([closed.index, closed, every - closed, (2 * middle).fillna(0)])
    return [closed.sum(), (every - closed).sum(), *told.astype(np.int64).ravel()]


def join() -> list[int]:
    """Arrests by fiscal year: detained, known, unknown, by JOIN/DDP-2026-03."""
    a = episodes().reset_index(drop=True)
    a["arrest"] = a.index
    s = stays()[["person", "stay_book_in_date_time"]]
    pairs = a[a["person"].notna()].merge(s, on="person")
    apart = (pairs["stay_book_in_date_time"] - pairs["apprehension_date"]).dt.total_seconds()
    pairs = pairs.assign(apart=apart, far=apart.abs())[apart.between(-120 * 3600, 240 * 3600)]
    near = pairs.sort_values(["far", "apprehension_date", *PLACE])
    of_stay = near.drop_duplicates(["person", "stay_book_in_date_time"])
    of_arrest = of_stay.sort_values(["far", "stay_book_in_date_time"]).drop_duplicates("arrest")
    a["apart"] = of_arrest.set_index("arrest")["apart"]
    when = a["apprehension_date"]
    days = when.dt.normalize()
    end = min(days.max(), s["stay_book_in_date_time"].dt.normalize().max())
    known = a["person"].notna() & when.notna() & ~(days + 10 * DAY > end)
    found = pd.DataFrame(
        {"detained": known & (a["apart"] <= 10 * 86_400), "known": known, "unknown": ~known}
    )
    years = found.groupby(fiscal_year(when)).sum()
    return [*years.sum(), *np.column_stack([years.index, years]).ravel()]


def state_named(site: str, states: dict[str, str]) -> str | None:
    """STATE/DDP-2026-03: the first postal code standing as a word, else the first state's name."""
    if found := re.search(rf"\b({'|'.join(states)})\b", site.upper()):
        return found[1]
    names = {told: code for code, told in states.items()}
    longest = "|".join(sorted(names, key=len, reverse=True))
    by_name = re.search(rf"\b({longest})\b", site.upper())
    return names[by_name[1]] if by_name else None


def shares() -> list[int]:
    """Without conviction by state and month: events, persons by first and by last event."""
    site = "apprehension_duty_site"
    a = episodes("apprehension_criminality", "apprehension_state", site)
    undated = a["apprehension_date"].isna()
    a = pd.concat([a[~undated], a[undated].sort_values(["person", *PLACE])])
    named = {text: state_named(text, facts["states"]) for text in a[site].cat.categories}
    recorded = a["apprehension_state"].astype(object)
    a["state"] = recorded.where(recorded.notna(), a[site].astype(object).map(named))
    a["state"] = a["state"].astype("category").cat.codes
    when = a["apprehension_date"]
    a["month"] = (when.dt.year * 12 + when.dt.month).fillna(0).astype(np.int32)
    known = a["apprehension_criminality"].notna()
    without = known & (a["apprehension_criminality"] != "convicted")
    cell = ["person", "state", "month"]
    told = [without.sum(), known.sum(), (~known).sum()]
    for keep in ("first", "last"):
        event = ~a.duplicated(cell, keep=keep) | a["person"].isna()
        told += [(without & event).sum(), (known & event).sum()]
    return [*told, len(a[["state", "month"]].drop_duplicates())]


def population() -> list[int]:
    """Person-days, days, and the most on a day, at midnight."""
    s = stints("book_out_date_time").copy()
    every = read("detention_stints", "book_in_date_time")["book_in_date_time"]
    begin, end = (day_number(every).agg(how) for how in ("min", "max"))
    s["first"] = day_number(s["book_in_date_time"])
    out = day_number(s["book_out_date_time"])
    s["last"] = (np.maximum(out, s["first"]) - 1).where(out.notna(), end)
    s = s[(s["first"] <= s["last"]) & (s["first"] <= end) & (s["last"] >= begin)]
    s = s.sort_values(["person", "first", "last"])
    reached = s.groupby("person")["last"].cummax().shift()
    reached = reached.where(s["person"] == s["person"].shift())
    begins = np.fmax(np.maximum(s["first"], begin), reached + 1)
    ends = np.minimum(s["last"], end)
    left = begins <= ends
    days = int(end - begin) + 1
    more = np.bincount((begins[left] - begin).astype(np.int64), minlength=days + 1)
    less = np.bincount((ends[left] - begin + 1).astype(np.int64), minlength=days + 1)
    held = np.cumsum(more - less)[:days]
    return [held.sum(), days, held.max()]


def day_number(when: pd.Series) -> pd.Series:
    """Days since 1970; nothing where there is no date."""
    return (when.dt.normalize() - pd.Timestamp(1970, 1, 1)) / DAY


QUESTIONS = {
    "duplicates": duplicates,
    "stints' duplicates": stints_duplicates,
    "stays": lengths,
    "join": join,
    "shares": shares,
    "population": population,
}
with worked():
    numbers = QUESTIONS[name]()
answer(numbers)
