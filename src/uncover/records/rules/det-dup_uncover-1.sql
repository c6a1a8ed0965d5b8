-- DET-DUP/UNCOVER-1 (DESIGN 4): one detainer for each person, facility code, type and prepare date.
-- Rows without a person are never dropped.
select *, person is null or turn = 1 as counts
from (
  select *,
    row_number() over (
      partition by person, detention_facility_code, detainer_type, cast(detainer_prepare_date as date)
      order by coalesce(file_original, file), coalesce(sheet_original, sheet) nulls last,
        coalesce(row_original, "row")
    ) as turn
  from reported
)
