"""A letter without its links, for a mail or a word processor: the same words, byte for byte."""

from uncover.claims.letters.editing import label_end, line_starts
from uncover.claims.letters.markdown import body_begins, links_of


def without_links(text: str) -> str:
    """A letter in Markdown with every link replaced by its text; its front matter is left out.

    Everything else stays as it is: line ends, marks of emphasis, blanks.
    """
    kept, at, starts = [], body_begins(text), line_starts(text)
    for (line, column), (last_line, last_column) in links_of(text):
        begin, end = starts[line - 1] + column - 1, starts[last_line - 1] + last_column
        closing = label_end(text, begin, end)
        if begin < at or closing is None:
            continue  # a link in the text of another, which is none
        kept += [text[at:begin], text[begin + 1 : closing]]
        at = end
    return "".join([*kept, text[at:]])
