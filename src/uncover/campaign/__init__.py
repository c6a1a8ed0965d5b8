"""The campaign: what people bring to the figures, kept in a site's home. No row of a record."""
