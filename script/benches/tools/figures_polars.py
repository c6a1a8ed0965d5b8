"""The same questions with Polars, lazily, by its streaming engine where it can.

Of stints only those that share person, facility, day and stay with another are read in all
columns, as the rest cannot be duplicates.
"""

import re

import polars as pl
from compared import CLASSES, ORDER, STINT_KEY, identical
from polars import col
from working import answer, asked, worked

name, facts = asked()
OCTOBER = 10
PLACE = ["ordinal"]
ARRESTED, BOOKED, STAY = "apprehension_date", "book_in_date_time", "stay_book_in_date_time"
KEY = ["person", "detention_facility_code", "day", STAY]


def stored(table: str) -> pl.LazyFrame:
    """A stored table."""
    return pl.scan_parquet(facts["files"][table])


def fiscal_year(date: str) -> pl.Expr:
    """The federal fiscal year; 0 where there is no date."""
    when = col(date).dt
    return (when.year() + (when.month() >= OCTOBER).cast(pl.Int32)).fill_null(0).alias("year")


def flat(rows: pl.DataFrame) -> list[int]:
    """The numbers of a frame, row by row."""
    return [number for row in rows.rows() for number in row]


def episodes(*more: str) -> pl.LazyFrame:
    """Arrests that ARR-EP/DDP-2026-03 counts, in its order."""
    same = col("person") == col("person").shift()
    near = col(ARRESTED).diff() <= pl.duration(days=1)
    return (
        stored("arrests")
        .select("person", ARRESTED, "apprehension_method", *PLACE, *more)
        .with_columns(reprocessed=col("apprehension_method") == "ERO Reprocessed Arrest")
        .drop("apprehension_method")
        .sort("person", ARRESTED, "reprocessed", *PLACE, nulls_last=True)
        .filter(~(same & near).fill_null(value=False))
    )


def stints(*more: str) -> pl.LazyFrame:
    """Stints that STINT-DUP/DDP-2026-03 counts."""
    day = col(BOOKED).dt.date().alias("day")
    every = stored("detention_stints").with_row_index("at").with_columns(day)
    keys = every.select("at", *KEY).filter(col("person").is_not_null()).collect(engine="streaming")
    shared = keys.filter(keys.select(KEY).is_duplicated())["at"]
    filled = facts["filled"]["detention_stints"]
    kind = col("book_in_criminality").replace_strict(CLASSES, default=None)
    wide = (
        every.select("at", "day", *filled)
        .filter(col("at").is_in(shared.implode()))
        .with_columns(kind.alias("class"))
        .collect(engine="streaming")
    )
    kept = (
        wide.sort([c for c in ORDER if c in wide.columns])
        .unique(identical(filled), keep="first", maintain_order=True)
        .unique(KEY, keep="last", maintain_order=True)
    )
    dropped = wide.join(kept, on="at", how="anti")["at"]
    names = list(dict.fromkeys([*STINT_KEY, *more]))
    return every.select("at", *names).filter(~col("at").is_in(dropped.implode()))


def stays() -> pl.LazyFrame:
    """Stays by STAY/UNCOVER-1: the last stint of each tells when it ended."""
    order = ["person", STAY, BOOKED, "book_out_date_time", *PLACE]
    last = [False, False, False, True, False]
    return (
        stints("book_out_date_time", "stay_book_out_date_time", *PLACE)
        .filter(col("person").is_not_null() & col(STAY).is_not_null())
        .sort(order, nulls_last=last)
        .unique(["person", STAY], keep="last", maintain_order=True)
    )


def duplicates() -> list[int]:
    """Arrests by fiscal year."""
    years = episodes().group_by(fiscal_year(ARRESTED)).len().sort("year").collect()
    return [int(years["len"].sum()), *flat(years)]


def stints_duplicates() -> list[int]:
    """Stints by fiscal year and criminality."""
    kind = col("book_in_criminality").replace_strict(CLASSES, default=0).alias("class")
    groups = stints("book_in_criminality").group_by(fiscal_year(BOOKED), kind).len()
    told = groups.sort("year", "class").collect(engine="streaming")
    return [int(told["len"].sum()), *flat(told)]


def lengths() -> list[int]:
    """Stays by fiscal year: closed, open, and the median in half seconds."""
    held = (col("stay_book_out_date_time") - col(STAY)).dt.total_seconds().clip(lower_bound=0)
    told = (
        stays()
        .group_by(fiscal_year(STAY))
        .agg(
            closed=held.count(),
            open=held.null_count(),
            middle=(2 * held.median()).fill_null(0).cast(pl.Int64),
        )
        .sort("year")
        .collect(engine="streaming")
    )
    return [int(told["closed"].sum()), int(told["open"].sum()), *flat(told)]


