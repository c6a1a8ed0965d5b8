-- ARR-EP/DDP-2026-03 (DOMAIN 3.1): an arrest is the first row of an episode. A row opens an episode
-- unless the previous row of the same person lies at most 24 hours before it, to the second. Rows
-- without a person, and rows without a date, are each an episode of their own. Only what decides is put
-- in order; the rows that do not count, which are few, are then looked up by their ordinal.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal, apprehension_date,
      lag(apprehension_date) over (
        partition by person
        order by apprehension_date nulls last, is_reprocessed nulls last, ordinal
      ) as previous_date
    from (
      select person, apprehension_date, ordinal,
        apprehension_method = 'ERO Reprocessed Arrest' as is_reprocessed
      from reported
      where person is not null
    )
  )
  where seconds_between(previous_date, apprehension_date) <= 86400
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
