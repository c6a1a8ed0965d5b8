-- {name} (DOMAIN 3.6): the stints of one person under one stay book-in are one stay. Where two stints
-- begin at the same instant the open one comes {open}: in STAY/DDP-2026-03 first, so that a closed one
-- is the last; in STAY/UNCOVER-1 last, since it is what goes on. What is said of the stay (class,
-- case, program, departure) is what its last stint says; stints without a person or without a stay
-- book-in belong to no stay. An open stay has lasted, so far, until the end of the last day on which
-- anybody was booked in; a stay that ends before it begins lasted no time.
with records as (
  select max(cast(book_in_date_time as date)) as last_day from detention_stints
), ordered as (
  select *,
    row_number() over in_order as turn,
    lead(book_in_date_time) over in_order as next_book_in,
    lead(detention_facility_code) over in_order as next_facility,
    lead(ordinal) over in_order is null as is_last
  from detention_stints_placed
  where person is not null and stay_book_in_date_time is not null
  window in_order as (
    partition by person, stay_book_in_date_time
    order by book_in_date_time nulls first, book_out_date_time nulls {open},
      ordinal
  )
)
select *,
  case when stay_book_out_date_time is not null
    then greatest(seconds_between(stay_book_in_date_time, stay_book_out_date_time), 0)
    end as seconds_held,
  case when stay_book_out_date_time is null
    then greatest(seconds_between(stay_book_in_date_time, end_of(records.last_day)), 0)
    end as seconds_so_far
from (
  select person, stay_book_in_date_time,
    max(stay_book_out_date_time) filter (where is_last) as stay_book_out_date_time,
    count(*) as stints,
    count(*) filter (where detention_release_reason = 'Transferred' and not is_last
      and next_facility is distinct from detention_facility_code) as transfers,
    max(detention_facility_code) filter (where turn = 1) as first_facility_code,
    max(detention_facility_code) filter (where is_last) as last_facility_code,
    max(place_state) filter (where turn = 1) as place_state,
    max(place_source) filter (where turn = 1) as place_source,
    max(place_county) filter (where turn = 1) as place_county,
    max(book_in_aor) filter (where turn = 1) as book_in_aor,
    max(place_state) filter (where is_last) as last_facility_state,
    max(stay_release_reason) filter (where is_last) as stay_release_reason,
    max(book_in_criminality) filter (where is_last) as book_in_criminality,
    max(case_threat_level) filter (where is_last) as case_threat_level,
    max(case_status) filter (where is_last) as case_status,
    max(case_category) filter (where is_last) as case_category,
    max(final_order_yes_no) filter (where is_last) as final_order_yes_no,
    max(final_order_date) filter (where is_last) as final_order_date,
    max(final_program) filter (where is_last) as final_program,
    max(final_program_group) filter (where is_last) as final_program_group,
    max(departed_date) filter (where is_last) as departed_date,
    max(departure_country) filter (where is_last) as departure_country,
    max(gender) filter (where is_last) as gender,
    max(birth_year) filter (where is_last) as birth_year,
    max(citizenship_country) filter (where is_last) as citizenship_country,
    max(ordinal) filter (where turn = 1) as ordinal
  from ordered
  group by person, stay_book_in_date_time
) as stays
cross join records
