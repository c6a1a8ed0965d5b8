"""Editions: one read-only SQLite file of figures with their receipts, and no row of a record."""
