"""What is done with a made-up library, and what is aimed at in each."""

from dataclasses import dataclass

from benches.aims import Aim, Better, Under, Within
from benches.tool import FEW, PANDAS, SCAN

_MEMORY = 4_295  # megabytes: four gibibytes
_AS_FAST = 4  # times as fast as pandas

_EPISODES = ("person", "apprehension_date", "apprehension_method", "ordinal")
_STINTS = (
    "person", "detention_facility_code", "stay_book_in_date_time", "book_in_date_time",
)  # fmt: skip
_STAYS = (*_STINTS, "book_out_date_time", "stay_book_out_date_time")


@dataclass(frozen=True)
class Operation:
    """One question that is measured.

    few: the columns without which it cannot be answered; what a rule reads beside them only of the
    few rows that it has to compare is not among them. floors: how many times the floor is aimed
    at, None where nothing is. work: how much there is to do with a row, for the guess of time.
    """

    name: str
    says: str
    few: dict[str, tuple[str, ...]]
    floors: float | None
    work: int
    beside: bool = True

    @property
    def aims(self) -> tuple[Aim, ...]:
        """What the issue aims at."""
        within = (
            [Within(SCAN.name, self.floors), Within(FEW.name, self.floors)] if self.floors else []
        )
        faster = [Better(PANDAS.name, _AS_FAST, "seconds")] if self.beside else []
        return (*within, *faster, Under(_MEMORY))


OPERATIONS = (
    Operation(
        "duplicates",
        "arrests that ARR-EP/DDP-2026-03 counts, by fiscal year",
        {"arrests": _EPISODES},
        floors=4,
        work=4,
    ),
    Operation(
        "stints' duplicates",
        "stints that STINT-DUP/DDP-2026-03 counts, by fiscal year and criminality",
        {"detention_stints": (*_STINTS, "book_in_criminality")},
        floors=4,
        work=10,
    ),
    Operation(
        "stays",
        "stays from stints, their median length by fiscal year",
        {"detention_stints": _STAYS},
        floors=9,
        work=16,
    ),
    Operation(
        "join",
        "arrests with stays one to one, share detained after arrest by fiscal year",
        {"arrests": _EPISODES, "detention_stints": _STAYS},
        floors=None,
        work=24,
    ),
    Operation(
        "shares",
        "share without conviction by state and month, of events and of persons first and last",
        {
            "arrests": (
                *_EPISODES,
                "apprehension_criminality",
                "apprehension_state",
                "apprehension_duty_site",
            )
        },
        floors=6,
        work=10,
    ),
    Operation(
        "population",
        "people held at midnight, on every day of five years",
        {"detention_stints": (*_STINTS, "book_out_date_time")},
        floors=2,
        work=12,
    ),
    Operation(
        "every measure",
        "every measure on arrests and stints, by state and month",
        {
            "arrests": (*_EPISODES, "apprehension_criminality", "apprehension_state"),
            "detention_stints": _STAYS,
        },
        floors=None,
        work=300,
        beside=False,
    ),
)
