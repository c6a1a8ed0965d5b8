"""Uncover turns released enforcement records into figures that anyone can count again."""

__version__ = "0.1.0"
