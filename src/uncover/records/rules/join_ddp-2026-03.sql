-- JOIN/DDP-2026-03 (DOMAIN 3.7): each arrest with the stay that came of it, one to one. An arrest and
-- a stay of one person go together if the book-in lies from 120 hours before the arrest to 240 hours
-- after it, by elapsed seconds. Each stay keeps its nearest arrest (of two as near the earlier, then
-- by file, sheet and row); then each arrest keeps its nearest stay. What lost is not matched again.
-- Only people with rival pairs are put in order. Every arrest is given once, matched or not;
-- what both tables say of a person or a case is what the stay says if there is one.
-- The records end on the last day with an arrest or the last with a book-in, whichever is earlier.
with pairs as (
  select arrests.person, arrests.apprehension_date, arrests.ordinal,
    seconds_between(arrests.apprehension_date, stays.stay_book_in_date_time) as seconds_to_stay,
    stays.stay_book_in_date_time, stays.stay_book_out_date_time, stays.stay_release_reason,
    stays.final_program, stays.final_program_group, stays.case_status, stays.case_category,
    stays.case_threat_level, stays.departed_date, stays.departure_country,
    stays.final_order_yes_no, stays.final_order_date, stays.birth_year,
    stays.citizenship_country, stays.gender
  from arrests_placed as arrests
  join detention_stays as stays
    on arrests.person = stays.person
    and seconds_between(arrests.apprehension_date, stays.stay_book_in_date_time)
      between -120 * 3600 and 240 * 3600
), rivals as (
  select person from pairs group by person, stay_book_in_date_time having count(*) > 1
  union
  select person from pairs group by person, apprehension_date having count(*) > 1
), of_stays as (
  select pairs.*,
    row_number() over (
      partition by pairs.person, stay_book_in_date_time
      order by abs(seconds_to_stay), apprehension_date, ordinal
    ) as turn_of_stay
  from pairs
  join rivals on pairs.person = rivals.person
), of_arrests as (
  select *,
    row_number() over (
      partition by ordinal
      order by abs(seconds_to_stay), stay_book_in_date_time
    ) as turn_of_arrest
  from of_stays
  where turn_of_stay = 1
), matched as (
  select * from of_arrests where turn_of_arrest = 1
  union all
  select pairs.*, 1 as turn_of_stay, 1 as turn_of_arrest
  from pairs
  left join rivals on pairs.person = rivals.person
  where rivals.person is null
), records as (
  select least(
    (select max(cast(apprehension_date as date)) from arrests_placed),
    (select max(cast(stay_book_in_date_time as date)) from detention_stays)
  ) as last_day
)
select arrests.ordinal, arrests.place_state, arrests.place_source,
  arrests.person, arrests.apprehension_date, arrests.apprehension_method,
  arrests.apprehension_criminality, arrests.apprehension_state, arrests.apprehension_county,
  arrests.apprehension_city, arrests.apprehension_aor, arrests.apprehension_duty_site,
  arrests.apprehension_landmark, arrests.apprehension_type, arrests.case_criminality,
  arrests.processing_disposition, arrests.arresting_agency, arrests.operation,
  matched.person is not null as has_detention_stay,
  matched.seconds_to_stay, matched.stay_book_in_date_time, matched.stay_book_out_date_time,
  matched.stay_release_reason,
  case when matched.person is null then arrests.final_program
    else matched.final_program end as final_program,
  case when matched.person is null then arrests.final_program_group
    else matched.final_program_group end as final_program_group,
  case when matched.person is null then arrests.case_status
    else matched.case_status end as case_status,
  case when matched.person is null then arrests.case_category
    else matched.case_category end as case_category,
  case when matched.person is null then arrests.case_threat_level
    else matched.case_threat_level end as case_threat_level,
  case when matched.person is null then arrests.departed_date
    else matched.departed_date end as departed_date,
  case when matched.person is null then arrests.departure_country
    else matched.departure_country end as departure_country,
  case when matched.person is null then arrests.final_order_yes_no
    else matched.final_order_yes_no end as final_order_yes_no,
  case when matched.person is null then arrests.final_order_date
    else matched.final_order_date end as final_order_date,
  case when matched.person is null then arrests.birth_year
    else matched.birth_year end as birth_year,
  case when matched.person is null then arrests.citizenship_country
    else matched.citizenship_country end as citizenship_country,
  case when matched.person is null then arrests.gender else matched.gender end as gender,
  records.last_day as records_end
from arrests_placed as arrests
left join matched on arrests.ordinal = matched.ordinal
cross join records
