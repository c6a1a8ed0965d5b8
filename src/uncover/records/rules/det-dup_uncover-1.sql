-- DET-DUP/UNCOVER-1 (DESIGN 4): one detainer for each person, facility code, type and prepare date.
-- Rows without a person are never dropped.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal,
      row_number() over (
        partition by person, detention_facility_code, detainer_type,
          cast(detainer_prepare_date as date)
        order by ordinal
      ) as turn
    from reported
    where person is not null
  )
  where turn > 1
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
