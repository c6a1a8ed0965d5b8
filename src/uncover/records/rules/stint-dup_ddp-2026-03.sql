-- STINT-DUP/DDP-2026-03 (DOMAIN 3.5): rows that differ in their bond only are one (the first is
-- kept); then one stint for each person, facility, day of book-in and stay (the last is kept).
-- Rows without a person are never dropped. Only rows that share those four are put in order, and
-- rows alike in every column but their bond share them: the others are spared the wide comparison.
with shared as (
  select person, detention_facility_code as facility, cast(book_in_date_time as date) as book_in_day,
    stay_book_in_date_time as stay
  from reported
  where person is not null
  group by person, detention_facility_code, cast(book_in_date_time as date), stay_book_in_date_time
  having count(*) > 1
), ordered as (
  select told.*,
    row_number() over (
      partition by told.person
      order by book_in_date_time nulls first, detention_facility_code nulls first,
        detention_release_reason nulls first, stay_book_out_date_time nulls first,
        stay_release_reason nulls first, religion nulls first, gender nulls first,
        marital_status nulls first, birth_year nulls first, ethnicity nulls first,
        entry_status nulls first, aggravated_felon nulls first, bond_posted_date nulls first,
        bond_posted_amount nulls first, case_status nulls first, case_category nulls first,
        final_order_yes_no nulls first, final_order_date nulls first,
        case_threat_level nulls first,
        case book_in_criminality when 'convicted' then '1' when 'charged' then '2'
          when 'neither' then '3' else book_in_criminality end nulls first,
        final_charge nulls first, departed_date nulls first, departure_country nulls first,
        citizenship_country nulls first, final_program nulls first,
        msc_charge_code nulls first, msc_charge nulls first, ordinal
    ) as place_in_order
  from reported as told
  join shared
    on told.person = shared.person
    and told.detention_facility_code is not distinct from shared.facility
    and cast(told.book_in_date_time as date) is not distinct from shared.book_in_day
    and told.stay_book_in_date_time is not distinct from shared.stay
), firsts as (
  select person, detention_facility_code as facility, cast(book_in_date_time as date) as book_in_day,
    stay_book_in_date_time as stay, min(place_in_order) as place_in_order
  from ordered
  group by {identical}
), kept as (
  select person, max(place_in_order) as place_in_order
  from firsts
  group by person, facility, book_in_day, stay
), surplus as (
  select ordered.ordinal as surplus_ordinal
  from ordered
  left join kept
    on ordered.person = kept.person and ordered.place_in_order = kept.place_in_order
  where kept.person is null
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
