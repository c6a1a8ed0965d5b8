"""Binding a number of a letter to a figure: which measure, which place, which period."""
