-- ARR-EP/DDP-2026-03 (DOMAIN 3.1): an arrest is the first row of an episode. A row opens an episode
-- unless the previous row of the same person lies at most 24 hours before it, to the second. Rows
-- without a person, and rows without a date, are each an episode of their own.
select *,
  person is null
    or apprehension_date is null
    or previous_date is null
    or seconds_between(previous_date, apprehension_date) > 86400 as counts
from (
  select *, lag(apprehension_date) over in_order as previous_date
  from reported
  window in_order as (
    partition by person
    order by apprehension_date nulls last,
      apprehension_method = 'ERO Reprocessed Arrest' nulls last,
      coalesce(file_original, file), coalesce(sheet_original, sheet) nulls last,
      coalesce(row_original, "row")
  )
)
