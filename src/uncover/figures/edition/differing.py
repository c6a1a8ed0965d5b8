"""The SQL by which two editions are compared, one attached beside the other.

`older` and `newer` are the two files, `pair` the series that answer the same question in them (see
`comparing`). The join runs along the primary key of `value` in both files, so that what is
compared is read once and in order, and nothing of it has to be held in memory.
"""

PAIR = """
create temp table pair (
  measure text, source text, kind text, unit text, old text, new text,
  old_receipt text, new_receipt text, old_begins text, old_ends text, new_begins text,
  by_rules integer, why text
)"""

_NUMBERS = "{0}.numerator, {0}.denominator, {0}.unknown, {0}.value, {0}.low, {0}.high"
_SIDE = f"{{0}}.address, {{0}}.is_partial, {_NUMBERS}"
_NONE = ", ".join(["null"] * 8)

# How many records a value moved by; of an amount, whose records are not told, its own number.
_SIZE = """max(
    abs(ifnull(n.numerator, 0) - ifnull(o.numerator, 0)),
    abs(ifnull(n.denominator, 0) - ifnull(o.denominator, 0)),
    abs(n.unknown - o.unknown),
    case when n.numerator is null and n.denominator is null
      then ifnull(abs(cast(n.value as real) - cast(o.value as real)), 0) else 0 end)"""

# Records of a time that the older ones did not cover wholly are more of them, and no correction.
_MORE = """n.last is not o.last or n.first is not o.first or o.last > p.old_ends
      or (o.first < p.old_begins and p.new_begins < p.old_begins)
      or (o.is_partial and not n.is_partial)"""

_STATUS = f"""case
    when n.series is null then 'gone'
    when ({_NUMBERS.format("n")}) is ({_NUMBERS.format("o")}) then 'unchanged'
    when p.by_rules then 'recounted'
    when {_MORE} then 'more'
    else 'revised' end"""
_GONE = "case when n.series is not null then null when p.new is null then p.why "
_GONE += "when p.by_rules then 'rules' else 'rows' end"
_NEW = """case when p.old is null then p.why when p.by_rules then 'rules'
    when n.last > p.old_ends or n.first < p.old_begins then 'records' else 'past' end"""

_COMMON = "p.measure, p.kind, p.unit"

HELD = f"""
select {_STATUS} as status, {_GONE} as why, {_COMMON},
  o.place as place, o.keys as keys, coalesce(n.first, o.first) as first,
  coalesce(n.last, o.last) as last, {_SIZE} as size,
  p.old_receipt, {_SIDE.format("o")}, p.new_receipt, {_SIDE.format("n")}
from pair p cross join older.value o on o.series = p.old
left join newer.value n on n.series = p.new and n.keys = o.keys
"""
"""Every value of the older edition, with what has become of it."""

ADDED = f"""
select 'new', {_NEW}, {_COMMON},
  n.place, n.keys, n.first, n.last, null,
  null, {_NONE}, p.new_receipt, {_SIDE.format("n")}
from pair p cross join newer.value n on n.series = p.new
left join older.value o on o.series = p.old and o.keys = n.keys
where o.series is null
"""
"""Every value that the newer edition alone has."""


def rows(where_old: str = "true", where_new: str = "true") -> str:
    """The query of all values of both, or of those for which a condition on `o` and on `n` holds.

    The condition stands inside both halves, so that an index on it is used.
    """
    return f"{HELD} where {where_old} union all {ADDED} and {where_new}"
