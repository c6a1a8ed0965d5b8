"""Made-up cells of one column: words of a small vocabulary, numbers, times, or pseudonyms."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from uncover.records.sample.chance import Flags, Whole, bits

DAY = 86_400
"""Seconds."""

_EPOCH = date(1899, 12, 30)  # of a spreadsheet's serial dates


@dataclass(frozen=True)
class Words:
    """Cells of text: `at` is the place in `words`, -1 where the cell is blank."""

    words: tuple[str, ...]
    at: Whole

    def blanked(self, blank: Flags) -> "Words":
        """The same with more blanks."""
        return Words(self.words, np.where(blank, -1, self.at))

    def replaced(self, chosen: Flags, text: str) -> "Words":
        """The same with another text in the chosen cells; blank ones stay blank."""
        if not chosen.any():
            return self
        at = np.where(chosen & (self.at >= 0), len(self.words), self.at)
        return Words((*self.words, text), at)


@dataclass(frozen=True)
class Numbers:
    """Cells of whole numbers."""

    values: Whole
    blank: Flags

    def blanked(self, blank: Flags) -> "Numbers":
        """The same with more blanks."""
        return Numbers(self.values, self.blank | blank)


@dataclass(frozen=True)
class Times:
    """Cells of dates: `seconds` since the epoch of spreadsheets; a day is its midnight."""

    seconds: Whole
    blank: Flags

    def blanked(self, blank: Flags) -> "Times":
        """The same with more blanks."""
        return Times(self.seconds, self.blank | blank)

    @property
    def days(self) -> "Times":
        """The same without the time of day."""
        return Times(self.seconds // DAY * DAY, self.blank)


@dataclass(frozen=True)
class Pseudonyms:
    """Cells of the person: the person's number, -1 where the row has none."""

    person: Whole

    def blanked(self, blank: Flags) -> "Pseudonyms":
        """The same with more blanks."""
        return Pseudonyms(np.where(blank, -1, self.person))


Cells = Words | Numbers | Times | Pseudonyms


@dataclass(frozen=True)
class Marred:
    """Dates some of which are none: `at` is the place in `texts`, -1 where the date stands.

    A text that begins with `#` is an error of the spreadsheet.
    """

    made: Times
    texts: tuple[str, ...]
    at: Whole


def seconds_of(day: date) -> int:
    """The midnight with which a day begins, in seconds since the epoch of spreadsheets."""
    return (day - _EPOCH).days * DAY


def calendar_year(seconds: Whole) -> Whole:
    """The year of each moment."""
    return _months(seconds) // 12 + 1970


def fiscal_year(seconds: Whole) -> Whole:
    """The federal fiscal year of each moment: it begins in October (DOMAIN 3.10)."""
    return (_months(seconds) + 3) // 12 + 1970


def _months(seconds: Whole) -> Whole:
    days = seconds // DAY - (date(1970, 1, 1) - _EPOCH).days
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def pseudonyms(seed: int, person: Whole) -> list[str]:
    """The pseudonyms of people: forty characters like an agency's, and plainly made up."""
    first = bits(seed, "pseudonym", person).tolist()
    second = bits(seed, "second half of the pseudonym", person).tolist()
    return [f"made-up-{a:016x}{b:016x}" for a, b in zip(first, second, strict=True)]
