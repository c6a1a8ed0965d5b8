"""What templates say of figures, series and measures, beside the messages themselves."""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from uncover.figures.address import ask_from_address
from uncover.figures.figure import Figure
from uncover.figures.footnote.counted import place_said, value_said
from uncover.figures.footnote.period import day_said
from uncover.figures.pins import written
from uncover.figures.wording.dimensions import class_said, dimension_said, language_of
from uncover.figures.wording.six_words import told_words
from uncover.site.pages.sentence import is_open, not_robust
from uncover.site.pages.series import bounds_of, value_of
from uncover.site.pages.told import Shown
from uncover.terms.places import places
from uncover.terms.speech import say

_SECTION = re.compile(r" ?\(DOMAIN [0-9.]+[^)]*\)")
_PLACES = {"state", "county", "place", "city"}


def capitalised(text: str) -> str:
    """The text with a capital first; what follows is left as it is, names among it."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """A docstring's words without the marks of code, and the sections of studies, in it."""
    return _SECTION.sub("", text).replace("`", "")


def by_said(keys: Iterable[str]) -> str:
    """What a series is split by, in words; of one that is not split, that it is in all."""
    names = [dimension_said(name) for name in keys]
    return say("site.by", names=", ".join(names)) if names else say("site.in-all")


def key_said(name: str, key: str | int | None, place: str) -> str:
    """One key of a value in words: its place, its time, its class."""
    if key is None:
        return say("site.unknown")
    if name in _PLACES:
        return place_said(place) if place in places() and place != "us" else str(key)
    if name in ("month", "day"):
        return day_said(str(key))
    if name == "fiscal_year":
        return str(key)
    return class_said(name, str(key))


def bounds_said(figure: Figure) -> str:
    """From the least to the most that a figure could be; nothing where nothing could change it."""
    reach = not_robust(figure)
    if reach is None:
        return ""
    if is_open(figure):
        return say("site.said.open")
    low, high = value_said(figure, reach.low), value_said(figure, reach.high)
    return say("site.range", low=low, high=high)


def claim_target(told: Shown) -> str:
    """What the link of a claim in a letter points to: the pin's id, or the figure's page here."""
    return f"#{told.id}" if told.id else f"#{pin_id(told)}"


def pin_id(told: Shown) -> str:
    """An id for a figure that is not pinned yet: its measure and its place."""
    place = told.figure.place.removeprefix("us-")
    return f"{told.figure.measure.replace('_', '-')}-{place}"


def pin(told: Shown) -> str:
    """The lines of figures.toml that pin a figure; empty of a value of a class, which none can."""
    if "&at=" in told.address:
        return ""
    return written(pin_id(told), ask_from_address(told.address))


def site_address(path: str) -> str:
    """A page's whole address where the site knows its own name, else the path alone."""
    return f"{settings.SITE}{path}"


GLOBALS: dict[str, Any] = {
    "bounds_of": bounds_of,
    "bounds_said": bounds_said,
    "by_said": by_said,
    "claim_target": claim_target,
    "dimension": dimension_said,
    "key_said": key_said,
    "language_of": language_of,
    "pin": pin,
    "site_address": site_address,
    "told_words": told_words,
    "value_of": value_of,
}
FILTERS = {"capitalised": capitalised, "plain": plain}
