-- ARR-EP/DDP-2026-03 (DOMAIN 3.1): an arrest is the first row of an episode. A row opens an episode
-- unless the previous row of the same person lies at most 24 hours before it, to the second. Rows
-- without a person, and rows without a date, are each an episode of their own. Files and sheets are
-- numbered in their order first, so that rows are sorted by numbers and not by long names.
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
  person is null
    or apprehension_date is null
    or previous_date is null
    or seconds_between(previous_date, apprehension_date) > 86400 as counts
from (
  select *, lag(apprehension_date) over in_order as previous_date
  from (
    select told.*, place_in_release,
      coalesce(told.row_original, told."row") as place_in_sheet,
      told.apprehension_method = 'ERO Reprocessed Arrest' as is_reprocessed
    from reported as told
    left join places
      on places.file_name = coalesce(told.file_original, told.file)
      and places.sheet_name is not distinct from coalesce(told.sheet_original, told.sheet)
  )
  window in_order as (
    partition by person
    order by apprehension_date nulls last, is_reprocessed nulls last, place_in_release,
      place_in_sheet
  )
)
