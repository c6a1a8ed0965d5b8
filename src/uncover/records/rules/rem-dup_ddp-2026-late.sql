-- REM-DUP/DDP-2026-late (DOMAIN 3.3): of the rows of one person on one day of departure the last
-- counts, in order of departure country (missing first), sheet and row; rows alike in these are told
-- apart by file. A missing day is one value. Rows without a person are never dropped.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal,
      row_number() over (
        partition by person, departed_date
        order by departure_country desc nulls last,
          coalesce(sheet_original, sheet) desc nulls last, coalesce(row_original, "row") desc,
          ordinal desc
      ) as turn_from_last
    from reported
    where person is not null
  )
  where turn_from_last > 1
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
