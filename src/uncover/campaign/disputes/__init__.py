"""Disputes: what somebody thinks is wrong with a figure, and what was answered, both in public."""
