"""Charts drawn on the server, as SVG in one visual language."""
