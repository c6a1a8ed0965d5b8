"""Sentences held to their figures: phrases in English and Spanish, letters, verdicts, reports.

This room may not know Django.
"""
