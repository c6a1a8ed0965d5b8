-- REM-DUP/DDP-2026-late (DOMAIN 3.3): of the rows of one person on one day of departure the last
-- counts, in order of departure country (missing first), sheet and row; rows alike in these are told
-- apart by file. A missing day is one value. Rows without a person are never dropped.
select *, person is null or turn_from_last = 1 as counts
from (
  select *,
    row_number() over (
      partition by person, departed_date
      order by departure_country desc nulls last, coalesce(sheet_original, sheet) desc nulls last,
        coalesce(row_original, "row") desc, coalesce(file_original, file) desc
    ) as turn_from_last
  from reported
)
