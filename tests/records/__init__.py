"""Tests of the records: reading, typing, rules, the library."""
