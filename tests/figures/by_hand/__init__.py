"""A second engine, slow and plain: every figure counted from lists, as DOMAIN 3 tells it.

It reads the cells of drawn rows and knows nothing of SQL, of the library or of the engine; the
names of measures, dimensions and options are all that it shares with them.
"""
