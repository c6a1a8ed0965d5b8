create macro seconds_between(earlier, later) as (epoch_us(later) - epoch_us(earlier)) / 1000000;
create macro day_number(moment) as cast(moment as date) - date '1970-01-01';
create macro day_of_number(number) as date '1970-01-01' + cast(number as integer);
create macro end_of(day) as cast(day as timestamp) + interval 1 day - interval 1 second;
create macro slug_of(name) as trim(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '-', 'g'), '-');
create macro monday_of(day) as cast(date_trunc('week', day) as date);
create macro fiscal_year_of(day) as year(day) + case when month(day) >= 10 then 1 else 0 end;
create macro month_of(day) as strftime(day, '%Y-%m');
