"""What random libraries are drawn from: few people, near times, and everything that goes wrong."""

from datetime import date, datetime, timedelta
from random import Random

from figures.by_hand import counties

PEOPLE = ("ana", "ben", "eva", "joe", "kim", "lea", "max", "zoe")
METHODS = (
    *("Located", "ERO Reprocessed Arrest", "Custodial Arrest", "CAP Local Incarceration"),
    *("287(g) Program", "Probation and Parole", "Traffic Check", "A method not yet known", ""),
)
CLASSES = (
    *("1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator"),
    *("1 Convicted Criminal", "3 Other Immigration Violator", "4 A class not yet known", ""),
)
LEVELS = ("1", "2", "3", "NA", "")
STATES = ("MASSACHUSETTS", "MASSACHUSETTS", "TEXAS", "NEW YORK", "PUERTO RICO", "", "", "")
SITES = (
    *("", "", "BOSTON, MA, DOCKET CONTROL", "Austin Texas Sub-Office", "OAKDALE FOD"),
    *("SALEM OR / LYNN MA", "new york city", "EL PASO (TX)", "MASTERS BLDG"),
)
LANDMARKS = (
    "",
    "MILL, TX",
    "MILL, TX",
    "MILL - MA",
    "MILL",
    "OLD MA STATE HOUSE",
    "NY, BOX 1 - OK",
)
COUNTIES = ("", "", "Unknown", "SUFFOLK", "SUFFOLK", "TRAVIS", *counties.SPELLED)
GENDERS = ("Male", "Male", "Female", "Unknown", "")
COUNTRIES = ("MEXICO", "MEXICO ", "CUBA", "BRAZIL", "Unknown", "")
PROGRAMS = ("Fugitive Operations", "ERO Criminal Alien Program", "Border Patrol", "")
AREAS = ("Boston Area of Responsibility", "Dallas Area of Responsibility", "")
BIRTHS = ("1950", "1964", "1980", "1999", "2004", "2006", "2007", "")
FACILITIES = (
    *("EAST", "EAST", "EAST", "WEST", "WEST", "NORTH", "ISLAND"),
    *("BORDER", "TWINS", "AGAIN", "VAGUE", "LOOSE", "UNLISTED", ""),
)

FIRST = date(2024, 8, 20)
DAYS = 220
EDGES = (
    *(datetime(2024, 9, 30, 23, 59, 59), datetime(2024, 10, 1)),  # a fiscal year ends, one begins
    *(datetime(2024, 11, 3, 1, 30), datetime(2025, 3, 9, 2, 30)),  # nights when clocks change
    *(datetime(2024, 12, 31, 23, 59, 59), datetime(2025, 1, 1), datetime(2025, 1, 20, 12)),
)
GAPS = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 1, 72_000, 86_399, 86_400, 86_401, 144_000, 172_800, 604_800)
)


class Chance:
    """A seeded chance, and what is drawn from it again and again."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  libraries are drawn, not hidden

    def one(self, of: tuple[str, ...]) -> str:
        """One of these texts."""
        return self.random.choice(of)

    def often(self, percent: int) -> bool:
        """So often in a hundred."""
        return self.random.randrange(100) < percent

    def person(self) -> str:
        """One of a few people, or nobody."""
        return "" if self.often(12) else self.one(PEOPLE)

    def instant(self) -> datetime:
        """A time in the seven months that are drawn, or at one of their edges."""
        if self.often(15):
            return self.random.choice(EDGES)
        hours = self.random.choice((0, 1, 8, 12, 20, 23))
        start = datetime(FIRST.year, FIRST.month, FIRST.day, hours)
        return start + timedelta(
            days=self.random.randrange(DAYS), seconds=self.random.choice((0, 0, 1, 59))
        )

    def gap(self) -> timedelta:
        """A time between two rows of a person, most of them at the edge of a rule."""
        return self.random.choice(GAPS)

    def day(self) -> str:
        """A day of the seven months."""
        return str(self.instant().date())
