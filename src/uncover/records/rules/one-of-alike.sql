-- {name} (DOMAIN {section}): of rows that are alike in what they are grouped by below, what is missing
-- being one value, the first in the order below counts. Rows without a person are never dropped.
with surplus as (
  select ordinal as surplus_ordinal
  from (
    select ordinal, row_number() over (partition by {alike} order by {order}) as turn
    from reported
    where person is not null
  )
  where turn > 1
)
select told.*, surplus_ordinal is null as counts
from reported as told
left join surplus on told.ordinal = surplus_ordinal
