"""Letters in .docx, from Word, Google Docs and others: read, and given back with comments."""
