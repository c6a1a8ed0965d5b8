"""A search through the readings of a figure, and how far it could have reached (CLAIMS 3).

Such a search is no evidence: with enough choices some reading gives nearly any number. So it tells
how many combinations were tried, how many agree, and how many different values it could have given;
and what it finds is labelled so for ever, in its address and in its receipt.
"""
