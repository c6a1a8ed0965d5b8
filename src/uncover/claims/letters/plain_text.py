"""A letter without its links, for a mail or a word processor: the same words, byte for byte."""

from uncover.claims.letters.editing import label_end, offset_of
from uncover.claims.letters.markdown import body_begins, links_of


def without_links(text: str) -> str:
    """A letter in Markdown with every link replaced by its text; its front matter is left out.

    Everything else stays as it is: line ends, marks of emphasis, blanks.
    """
    kept, at = [], body_begins(text)
    for (line, column), (last_line, last_column) in links_of(text):
        begin, end = offset_of(text, line, column), offset_of(text, last_line, last_column) + 1
        closing = label_end(text, begin)
        if begin < at or closing is None or closing >= end:
            continue  # a link in the text of another, which is none
        kept += [text[at:begin], text[begin + 1 : closing]]
        at = end
    return "".join([*kept, text[at:]])
