-- FACILITY/UNCOVER-1 (DOMAIN 3.9): the recorded state; where it is blank, the state of the facility by
-- its code. A code that stands for facilities of two states says nothing; no row is doubled.
select counted.*,
  coalesce(counted.facility_state, by_code.state) as place_state,
  case when counted.facility_state is not null then 'recorded'
    when by_code.state is not null then 'facility'
    else 'unknown' end as place_source
from counted
left join (
  select facility_code, min(state) as state
  from facilities
  where facility_code is not null
  group by facility_code
  having min(state) = max(state)
) as by_code on counted.detention_facility_code = by_code.facility_code
