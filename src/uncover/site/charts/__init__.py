"""Charts as SVG: one visual language, drawn on the server, without a script or a library."""
