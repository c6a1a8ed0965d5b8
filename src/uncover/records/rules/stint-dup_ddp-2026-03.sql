-- STINT-DUP/DDP-2026-03 (DOMAIN 3.5): rows that differ in their bond only are one (the first is
-- kept); then one stint for each person, facility, day of book-in and stay (the last is kept).
-- Rows without a person are never dropped. Rows are told identical by two numbers of 64 bits drawn
-- from all their columns and by person, facility and day: sorting the columns themselves takes three
-- times as long, and that two different rows of one person agree in all of these does not happen.
select * exclude (place_in_order, content, content_again, among_identical, among_same_day),
  person is null or (among_identical = 1 and among_same_day = 1) as counts
from (
  select *,
    row_number() over (
      partition by person, detention_facility_code, cast(book_in_date_time as date),
        stay_book_in_date_time, among_identical = 1
      order by place_in_order desc
    ) as among_same_day
  from (
    select *,
      row_number() over (
        partition by person, detention_facility_code, cast(book_in_date_time as date), content,
          content_again
        order by place_in_order
      ) as among_identical
    from (
      select *,
        hash({identical}) as content,
        hash('again', {identical}) as content_again,
        row_number() over (
          partition by person
          order by book_in_date_time nulls first, detention_facility_code nulls first,
            detention_release_reason nulls first, stay_book_out_date_time nulls first,
            stay_release_reason nulls first, religion nulls first, gender nulls first,
            marital_status nulls first, birth_year nulls first, ethnicity nulls first,
            entry_status nulls first, aggravated_felon nulls first, bond_posted_date nulls first,
            bond_posted_amount nulls first, case_status nulls first, case_category nulls first,
            final_order_yes_no nulls first, final_order_date nulls first,
            case_threat_level nulls first, book_in_criminality nulls first,
            final_charge nulls first, departed_date nulls first, departure_country nulls first,
            citizenship_country nulls first, final_program nulls first,
            msc_charge_code nulls first, msc_charge nulls first,
            coalesce(file_original, file), coalesce(sheet_original, sheet),
            coalesce(row_original, "row")
        ) as place_in_order
      from reported
    )
  )
)
