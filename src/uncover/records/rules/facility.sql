-- {name} (DOMAIN 3.9): the recorded state; where it is blank, the state of the facility by its code. So
-- with the county, which is looked up only where the facility's state is not another than the recorded.
-- A code that stands for facilities of two states or two counties does not say which, and a county
-- called Unknown is none, recorded or listed; no row is doubled.
select counted.*,
  coalesce({state}, by_code.state) as place_state,
  case when {state} is not null then 'recorded'
    when by_code.state is not null then 'facility'
    else 'unknown' end as place_source,
  coalesce({county},
    case when coalesce({state}, by_code.state) = by_code.state then by_code.county end
  ) as place_county,
  by_code.area as place_area
from counted
left join (
  select facility_code,
    case when min(state) = max(state) then min(state) end as state,
    case when min(state) = max(state) and min(slug_of(county)) = max(slug_of(county))
      then min(county) end as county,
    case when min(aor) = max(aor) then min(aor) end as area
  from (
    select facility_code, state, aor,
      case when slug_of(county) <> 'unknown' then county end as county
    from facilities
    where facility_code is not null
  ) as listed
  group by facility_code
) as by_code on counted.detention_facility_code = by_code.facility_code
