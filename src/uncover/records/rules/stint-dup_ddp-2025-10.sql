-- STINT-DUP/DDP-2025-10 (DOMAIN 3.5): of the rows of one person, book-in and facility code the last of
-- those with the lowest initial bond counts; where none has a bond, the last. Last is last in file,
-- sheet and row; what is missing is one value. Rows without a person are never dropped.
select *, person is null or turn_from_last = 1 as counts
from (
  select *,
    row_number() over (
      partition by person, book_in_date_time, detention_facility_code
      order by initial_bond_set_amount nulls last, coalesce(file_original, file) desc,
        coalesce(sheet_original, sheet) desc nulls first, coalesce(row_original, "row") desc
    ) as turn_from_last
  from reported
)
