-- ARR-EP/DDP-2026-03 (DOMAIN 3.1): an arrest is the first row of an episode. A row opens an episode
-- unless the previous row of the same person lies at most 24 hours before it, to the second.
select *,
  person is null
    or turn = 1
    or apprehension_date is null
    or previous_date is null
    or seconds_between(previous_date, apprehension_date) > 86400 as counts
from (
  select *,
    row_number() over in_order as turn,
    lag(apprehension_date) over in_order as previous_date
  from reported
  window in_order as (
    partition by person
    order by apprehension_date nulls last,
      apprehension_method = 'ERO Reprocessed Arrest' nulls last,
      coalesce(file_original, file), coalesce(sheet_original, sheet), coalesce(row_original, "row")
  )
)
