"""Footnotes: a figure in plain sentences, never more certain than the figure itself."""
