# The way of an analyst: readxl, then dplyr to type the dates and numbers and to count by place and
# month. Everything is read as text first: guessed types lose values (tidyverse/readxl 667, 756).
suppressPackageStartupMessages(library(dplyr))
given <- commandArgs(TRUE)
facts <- paste(readLines(given[2]), collapse = " ")

# The `.json` beside a made-up workbook is so simple that no package is needed for it.
fact <- function(name) {
  found <- regmatches(facts, regexpr(sprintf('"%s": (\\[[^]]*\\]|[^,}]*)', name), facts))
  words <- regmatches(found, gregexpr('"[^"]*"|[0-9]+', found))[[1]][-1]
  gsub('"', "", words)
}

as_moment <- function(serial) {
  as.POSIXct(as.numeric(serial) * 86400, origin = "1899-12-30", tz = "UTC")
}

counted <- readxl::read_xlsx(
  given[1], skip = as.integer(fact("header_row")) - 1, col_types = "text"
) |>
  mutate(
    across(all_of(fact("moments")), as_moment),
    across(all_of(fact("numbers")), as.numeric)
  ) |>
  filter(!is.na(.data[[fact("lead")]])) |>
  mutate(month = format(.data[[fact("lead")]], "%Y-%m")) |>
  count(.data[[fact("place")]], month)
cat(sum(counted$n), "\n")
