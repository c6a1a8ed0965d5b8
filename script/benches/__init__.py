"""Measures tools beside each other, each in a process of its own, in one run, as ratios."""
