"""Every measure that arrests and stints can answer, by state and month."""

from uncover.figures.address import Ask
from uncover.figures.measures import measures
from uncover.terms.periods import moment

_TABLES = ("arrests", "detention_stints", "detention_stays")
_ON_ONE_DAY = ("people_held_at_midnight", "people_held_any_time")
_DAY = moment("2025-01-31")
_GENERIC = (
    Ask("count", source="detention_stints"),
    Ask("people", source="detention_stints"),
    Ask("share", source="detention_stints", options={"class": "book_in_criminality=convicted"}),
    Ask("share", source="detention_stints", options={"class": "case_threat_level=1"}),
    Ask("share", source="arrests", options={"class": "case_criminality=convicted"}),
)


def every_measure() -> list[Ask]:
    """What is asked: by state and month; of measures that have no month, by state on one day."""
    named = [Ask(name) for name, one in measures().items() if one.table in _TABLES]
    return [_by_state(ask) for ask in (*named, *_GENERIC)]


def _by_state(ask: Ask) -> Ask:
    if ask.measure in _ON_ONE_DAY:
        return Ask(ask.measure, from_=_DAY, through=_DAY, by=("state",))
    return Ask(ask.measure, source=ask.source, options=ask.options, by=("state", "month"))
