"""The printed dictionary says of every table what its declaration says."""

from pathlib import Path

from uncover.records.declared import tables
from uncover.records.dictionary import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "dictionary.md"


def test_every_column_layout_and_hazard_is_on_the_page() -> None:
    """Nothing that is declared is left out."""
    page = dictionary()
    for table in tables().values():
        assert f"## {table.name}\n" in page
        start = page.index(f"## {table.name}\n")
        section = page[start : page.find("\n## ", start) if "\n## " in page[start:] else None]
        names = [*(c.name for c in table.columns), *(h.id for h in table.hazards)]
        names += [layout.name for layout in table.layouts]
        assert not [name for name in names if f"`{name}`" not in section]


def test_layouts_from_descriptions_say_so() -> None:
    """A layout that was never read from a real file is marked on the page."""
    page = dictionary()
    unseen = [layout for table in tables().values() for layout in table.layouts if not layout.seen]
    assert page.count("not seen in a real file") == len(unseen)


def test_the_page_in_the_tree_is_fresh() -> None:
    """docs/dictionary.md is what the declarations print; script/docs writes it."""
    assert PAGE.read_text("utf-8").rstrip("\n") == dictionary().rstrip("\n")
