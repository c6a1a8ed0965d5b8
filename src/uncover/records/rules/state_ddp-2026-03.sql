-- STATE/DDP-2026-03 (DOMAIN 3.8): the recorded state; where it is blank, the state that the duty site
-- names. A recorded state is never overwritten. Each duty site is read once, however many rows have it.
with sites as (
  select duty_site, state_named_in(duty_site) as named_state
  from (select distinct apprehension_duty_site as duty_site from reported)
)
select counted.*,
  coalesce(counted.apprehension_state, sites.named_state) as place_state,
  case when counted.apprehension_state is not null then 'recorded'
    when sites.named_state is not null then 'duty site'
    else 'unknown' end as place_source
from counted
left join sites on counted.apprehension_duty_site = sites.duty_site
