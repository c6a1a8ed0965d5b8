"""What is known to be wrong in a release, in sentences: nothing of it was lost, nothing guessed."""

from collections.abc import Iterator, Mapping
from typing import Any

from uncover.terms.numbers import grouped
from uncover.terms.speech import language, say

_LISTS = ("redacted", "missing", "new")


def known(told: Mapping[str, Any]) -> Iterator[str]:
    """The sentences, from what an edition holds of a release (`sources`, under `told`)."""
    if told.get("duplicates"):
        yield say("site.known.duplicates", rows=grouped(told["duplicates"]))
    if told.get("without_person"):
        yield say("site.known.without-person", rows=grouped(told["without_person"]))
    yield from _rejected(told.get("rejected", ()))
    if told.get("times_dropped"):
        yield say("site.known.times-dropped", rows=grouped(told["times_dropped"]))
    for name in _LISTS:
        if told.get(name):
            yield say(f"site.known.{name}", columns=", ".join(told[name]))
    for each in told.get("new_codes", ()):
        yield say("site.known.new-codes", column=each["column"], rows=grouped(each["rows"]))
    yield from dict.fromkeys(_noted(told.get("sheets", ())))


def _rejected(found: Any) -> Iterator[str]:  # noqa: ANN401  a list of the edition's JSON
    """Values that could not be read, of one column in one sentence."""
    columns: dict[str, int] = {}
    for each in found:
        columns[each["column"]] = columns.get(each["column"], 0) + each["values"]
    for column, values in columns.items():
        yield say("site.known.rejected", column=column, values=grouped(values))


def _noted(sheets: Any) -> Iterator[str]:  # noqa: ANN401  a list of the edition's JSON
    for sheet in sheets:
        if sheet.get("repeats"):
            yield say("site.known.repeats", sheet=sheet["sheet"], other=" ".join(sheet["repeats"]))
        notes = sheet.get("notes", {})
        yield from notes.get(language()) or notes.get("en", ())
