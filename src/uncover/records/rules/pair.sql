-- {name} (DOMAIN {section}): rows of one person on one day of {day} are flagged where there are
-- several; a missing day is one value. The rule says not which to keep, and leaves rows without a
-- person unflagged (null). What counts is decided here: the rows less the surplus ones, one for each
-- person and day, the first in file, sheet and row; rows without a person all count. The number is
-- the same whichever of them is kept.
select *,
  case when person is not null then rows_of_day > 1 end as flagged,
  person is null or turn = 1 as counts
from (
  select *,
    count(*) over (partition by person, cast({day} as date)) as rows_of_day,
    row_number() over (
      partition by person, cast({day} as date)
      order by ordinal
    ) as turn
  from reported
)
