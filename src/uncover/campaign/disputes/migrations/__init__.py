"""How the tables of disputes came to be, in order."""
