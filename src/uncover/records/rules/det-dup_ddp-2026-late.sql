-- DET-DUP/DDP-2026-late (DOMAIN 3.2): detainers of one person more than 24 hours after the one before
-- open an episode; they are told by day, so days in a row are one. In an episode one detainer counts
-- for each type and facility code, the first; a missing type or code is one value. Rows without a
-- person are never dropped; a row without a prepare date is an episode of its own.
with opened as (
  select person, detainer_prepare_date, detainer_type, detention_facility_code, ordinal,
    case when seconds_between(
        cast(lag(detainer_prepare_date) over in_order as timestamp),
        cast(detainer_prepare_date as timestamp)
      ) <= 86400 then 0 else 1 end as opens
  from reported
  where person is not null
  window in_order as (partition by person order by detainer_prepare_date nulls last, ordinal)
), numbered as (
  select *,
    sum(opens) over (
      partition by person order by detainer_prepare_date nulls last, ordinal
      rows between unbounded preceding and current row
    ) as episode
  from opened
), surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal,
      row_number() over (
        partition by person, episode, detainer_type, detention_facility_code
        order by detainer_prepare_date nulls last, ordinal
      ) as turn
    from numbered
  )
  where turn > 1
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
