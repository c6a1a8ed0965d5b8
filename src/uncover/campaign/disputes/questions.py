"""What a figure asks, whatever release it is counted from: by this disputes find it again."""

from dataclasses import replace

from uncover.figures.address import ask_from_address
from uncover.terms.errors import UncoverError

_KEY = "&at="


def question_of(address: str) -> str:
    """The address without source and release; of a pinned id, or of what is none, the text."""
    whole, at, key = address.partition(_KEY)
    try:
        ask = ask_from_address(whole)
    except UncoverError:
        return address
    return f"{replace(ask, source=None, release=None).table_address}{at}{key}"
