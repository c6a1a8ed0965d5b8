"""What a measure must tell before it may exist: six words, and the words it may be called by."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

SIX_WORDS = ("Unit", "Counts", "Out of", "From", "Leaves out", "Bounds")


class UntoldMeasureError(Exception):
    """A measure does not say one of the six words; its module cannot be imported."""


@dataclass(frozen=True)
class Words:
    """What a measure may be called in one language, what it may not, and what needs a qualifier."""

    called: tuple[str, ...]
    never: tuple[str, ...] = ()
    qualify: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """An option that is a whole number from `least` to `most`; SQL says it as `{its name}`."""

    default: int
    least: int
    most: int


@dataclass(frozen=True)
class Split:
    """A dimension of one measure: its SQL over the scope, its values, the columns it reads.

    `--by NAME` splits by it; `--option NAME=VALUE` pins one of the values as the class. Any other
    value that the SQL gives, and null, is an unknown class then.
    """

    sql: str
    values: tuple[str, ...]
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counting:
    """What a measure asks of its table, in SQL over canonical columns.

    what: `events` (rows that the duplicate rule counts; with in_class those in it), `people`
    (distinct persons among them), `share` (of them), `median`, `mean` or `total` (of `amount`),
    `held` (people in custody on a day), `held on average`, or `days` (people by facility and day,
    as others counted them, added up: on average, or, with a convention, on one day).
    in_class: an SQL expression that is true, false, or null where the class is unknown.
    amount: an SQL expression, an integer or null where it is not known; at_least: what it has
    reached so far; per: how many of it are one unit of the value. convention: what it is to be held
    on a day (DOMAIN 3.11), None where the question may say. relation: where the rows come
    from, if not from the measure's table itself. reads: the canonical columns of the measure's
    table that it reads. needs: columns of which a release must have at least one.
    numbers, splits: options and dimensions of this measure alone, by name. tells: SQL over the rows
    of a figure that counts what a sentence `figures.note.NAME` is about; none is said about
    nothing. groupings: those that the SQL uses.
    """

    what: Literal[
        "events", "people", "share", "median", "mean", "total", "held", "held on average", "days"
    ]
    in_class: str | None = None
    amount: str | None = None
    at_least: str | None = None
    per: int = 1
    convention: Literal["midnight", "any"] | None = None
    relation: str | None = None
    reads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    numbers: Mapping[str, Number] = field(default_factory=dict)
    splits: Mapping[str, Split] = field(default_factory=dict)
    tells: Mapping[str, str] = field(default_factory=dict)
    groupings: tuple[str, ...] = ()

    def asked(self, options: Mapping[str, str]) -> "Counting":
        """The same under these options: every number said in the SQL, a split's value pinned."""
        in_class = self.in_class
        for name in set(self.splits) & set(options):
            split = self.splits[name]
            tests = " ".join(
                f"when '{value}' then {str(value == options[name]).lower()}"
                for value in split.values
            )
            in_class = f"case {split.sql}\n    {tests} end"
        said = {name: options.get(name, str(n.default)) for name, n in self.numbers.items()}
        return replace(
            self,
            in_class=_said(in_class, said) if in_class else None,
            splits={n: replace(s, sql=_said(s.sql, said)) for n, s in self.splits.items()},
            tells={n: _said(sql, said) for n, sql in self.tells.items()},
        )


def _said(sql: str, numbers: Mapping[str, str]) -> str:
    for name, number in numbers.items():
        sql = sql.replace(f"{{{name}}}", number)
    return sql


@dataclass(frozen=True)
class Measure:
    """One measure: its name, its table, its six words, its words by language, its counting.

    also: how it is counted on other tables, where these are asked for or alone are held.
    """

    name: str
    version: int
    table: str
    unit: str
    six_words: dict[str, str]
    summary: str
    words: dict[str, Words]
    counting: Counting
    also: Mapping[str, Counting] = field(default_factory=dict)

    def on(self, table: str) -> "Measure":
        """The same measure on another table that it may be counted from."""
        return replace(self, table=table, counting=self.also[table], also={})

    @property
    def kind(self) -> Literal["count", "share", "amount"]:
        """Whether it answers with a count, a share in percent, or an amount of its unit."""
        kinds: dict[str, Literal["count", "share"]] = {
            "events": "count",
            "people": "count",
            "share": "share",
            "held": "count",
            "total": "count",
        }
        if self.counting.what == "days" and self.counting.convention:
            return "count"
        return kinds.get(self.counting.what, "amount")


_REGISTRY: dict[str, Measure] = {}


def measure(
    *,
    table: str,
    unit: str,
    version: int,
    words: dict[str, Words],
    also: Mapping[str, Counting] | None = None,
) -> Callable[[Callable[[], Counting]], Callable[[], Counting]]:
    """Declare the decorated function a measure on `table`; its docstring holds the six words.

    Raises UntoldMeasureError when one of them, or a language's words, is missing, or when `From`
    does not name the table.
    """

    def declare(function: Callable[[], Counting]) -> Callable[[], Counting]:
        summary, six_words = _told(function.__name__, inspect.getdoc(function) or "")
        for source in (table, *(also or ())):
            if source not in six_words["From"]:
                raise UntoldMeasureError(f"{function.__name__}: From does not name {source}")
        for language in ("en", "es"):
            if language not in words:
                raise UntoldMeasureError(f"{function.__name__} has no words in {language}")
        _REGISTRY[function.__name__] = Measure(
            name=function.__name__,
            version=version,
            table=table,
            unit=unit,
            six_words=six_words,
            summary=summary,
            words=words,
            counting=function(),
            also=also or {},
        )
        return function

    return declare


def declared() -> dict[str, Measure]:
    """Every measure declared so far, by name, in the order of declaration."""
    return dict(_REGISTRY)


def _told(name: str, docstring: str) -> tuple[str, dict[str, str]]:
    head, *_ = docstring.partition("\n\n")
    marks = "|".join(SIX_WORDS)
    parts = re.split(rf"^({marks}): ", docstring, flags=re.MULTILINE)
    told = {
        word: " ".join(text.split()) for word, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    for word in SIX_WORDS:
        if not told.get(word):
            raise UntoldMeasureError(f"{name} does not say: {word}")
    return " ".join(head.split()), told
