"""A letter that is being bound: its texts, its open numbers, and the figures that may answer."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from uncover.claims.binding.bound import Texts, bound, id_for, no_claim
from uncover.claims.binding.sentence import Around, around
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.unbound import unbound
from uncover.cli.letters import markdown_text
from uncover.cli.output import console
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.figures.pins import Pin, load
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment
from uncover.terms.places import place as place_named
from uncover.terms.speech import say
from uncover.terms.whole import write_whole

_AT = re.compile(r"(\d+):(\d+)")


def kind_of(number: Around) -> str | None:
    """The kind of figure that a number's phrase tells of; None where it does not say."""
    read = read_phrase(number.phrase, number.language)
    return read.kind if isinstance(read, Phrase) and read.kind != "any" else None


class Binding:
    """The letter and its pins while numbers are bound one after the other."""

    def __init__(self, letter: Path, pins: Path, library: Path) -> None:
        """Read both; a file of pins that is not there yet has none.

        Raises UnusableError: `claims.unreadable-letter`, `claims.bind-markdown-only`, and what
        `load` says of pins.
        """
        text = markdown_text(letter)
        self.letter, self._pins = letter, pins
        self.texts = Texts(text, pins.read_bytes().decode() if pins.exists() else "")
        self._held: dict[str, Pin] = load(pins) if pins.exists() else {}
        self._resolver = Resolver(library)
        self._kept = False

    def numbers(self) -> list[Around]:
        """The numbers without a figure, in the order of the text."""
        read = read_markdown(self.texts.letter)
        return [around(read, number) for number in unbound(read)]

    def at(self, place: str) -> Around:
        """The number at `LINE:COLUMN`; raises UnusableError (`claims.no-number-there`)."""
        found = _AT.fullmatch(place)
        numbers = self.numbers()
        if found is not None:
            line, column = int(found[1]), int(found[2])
            for each in numbers:
                end = each.column + len(each.phrase)
                if each.line == line and each.column <= column < end:
                    return each
        told = ", ".join(f"{each.line}:{each.column}" for each in numbers[:10]) or "-"
        raise UnusableError("claims.no-number-there", place=place, places=told)

    def asked(
        self, measure: str, given: Mapping[str, str | None], options: Sequence[str], number: Around
    ) -> Ask:
        """The question about a number; what is not given is taken from its sentence."""
        said = dict.fromkeys(("source", "release")) | {
            "place": number.place,
            "from": number.from_,
            "through": number.through,
        }
        told = said | {key: value for key, value in given.items() if value}
        pairs = [text.partition("=") for text in options if text]
        wrong = next((key for key, mark, _ in pairs if not mark), None)
        if wrong is not None:
            raise UnusableError("cli.bad-option", text=wrong)
        return Ask(
            measure=measure,
            place=place_named(told["place"] or "us").id,
            from_=moment(told["from"]) if told["from"] else None,
            through=moment(told["through"]) if told["through"] else None,
            source=told["source"],
            release=told["release"],
            options={key.strip(): value.strip() for key, _, value in pairs},
        )

    def figure(self, ask: Ask) -> Figure:
        """The figure of a question."""
        return self._resolver.answer(ask)

    def id_for(self, ask: Ask) -> str:
        """The id that a figure is pinned by."""
        return id_for(ask, self._held)

    def bound(self, number: Around, id_: str | None, ask: Ask) -> tuple[Texts, str]:
        """Both texts with the number bound, and the id."""
        chosen = id_ or self.id_for(ask)
        return bound(self.texts, number, chosen, ask), chosen

    def no_claim(self, number: Around) -> Texts:
        """The letter with a number marked as no claim."""
        return no_claim(self.texts, number)

    def write(self, texts: Texts) -> None:
        """Write both files, the pins first: a link without its figure would be an open end."""
        if texts.pins != self.texts.pins:
            write_whole(self._pins, texts.pins)
        if texts.letter != self.texts.letter:
            write_whole(self.letter, texts.letter, keep=not self._kept)
            self._kept = True
        self.texts = texts
        self._held = load(self._pins) if self._pins.exists() else {}

    def show(self, texts: Texts, *, dry_run: bool) -> None:
        """Say what is written, or would be."""
        out = console()
        before, after = self.letter_lines(), texts.letter.splitlines()
        changed = [line for line in after if line not in before]
        for line in changed:
            out.print(f"  {line}", markup=False)
        key = "cli.bind.would" if dry_run else "cli.bind.written"
        out.print(say(key, letter=self.letter.name, pins=self._pins.name), markup=False)

    def letter_lines(self) -> list[str]:
        """The lines of the letter before the first change of this run."""
        kept = self.letter.with_name(self.letter.name + "~")
        text = kept.read_bytes().decode() if self._kept and kept.exists() else self.texts.letter
        return text.splitlines()
