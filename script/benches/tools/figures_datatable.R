# The same questions with data.table. Debian has no reader of Parquet for R: the stored columns are
# read from text first, and that reading is told apart. Of stints only those that share person,
# facility, day and stay with another are compared in all columns, as the rest cannot be duplicates.
suppressPackageStartupMessages(library(data.table))
given <- commandArgs(TRUE)
facts <- paste(readLines(given[2]), collapse = " ")

# The `.json` of the question is so simple that no package is needed for it.
after <- function(key) sub(sprintf('.*?"%s": *', key), "", facts, perl = TRUE)
text_of <- function(table) {
  sub('^"([^"]*)".*', "\\1", sub(sprintf('.*?"%s": *', table), "", after("texts"), perl = TRUE))
}
states <- local({
  told <- sub("\\}.*", "", after("states"))
  words <- gsub('"', "", regmatches(told, gregexpr('"[^"]*"', told))[[1]])
  odd <- seq(1, length(words), 2)
  setNames(words[odd + 1], words[odd])
})

reading <- 0
read <- function(table, columns = NULL) {
  begun <- proc.time()[["elapsed"]]
  told <- fread(
    text_of(table), select = columns, na.strings = "", tz = "UTC",
    integer64 = "numeric", showProgress = FALSE
  )
  reading <<- reading + proc.time()[["elapsed"]] - begun
  told
}

place <- "ordinal"
key <- c("person", "detention_facility_code", "day", "stay_book_in_date_time")
classes <- c(convicted = 1L, charged = 2L, neither = 3L)
order_of_stints <- c(
  "person", "book_in_date_time", "detention_facility_code", "detention_release_reason",
  "stay_book_out_date_time", "stay_release_reason", "religion", "gender", "marital_status",
  "birth_year", "ethnicity", "entry_status", "aggravated_felon", "bond_posted_date",
  "bond_posted_amount", "case_status", "case_category", "final_order_yes_no",
  "final_order_date", "case_threat_level", "class", "final_charge", "departed_date",
  "departure_country", "citizenship_country", "final_program", "msc_charge_code", "msc_charge",
  place
)
not_compared <- c(
  "initial_bond_set_amount", "initial_bond_set_date", "bond_posted_amount", "bond_posted_date",
  "file", "sheet", "row", place, "withheld", "class", "at"
)

day_of <- function(when) as.integer(floor(as.numeric(when) / 86400))
fiscal_year <- function(when) {
  told <- year(when) + (month(when) >= 10L)
  fifelse(is.na(told), 0, told)
}

# Arrests that ARR-EP/DDP-2026-03 counts, in its order.
episodes <- function(a) {
  a[, reprocessed := apprehension_method == "ERO Reprocessed Arrest"]
  setorderv(a, c("person", "apprehension_date", "reprocessed", place), na.last = TRUE)
  a[, near := person == shift(person) &
    as.numeric(apprehension_date) - as.numeric(shift(apprehension_date)) <= 86400]
  a[is.na(near) | !near]
}

# Stints that STINT-DUP/DDP-2026-03 counts.
stints <- function(s) {
  s[, day := day_of(book_in_date_time)]
  shared <- !is.na(s$person) & (duplicated(s, by = key) | duplicated(s, by = key, fromLast = TRUE))
  wide <- s[shared]
  wide[, at := which(shared)]
  wide[, class := classes[book_in_criminality]]
  setorderv(wide, intersect(order_of_stints, names(wide)), na.last = FALSE)
  firsts <- unique(wide, by = setdiff(names(wide), not_compared))
  kept <- unique(firsts, by = key, fromLast = TRUE)
  counts <- !shared
  counts[kept$at] <- TRUE
  needed <- c(
    "person", "stay_book_in_date_time", "book_in_date_time", "book_out_date_time",
    "stay_book_out_date_time", "book_in_criminality", place
  )
  s[counts, ..needed]
}

# Stays by STAY/UNCOVER-1: the last stint of each tells when it ended.
stays <- function(s) {
  s <- stints(s)[!is.na(person) & !is.na(stay_book_in_date_time)]
  s[, open := is.na(book_out_date_time)]
  stay <- c("person", "stay_book_in_date_time")
  setorderv(s, c(stay, "book_in_date_time", "open", "book_out_date_time", place), na.last = FALSE)
  unique(s, by = stay, fromLast = TRUE)
}

by_year <- function(told) {
  setorder(told, year)
  c(t(as.matrix(told)))
}

duplicates <- function() {
  years <- episodes(arrests)[, .N, by = .(year = fiscal_year(apprehension_date))]
  c(sum(years$N), by_year(years))
}

stints_duplicates <- function() {
  s <- stints(detained)
  s[, `:=`(year = fiscal_year(book_in_date_time), class = classes[book_in_criminality])]
  groups <- s[is.na(class), class := 0L][, .N, by = .(year, class)]
  setorder(groups, year, class)
  c(nrow(s), t(as.matrix(groups)))
}

