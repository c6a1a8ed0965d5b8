-- ARR-EP/DDP-2025-03 (DOMAIN 3.1): the first row of each person, day of arrest, method and
-- criminality; what is missing is one value. Rows without a person are never dropped.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal,
      row_number() over (
        partition by person, cast(apprehension_date as date), apprehension_method,
          apprehension_criminality
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
