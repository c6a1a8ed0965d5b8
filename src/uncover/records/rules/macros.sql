create macro seconds_between(earlier, later) as date_diff('second', earlier, later);
create macro fiscal_year_of(day) as year(day) + case when month(day) >= 10 then 1 else 0 end;
create macro month_of(day) as strftime(day, '%Y-%m');
