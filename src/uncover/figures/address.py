"""The address of a figure: measure, place, period and options, in one line of text."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from uncover.terms.errors import UnusableError
from uncover.terms.periods import Moment, moment
from uncover.terms.places import place as place_named

_ADDRESS = re.compile(r"([a-z0-9_]+)/([A-Za-z0-9-]+)(?:/(?:([0-9-]*)\.\.([0-9-]*))?)?(?:\?(.*))?")

AGAINST, AS, PER = "against", "as", "per"
"""The options of a figure that is made of two, understood whatever the measure."""

FOUND, BY_SEARCH = "found", "search"
"""The option and its value that label a figure found by a search, in its address and receipt."""


@dataclass(frozen=True)
class Ask:
    """What is asked of a measure.

    place: an id. from_, through: first and last day or month that belong; None where no end is
    set. source, release: where to count, None if only one can answer. options: by name, for
    example {"unit": "person"}. by: dimensions to split by.
    """

    measure: str
    place: str = "us"
    from_: Moment | None = None
    through: Moment | None = None
    source: str | None = None
    release: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise UnusableError (`figures.period-backwards`) if the period ends before it begins."""
        first, last = self.from_, self.through
        if first is not None and last is not None and first.first > last.last:
            raise UnusableError("figures.period-backwards", first=first, last=last)

    @property
    def address(self) -> str:
        """The address, the same for every way of asking the same."""
        asked = dict(sorted(self.options.items()))
        if self.source:
            asked["source"] = self.source
        if self.release:
            asked["release"] = self.release
        period = f"{self.from_ or ''}..{self.through or ''}"
        text = f"{self.measure}/{self.place}" + (f"/{period}" if period != ".." else "")
        return text + (f"?{urlencode(asked)}" if asked else "")

    @property
    def table_address(self) -> str:
        """The address with what it is split by: of a table of figures, such as an edition holds."""
        if not self.by:
            return self.address
        mark = "&" if "?" in self.address else "?"
        return f"{self.address}{mark}{urlencode({'by': ','.join(self.by)})}"

    def at(self, source: str, release: str | None) -> "Ask":
        """The same question put to one source and release."""
        return replace(self, source=source, release=release)


def looks_like_address(text: str) -> bool:
    """Whether `text` is a figure's address and not a bare measure or a pin's id."""
    return "/" in text and _ADDRESS.fullmatch(text) is not None


def ask_from_address(text: str) -> Ask:
    """Read an address, for example `removals/us-ma-boston/..2011-07-31?source=removals`.

    Raises UnusableError (`figures.bad-address`) for anything else.
    """
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise UnusableError("figures.bad-address", text=text)
    measure, place, first, last, query = match.groups()
    pairs = parse_qsl(query or "", keep_blank_values=True)
    options = dict(pairs)
    for key in options:
        if len([name for name, _ in pairs if name == key]) > 1:
            raise UnusableError("figures.option-twice", name=key)
    return Ask(
        measure=measure,
        place=place_named(place).id,
        from_=moment(first) if first else None,
        through=moment(last) if last else None,
        source=options.pop("source", None),
        release=options.pop("release", None),
        by=tuple(name for name in options.pop("by", "").split(",") if name),
        options=options,
    )
