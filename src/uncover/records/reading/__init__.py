"""From a released file to sheets of text: one module per kind of file, no meaning yet."""
