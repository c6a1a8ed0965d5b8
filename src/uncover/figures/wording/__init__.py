"""Words: what figures may be called, and what they may not, declared once in both languages."""