lengths_held <- function() {
  s <- stays(detained)
  s[, held := pmax(as.numeric(stay_book_out_date_time) - as.numeric(stay_book_in_date_time), 0)]
  told <- s[, .(
    closed = sum(!is.na(held)), open = sum(is.na(held)), middle = 2 * median(held, na.rm = TRUE)
  ), by = .(year = fiscal_year(stay_book_in_date_time))]
  told[is.na(middle), middle := 0]
  c(sum(told$closed), sum(told$open), by_year(told))
}

joined <- function() {
  a <- episodes(arrests)
  a[, arrest := .I]
  s <- stays(detained)[, .(person, stay = as.numeric(stay_book_in_date_time))]
  a[, at := as.numeric(apprehension_date)]
  pairs <- s[a[!is.na(person)], on = "person", nomatch = NULL, allow.cartesian = TRUE]
  pairs[, apart := stay - at]
  pairs <- pairs[apart >= -120 * 3600 & apart <= 240 * 3600]
  pairs[, far := abs(apart)]
  setorderv(pairs, c("far", "at", place))
  of_stay <- unique(pairs, by = c("person", "stay"))
  setorder(of_stay, far, stay)
  of_arrest <- unique(of_stay, by = "arrest")
  a[of_arrest, on = "arrest", apart := i.apart]
  end <- min(max(day_of(a$at), na.rm = TRUE), max(day_of(s$stay), na.rm = TRUE))
  a[, known := !is.na(person) & !is.na(at) & day_of(at) + 10L <= end]
  told <- a[, .(
    detained = sum(known & !is.na(apart) & apart <= 10 * 86400),
    known = sum(known), unknown = sum(!known)
  ), by = .(year = fiscal_year(apprehension_date))]
  c(colSums(told[, .(detained, known, unknown)]), by_year(told))
}

# STATE/DDP-2026-03: the first postal code standing as a word, else the first state's name.
state_named <- function(sites) {
  first <- function(words, text) {
    found <- regexpr(sprintf("\\b(%s)\\b", paste(words, collapse = "|")), text, perl = TRUE)
    told <- rep(NA_character_, length(text))
    told[found > 0] <- regmatches(text, found)
    told
  }
  longest <- states[order(-nchar(states))]
  by_name <- names(states)[match(first(longest, toupper(sites)), states)]
  fcoalesce(first(names(states), toupper(sites)), by_name)
}

shares <- function() {
  a <- episodes(arrests)
  undated <- is.na(a$apprehension_date)
  a <- rbind(a[!undated], setorderv(a[undated], c("person", place)))
  sites <- data.table(site = unique(a$apprehension_duty_site))
  sites[, named := state_named(site)]
  a[, state := fcoalesce(apprehension_state, sites$named[match(apprehension_duty_site, sites$site)])]
  a[, month := year(apprehension_date) * 12 + month(apprehension_date)]
  a[, known := !is.na(apprehension_criminality)]
  a[, without := known & apprehension_criminality != "convicted"]
  cell <- c("person", "state", "month")
  told <- c(sum(a$without), sum(a$known), sum(!a$known))
  for (last in c(FALSE, TRUE)) {
    event <- is.na(a$person) | !duplicated(a, by = cell, fromLast = last)
    told <- c(told, sum(a$without & event), sum(a$known & event))
  }
  c(told, uniqueN(a, by = c("state", "month")))
}

population <- function() {
  every <- day_of(detained$book_in_date_time)
  begin <- min(every, na.rm = TRUE)
  end <- max(every, na.rm = TRUE)
  s <- stints(detained)
  s[, first := day_of(book_in_date_time)]
  s[, last := pmax(day_of(book_out_date_time), first) - 1L]
  s[is.na(book_out_date_time), last := end]
  s <- s[first <= last & first <= end & last >= begin, .(person, first, last)]
  setorder(s, person, first, last)
  far <- 2 * (end + 1) # more days than any span reaches: persons stay apart in one running maximum
  s[, nobody := is.na(person)]
  s[, whose := fifelse(nobody, 0, person * far)]
  s[, reached := shift(cummax(whose + last)) - whose]
  s[, begins := pmax(first, begin)]
  s[!nobody & person == shift(person), begins := pmax(begins, reached + 1)]
  s[, ends := pmin(last, end)]
  s <- s[begins <= ends]
  days <- end - begin + 1L
  held <- cumsum(tabulate(s$begins - begin + 1L, days + 1L)
  - tabulate(s$ends - begin + 2L, days + 1L))[1:days]
  c(sum(as.numeric(held)), days, max(held))
}

questions <- list(
  "duplicates" = duplicates, "stints' duplicates" = stints_duplicates, "stays" = lengths_held,
  "join" = joined, "shares" = shares, "population" = population
)
of_arrests <- c("person", "apprehension_date", "apprehension_method", place)
of_shares <- c("apprehension_criminality", "apprehension_state", "apprehension_duty_site")
if (given[1] %in% c("duplicates", "join")) arrests <- read("arrests", of_arrests)
if (given[1] == "shares") arrests <- read("arrests", c(of_arrests, of_shares))
if (!given[1] %in% c("duplicates", "shares")) detained <- read("detention_stints")
begun <- proc.time()
numbers <- questions[[given[1]]]()
took <- proc.time() - begun
cat("read", reading, "\n")
cat("worked", took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], "\n")
cat("answer", format(as.numeric(numbers), scientific = FALSE, trim = TRUE), "\n")
