"""What moved between editions, in words, with links to both sides of it."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.urls import reverse
from markupsafe import Markup, escape

from uncover.figures.edition.comparing import Change, Changes, Side
from uncover.figures.edition.history import Point, history
from uncover.figures.edition.reading import Edition
from uncover.figures.footnote.counted import number_said, place_said
from uncover.figures.footnote.period import day_said, period_said
from uncover.figures.measures import measures
from uncover.figures.wording.dimensions import class_said
from uncover.site import editions
from uncover.terms.numbers import grouped
from uncover.terms.places import places
from uncover.terms.speech import phrasing, say

_ORDER = ("revised", "recounted", "gone", "new", "more")
_PLACES = {"state", "county", "city", "place"}


@dataclass(frozen=True)
class Link:
    """A link under a sentence: its words and its address."""

    said: str
    at: str


@dataclass(frozen=True)
class Moved:
    """How a figure moved, as a sentence and the links under it.

    In a template it is written out whole, `{{ each }}`: the sentence, then the links, each of which
    says to a screen reader what it is about.
    """

    sentence: str
    links: tuple[Link, ...]
    change: Change | None = None
    point: Point | None = None

    def __str__(self) -> str:
        """The sentence alone."""
        return self.sentence

    def __html__(self) -> str:
        """The sentence and its links."""
        unseen = Markup('<span class="unseen">: {}</span>').format(self.sentence)
        links = Markup(" ").join(
            Markup('<a href="{}">{}{}</a>').format(link.at, link.said, unseen)
            for link in self.links
        )
        return escape(self.sentence) + Markup('<br><span class="source">{}</span>').format(links)


@lru_cache(maxsize=4)
def between(older: Edition, newer: Edition) -> Changes:
    """The newer compared with the older; editions never change, so that it is done once."""
    return Changes(older, newer)


def changes_of_place(edition: Edition, place: str, most: int = 10) -> list[Moved]:
    """What changed of a place since the edition before; empty if there is none, or nothing did.

    What was changed in the past comes first, then what is counted by another rule, what is gone and
    what is new, and at last what grew by further records; the largest first in each.
    """
    before = editions.shelf().before(edition, wait=False)
    if before is None:
        return []
    found = between(before, edition).of_place(place)
    found.sort(key=lambda each: (_ORDER.index(each.status), -(each.size or 0)))
    return [told(each, before) for each in found[:most]]


def moved(address: str) -> list[Moved]:
    """How the figure of an address or a pinned id moved, edition by edition, the newest first.

    Over the editions that are no newer than the one shown and are made up, or real, as it is. Empty
    where no more than one of them has it.
    """
    shown = editions.current()
    held = [
        each
        for each in editions.shelf().known()
        if each.is_made_up == shown.is_made_up
        and (each.date, each.path.stem) <= (shown.date, shown.path.stem)
    ]
    points = history(held, address)
    return [_point(each) for each in points] if len(points) > 1 else []


def told(change: Change, older: Edition) -> Moved:
    """A change in words; older: the edition that it is compared with."""
    before, after = change.before, change.after
    facts = {
        "what": _called(change),
        "where": ", ".join([*_where(change), _when(change)]),
        "before": _valued(change.kind, before),
        "after": _valued(change.kind, after),
    }
    sentence = say(f"changes.told.{change.status}", **facts)
    if change.became_whole:
        sentence += " " + say("changes.became-whole")
    if change.why:
        sentence += " " + say(f"changes.why.{change.status}.{change.why}")
    links = []
    if after:
        links.append(Link(say("changes.link.now"), _figure(after.address)))
    elif before:
        at = editions.within(f"{reverse('figures')}{before.address}", older.path.stem)
        links.append(Link(say("changes.link.then"), at))
    if before and before.receipt:
        at = editions.within(reverse("receipt", args=[before.receipt]), older.path.stem)
        links.append(Link(say("changes.link.receipt-before"), at))
    if after and after.receipt:
        at = editions.within(reverse("receipt", args=[after.receipt]))
        links.append(Link(say("changes.link.receipt-now"), at))
    return Moved(sentence[:1].upper() + sentence[1:], tuple(links), change=change)


def _point(point: Point) -> Moved:
    key = {None: "first", True: "moved", False: "same"}[point.has_moved]
    date = day_said(point.date)
    sentence = say(f"changes.point.{key}", date=date, value=_valued(point.kind, point))
    if point.is_partial:
        sentence += " " + say("changes.in-part")
    at = editions.within(f"{reverse('figures')}{point.address}", point.edition)
    return Moved(sentence, (Link(say("changes.link.edition"), at),), point=point)


def _figure(address: str) -> str:
    return editions.within(f"{reverse('figures')}{address}")


def _called(change: Change) -> str:
    if change.id:
        return say("changes.pinned", id=change.id, what=_measure(change.measure))
    return _measure(change.measure)


def _measure(name: str) -> str:
    known = measures().get(name)
    return known.words[phrasing()].called[0] if known else name.replace("_", " ")


def _where(change: Change) -> list[str]:
    """The place, and the classes that it is split by."""
    place = place_said(change.place) if change.place in places() else change.place
    if any(value is None for name, value in change.keys.items() if name in _PLACES):
        place = say("changes.unknown-place")
    classes = [
        class_said(name, value)
        for name, value in change.keys.items()
        if name not in _PLACES and name not in ("month", "fiscal_year", "day", "week")
    ]
    return [place, *classes]


def _when(change: Change) -> str:
    keys = change.keys
    if keys.get("fiscal_year") is not None:
        return say("changes.fiscal-year", year=keys["fiscal_year"])
    if keys.get("month") is not None:
        return day_said(str(keys["month"]))
    return period_said(change.first, change.last) or say("changes.all-records")


def _valued(kind: str, side: Side | Point | None) -> str:
    """A value with what it was counted from."""
    if side is None:
        return ""
    if side.value is None:
        return say("changes.no-value")
    number = number_said(Fraction(side.value))
    if kind != "share":
        return number
    if side.numerator is None or side.denominator is None:
        return say("explain.percent", number=number)
    return say(
        "changes.share",
        number=number,
        numerator=grouped(side.numerator),
        denominator=grouped(side.denominator),
    )
