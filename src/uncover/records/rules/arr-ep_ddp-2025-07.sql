-- ARR-EP/DDP-2025-07 (DOMAIN 3.1): a row is flagged where the previous or the next arrest of the same
-- person lies at most 24 hours away, to the second; the rule chooses no row, and leaves rows without a
-- person unflagged (null). What counts is decided here: the rows less the surplus ones that the flags
-- tell, one for each run of rows at most 24 hours apart. To leave out every flagged row loses the
-- arrest itself, to keep them all counts it again. The number is the same whichever row stands for the
-- run; it is the first in time, then in file, sheet and row, whatever its method. The same holds for
-- the release of October 2025.
select *,
  case when person is not null then
    coalesce(seconds_between(previous_date, apprehension_date) <= 86400, false)
      or coalesce(seconds_between(apprehension_date, next_date) <= 86400, false)
    end as flagged,
  person is null
    or apprehension_date is null
    or previous_date is null
    or seconds_between(previous_date, apprehension_date) > 86400 as counts
from (
  select *,
    lag(apprehension_date) over in_order as previous_date,
    lead(apprehension_date) over in_order as next_date
  from reported
  window in_order as (partition by person order by apprehension_date nulls last, ordinal)
)
