-- STATE/DDP-2026-03 (DOMAIN 3.8): the recorded state; where it is blank, the state that the duty site
-- names. A recorded state is never overwritten.
select *,
  coalesce(apprehension_state, state_named_in(apprehension_duty_site)) as place_state,
  case when apprehension_state is not null then 'recorded'
    when state_named_in(apprehension_duty_site) is not null then 'duty site'
    else 'unknown' end as place_source
from counted
