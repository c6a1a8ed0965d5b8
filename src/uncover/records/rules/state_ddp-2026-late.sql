-- STATE/DDP-2026-late (DOMAIN 3.8): the recorded state; where it is blank, in this order: the postal
-- code that the landmark ends on, unless 20 rows or more of the landmark have a state and fewer than
-- 90 percent of them this one; the state of a landmark of which 20 rows or more have a state and 99
-- percent of them the same; the same of an area of responsibility; and the state of the other rows of
-- the arrest episode (the same person, 24 hours from row to row) where all that have one agree. Rows
-- that do not count are read too. A recorded state is never overwritten.
with landmark_states as (
  select apprehension_landmark as landmark, apprehension_state as state, count(*) as told
  from reported
  where apprehension_landmark is not null
  group by apprehension_landmark, apprehension_state
), landmark_sums as (
  select landmark,
    state_in_landmark(landmark) as code,
    coalesce(sum(told) filter (where state is not null), 0) as known,
    coalesce(sum(told) filter (where state = state_in_landmark(landmark)), 0) as agreeing,
    max(told) filter (where state is not null) as most,
    max_by(state, told) filter (where state is not null) as state
  from landmark_states
  group by landmark
), landmarks as (
  select landmark,
    case when known < 20 or agreeing * 100 >= known * 90 then code end as code,
    case when known >= 20 and most * 100 >= known * 99 then state end as state
  from landmark_sums
), area_states as (
  select apprehension_aor as area, apprehension_state as state, count(*) as told
  from reported
  where apprehension_aor is not null and apprehension_state is not null
  group by apprehension_aor, apprehension_state
), areas as (
  select area, max_by(state, told) as state
  from area_states
  group by area
  having sum(told) >= 20 and max(told) * 100 >= sum(told) * 99
), located as (
  select reported.*,
    coalesce(reported.apprehension_state, landmarks.code, landmarks.state, areas.state)
      as located_state,
    case when reported.apprehension_state is not null then 'recorded'
      when landmarks.code is not null then 'landmark code'
      when landmarks.state is not null then 'landmark majority'
      when areas.state is not null then 'area majority' end as located_by
  from reported
  left join landmarks on reported.apprehension_landmark = landmarks.landmark
  left join areas on reported.apprehension_aor = areas.area
), opened as (
  select *,
    case when seconds_between(
        lag(apprehension_date) over (partition by person order by apprehension_date nulls last),
        apprehension_date
      ) <= 86400 then 0 else 1 end as opens_episode
  from located
), numbered as (
  select *,
    sum(opens_episode) over (
      partition by person order by apprehension_date nulls last
      range between unbounded preceding and current row
    ) as state_episode
  from opened
), compared as (
  select *,
    person is not null and apprehension_date is not null as in_episode,
    min(located_state) over (partition by person, state_episode) as least_state,
    max(located_state) over (partition by person, state_episode) as greatest_state
  from numbered
)
select *,
  case when located_state is not null then located_state
    when in_episode and least_state = greatest_state then least_state
    end as place_state,
  case when located_state is not null then located_by
    when in_episode and least_state = greatest_state then 'episode'
    else 'unknown' end as place_source
from compared
