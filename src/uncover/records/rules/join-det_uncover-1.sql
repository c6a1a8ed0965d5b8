-- JOIN-DET/UNCOVER-1: each detainer with the stay that came of it, one to one, as JOIN/DDP-2026-03
-- joins arrests. A detainer waits until the jail lets the person go, so the book-in may lie from 5 days
-- before the day it was prepared to 365 days after it; days, for a detainer has no hour. Each stay keeps
-- its nearest detainer (of two as near the earlier, then by file, sheet and row); then each detainer
-- keeps its nearest stay. What lost is not matched again. Every detainer is given once.
-- The records end on the last day with a detainer or the last with a book-in, whichever is earlier.
with pairs as (
  select detainers.person, detainers.detainer_prepare_date, detainers.ordinal,
    abs(seconds_between(
      cast(detainers.detainer_prepare_date as timestamp),
      cast(cast(stays.stay_book_in_date_time as date) as timestamp)
    )) as distance,
    stays.stay_book_in_date_time, stays.stay_book_out_date_time, stays.stay_release_reason,
    stays.departed_date as stay_departed_date
  from detainers_placed as detainers
  join detention_stays as stays
    on detainers.person = stays.person
    and cast(stays.stay_book_in_date_time as date)
      between detainers.detainer_prepare_date - interval 5 day
      and detainers.detainer_prepare_date + interval 365 day
), rivals as (
  select person from pairs group by person, stay_book_in_date_time having count(*) > 1
  union
  select person from pairs group by person, detainer_prepare_date having count(*) > 1
), of_stays as (
  select pairs.*,
    row_number() over (
      partition by pairs.person, stay_book_in_date_time
      order by distance, detainer_prepare_date, ordinal
    ) as turn_of_stay
  from pairs
  join rivals on pairs.person = rivals.person
), of_detainers as (
  select *,
    row_number() over (
      partition by ordinal
      order by distance, stay_book_in_date_time
    ) as turn_of_detainer
  from of_stays
  where turn_of_stay = 1
), matched as (
  select * from of_detainers where turn_of_detainer = 1
  union all
  select pairs.*, 1 as turn_of_stay, 1 as turn_of_detainer
  from pairs
  left join rivals on pairs.person = rivals.person
  where rivals.person is null
), records as (
  select least(
    (select max(detainer_prepare_date) from detainers_placed),
    (select max(cast(stay_book_in_date_time as date)) from detention_stays)
  ) as last_day
)
select detainers.*,
  matched.person is not null as has_detention_stay,
  matched.stay_book_in_date_time, matched.stay_book_out_date_time, matched.stay_release_reason,
  matched.stay_departed_date,
  records.last_day as records_end
from detainers_placed as detainers
left join matched on detainers.ordinal = matched.ordinal
cross join records
