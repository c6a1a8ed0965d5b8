"""What was released: tables and layouts, reading, cleaning, duplicates, the library.

This room may not know figures, letters or the web.
"""
