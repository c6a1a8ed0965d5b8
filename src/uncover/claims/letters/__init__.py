"""Letters read: where the claims of a text stand, whatever format it was written in."""
