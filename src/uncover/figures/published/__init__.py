"""Figures that were printed or quoted: the lines of official statistics, read as intervals.

An interval stays one to the end: nothing here turns a rounded share into a point.
"""
