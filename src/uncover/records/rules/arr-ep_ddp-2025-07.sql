-- ARR-EP/DDP-2025-07 (DOMAIN 3.1): a row is flagged where the previous or the next arrest of the same
-- person lies at most 24 hours away, to the second; the rule chooses no row, and leaves rows without a
-- person unflagged (null). What counts is decided here: the rows less the surplus ones that the flags
-- tell, one for each run of rows at most 24 hours apart. To leave out every flagged row loses the
-- arrest itself, to keep them all counts it again. The number is the same whichever row stands for the
-- run; it is the first in time, then in file, sheet and row, whatever its method. The same holds for
-- the release of October 2025.
with places as (
  select file_name, sheet_name,
    row_number() over (order by file_name, sheet_name nulls last) as place_in_release
  from (
    select distinct coalesce(file_original, file) as file_name,
      coalesce(sheet_original, sheet) as sheet_name
    from reported
  )
)
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
  from (
    select told.*, place_in_release,
      coalesce(told.row_original, told."row") as place_in_sheet
    from reported as told
    left join places
      on places.file_name = coalesce(told.file_original, told.file)
      and places.sheet_name is not distinct from coalesce(told.sheet_original, told.sheet)
  )
  window in_order as (
    partition by person
    order by apprehension_date nulls last, place_in_release, place_in_sheet
  )
)
