-- ARR-EP/DDP-2025-03 (DOMAIN 3.1): the first row of each person, day of arrest, method and
-- criminality; what is missing is one value. Rows without a person are never dropped.
select *, person is null or turn = 1 as counts
from (
  select *,
    row_number() over (
      partition by person, cast(apprehension_date as date), apprehension_method,
        apprehension_criminality
      order by coalesce(file_original, file), coalesce(sheet_original, sheet) nulls last,
        coalesce(row_original, "row")
    ) as turn
  from reported
)
