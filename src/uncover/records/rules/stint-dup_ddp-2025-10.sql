-- STINT-DUP/DDP-2025-10 (DOMAIN 3.5): of the rows of one person, book-in and facility code the last of
-- those with the lowest initial bond counts; where none has a bond, the last. Last is last in file,
-- sheet and row; what is missing is one value. Rows without a person are never dropped.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal,
      row_number() over (
        partition by person, book_in_date_time, detention_facility_code
        order by initial_bond_set_amount nulls last, ordinal desc
      ) as turn_from_last
    from reported
    where person is not null
  )
  where turn_from_last > 1
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
