"""The words of the field: places, periods, numbers, and how Uncover says what is wrong.

This room knows nothing above it: no record, no figure, no letter, no web.
"""
