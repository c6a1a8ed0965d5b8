"""Made-up workbooks in the real layouts, every cell filled: the most there is to read in one."""
