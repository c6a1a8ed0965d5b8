# The workbook as text with readxl: its bare read, nothing typed.
given <- commandArgs(TRUE)
facts <- readLines(given[2])
header <- as.integer(gsub("\\D", "", grep('"header_row"', facts, value = TRUE)))
rows <- readxl::read_xlsx(given[1], skip = header - 1, col_types = "text")
cat(nrow(rows), "\n")
