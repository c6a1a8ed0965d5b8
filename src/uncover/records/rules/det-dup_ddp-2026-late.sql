-- DET-DUP/DDP-2026-late (DOMAIN 3.2): detainers of one person more than 24 hours after the one before
-- open an episode; they are told by day, so days in a row are one. In an episode one detainer counts
-- for each type and facility code, the first; a missing type or code is one value. Rows without a
-- person are never dropped; a row without a prepare date is an episode of its own.
select *, person is null or turn = 1 as counts
from (
  select *,
    row_number() over (
      partition by person, episode, detainer_type, detention_facility_code
      order by detainer_prepare_date nulls last, coalesce(file_original, file),
        coalesce(sheet_original, sheet) nulls last, coalesce(row_original, "row")
    ) as turn
  from (
    select *,
      sum(opens) over (
        partition by person
        order by detainer_prepare_date nulls last, coalesce(file_original, file),
          coalesce(sheet_original, sheet) nulls last, coalesce(row_original, "row")
        rows between unbounded preceding and current row
      ) as episode
    from (
      select *,
        case when seconds_between(
            cast(lag(detainer_prepare_date) over in_order as timestamp),
            cast(detainer_prepare_date as timestamp)
          ) <= 86400 then 0 else 1 end as opens
      from reported
      window in_order as (
        partition by person
        order by detainer_prepare_date nulls last, coalesce(file_original, file),
          coalesce(sheet_original, sheet) nulls last, coalesce(row_original, "row")
      )
    )
  )
)
