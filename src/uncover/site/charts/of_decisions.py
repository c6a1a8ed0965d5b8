"""Pictures of dated decisions: those of one place along time, those of all states in one year."""

from collections import Counter
from collections.abc import Callable, Sequence

from uncover.figures.footnote.counted import place_said
from uncover.figures.footnote.period import day_said
from uncover.site.charts.chart import Chart, Row
from uncover.site.charts.tiles import Tile, places, tiles
from uncover.site.charts.timeline import Event, timeline
from uncover.site.decisions import Decision
from uncover.terms.places import places as all_places
from uncover.terms.places import states
from uncover.terms.speech import say

DECISIONS = "decisions"
"""The name of the timeline of a place."""
YEAR = 2012
"""The year whose standing of the states is shown where none is asked for."""
YEARS = range(2009, 2019)
"""The years whose standing can be shown."""
KINDS = ("takes-part", "overruled", "against", "limits", "none")
"""How a state stands to the program, in the order of the key."""
_BEGINNINGS = {
    "active statewide over objection": "overruled",
    "active": "takes-part",
    "signed": "takes-part",
    "intends to sign": "takes-part",
    "declined": "against",
    "suspended": "against",
    "new activations suspended": "against",
    "withdrawal": "against",
    "asked to leave": "against",
    "seeking to leave": "against",
    "detainers limited": "limits",
    "no arrest on a civil detainer": "limits",
}
"""How a state stands by the beginning of a status; what is not here decides nothing."""
Link = Callable[[str], str]


def timeline_of(place: str, decisions: Sequence[Decision]) -> Chart | None:
    """The decisions of a place, and those of the nation, in order of time; None without any."""
    told = [each for each in decisions if each.day]
    own = [each for each in told if each.place == place]
    if not told:
        return None
    newest = (own or told)[-1]
    return Chart(
        name=DECISIONS,
        title=say(
            "charts.decisions.found",
            count=len(told),
            place=place_said(newest.place) if newest.place in all_places() else newest.place,
            day=_day(newest.day),
            status=newest.said("status"),
        ),
        called=say("charts.decisions.called"),
        drawing=timeline([_event(each) for each in told]),
        heads=(say("charts.table.when"), say("charts.decisions.what")),
        rows=tuple(Row(_day(each.day), (_said(each),)) for each in told),
        notes=(say("charts.decisions.note"), say("charts.no-advice")),
    )


def nation_of(year: int, decisions: Sequence[Decision], link: Link | None = None) -> Chart:
    """How each state stood to the program at the end of a year, by its newest decision so far.

    link: the address of a state's page from its id; without it tiles lead nowhere.
    """
    standing = {code: _standing(f"us-{code.lower()}", year, decisions) for code in places()}
    words = {kind: say(f"charts.nation.{kind}") for kind in KINDS}
    counts = Counter(kind for kind, _ in standing.values())
    told = {
        code: Tile(kind, _tile_said(code, newest, words[kind]), _address(code, link))
        for code, (kind, newest) in standing.items()
    }
    worn = [kind for kind in KINDS if counts[kind]]
    said = {kind: f"{words[kind]}: {counts[kind]}" for kind in worn}
    return Chart(
        name=f"nation-{year}",
        title=say("charts.nation.found", year=year, told="; ".join(said[kind] for kind in worn)),
        called=say("charts.nation.called"),
        drawing=tiles(told, list(said.items())),
        heads=(say("charts.nation.state"), say("charts.nation.stands")),
        rows=tuple(
            Row(place_said(f"us-{code.lower()}"), (words[kind],), _newest_said(newest))
            for code, (kind, newest) in sorted(standing.items(), key=lambda each: _name(each[0]))
            if kind != "none"
        ),
        notes=(say("charts.nation.note"), say("charts.no-advice")),
    )


def _standing(place: str, year: int, decisions: Sequence[Decision]) -> tuple[str, Decision | None]:
    """What a state's newest decision up to the end of a year means, unless it had ended by then."""
    until = [
        each
        for each in decisions
        if each.place == place and int(each.day[:4] or 9999) <= year and _kind(each) is not None
    ]
    newest = max(until, key=lambda each: each.day, default=None)
    if newest is None or (newest.ended and int(newest.ended[:4]) <= year):
        return "none", newest
    return _kind(newest) or "none", newest


def _kind(each: Decision) -> str | None:
    told = (kind for words, kind in _BEGINNINGS.items() if each.status.startswith(words))
    return next(told, None)


def _event(each: Decision) -> Event:
    first = f"{_day(each.day)}:"
    return Event(
        each.day, first, _said(each), each.effective, each.ended, is_national=each.place == "us"
    )


def _said(each: Decision) -> str:
    where = place_said(each.place) if each.place in all_places() else each.place
    where = where[:1].upper() + where[1:]
    return say(
        "charts.decisions.one", place=where, status=each.said("status"), actor=each.said("actor")
    )


def _day(day: str) -> str:
    return day_said(day) if "-" in day else day


def _newest_said(newest: Decision | None) -> str:
    return "" if newest is None else f"{_day(newest.day)}: {newest.said('status')}"


def _tile_said(code: str, newest: Decision | None, words: str) -> str:
    told = _newest_said(newest)
    return f"{place_said(f'us-{code.lower()}')}: {words}" + (f" ({told})" if told else "")


def _name(code: str) -> str:
    return states()[code].name


def _address(code: str, link: Link | None) -> str:
    return link(f"us-{code.lower()}") if link else ""