def join() -> list[int]:
    """Arrests by fiscal year: detained, known, unknown, by JOIN/DDP-2026-03."""
    a = episodes().with_row_index("arrest").collect()
    s = stays().select("person", STAY).collect(engine="streaming")
    apart = (col(STAY) - col(ARRESTED)).dt.total_seconds()
    pairs = (
        a.lazy()
        .join(s.lazy(), on="person")
        .with_columns(apart=apart)
        .filter(col("apart").is_between(-120 * 3600, 240 * 3600))
        .with_columns(far=col("apart").abs())
    )
    matched = (
        pairs.sort("far", ARRESTED, *PLACE)
        .unique(["person", STAY], keep="first", maintain_order=True)
        .sort("far", STAY)
        .unique("arrest", keep="first", maintain_order=True)
        .select("arrest", "apart")
    )
    end = min(a[ARRESTED].dt.date().max(), s[STAY].dt.date().max())  # type: ignore[type-var]
    too_recent = col(ARRESTED).dt.date() + pl.duration(days=10) > end
    known = col("person").is_not_null() & (~too_recent).fill_null(value=False)
    detained = known & (col("apart") <= 10 * 86_400).fill_null(value=False)
    told = (
        a.lazy()
        .join(matched, on="arrest", how="left")
        .group_by(fiscal_year(ARRESTED))
        .agg(detained=detained.sum(), known=known.sum(), unknown=(~known).sum())
        .sort("year")
        .collect(engine="streaming")
    )
    return [*told.sum().row(0)[1:], *flat(told)]


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
    sites = stored("arrests").select(col(site).drop_nulls().unique()).collect()[site]
    named = {text: state_named(text, facts["states"]) for text in sites}
    kind = col("apprehension_criminality")
    a = (
        episodes(kind.meta.output_name(), "apprehension_state", site)
        .with_columns(
            state=col("apprehension_state")
            .fill_null(col(site).replace_strict(named, default=None, return_dtype=pl.String))
            .cast(pl.Categorical),
            month=col(ARRESTED).dt.year() * 12 + col(ARRESTED).dt.month(),
            known=kind.is_not_null(),
            without=(kind != "convicted").fill_null(value=False),
        )
        .select("person", ARRESTED, "state", "month", "known", "without", *PLACE)
        .collect()
    )
    dated = pl.col(ARRESTED).is_not_null()
    a = pl.concat([a.filter(dated), a.filter(~dated).sort("person", *PLACE)])
    told = [int(a["without"].sum()), int(a["known"].sum()), int((~a["known"]).sum())]
    somebody = a.filter(col("person").is_not_null())
    nobody = a.filter(col("person").is_null())
    for keep in ("first", "last"):
        one = somebody.unique(["person", "state", "month"], keep=keep, maintain_order=True)
        counted = pl.concat([one, nobody])
        told += [int(counted[each].sum()) for each in ("without", "known")]
    return [*told, a.select("state", "month").n_unique()]


def population() -> list[int]:
    """Person-days, days, and the most on a day, at midnight."""
    first, out = (col(c).dt.date().to_physical() for c in (BOOKED, "book_out_date_time"))
    ends = stored("detention_stints").select(begin=first.min(), end=first.max()).collect()
    begin, end = ends.row(0)
    spans = (
        stints("book_out_date_time")
        .select("person", first=first, last=(pl.max_horizontal(out, first) - 1), out=out)
        .with_columns(last=pl.when(col("out").is_null()).then(end).otherwise(col("last")))
        .filter((col("first") <= col("last")) & (col("first") <= end) & (col("last") >= begin))
        .sort("person", "first", "last")
        .with_columns(reached=col("last").cum_max().shift().over("person"))
        .select(
            "person",
            begins=pl.max_horizontal(
                "first",
                pl.lit(begin),
                pl.when(col("person").is_not_null()).then(col("reached") + 1),
            ),
            ends=pl.min_horizontal("last", pl.lit(end)),
        )
        .filter(col("begins") <= col("ends"))
        .collect(engine="streaming")
    )
    more = spans.group_by(day="begins").len("more")
    less = spans.group_by(day=col("ends") + 1).len("less")
    days = pl.DataFrame({"day": pl.int_range(begin, end + 1, eager=True, dtype=pl.Int32)})
    change = (col("more").fill_null(0).cast(pl.Int64) - col("less").fill_null(0)).cum_sum()
    held = days.join(more, on="day", how="left").join(less, on="day", how="left")
    found = held.sort("day").select(change)["more"]
    return [int(found.sum()), len(found), found.max()]  # type: ignore[list-item]


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
