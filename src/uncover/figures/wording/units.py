"""Units, bases, options and readings of figures, as a page names them to a reader."""

from collections.abc import Mapping

from uncover.figures.address import PER
from uncover.figures.wording.dimensions import class_said
from uncover.terms.speech import said, say

_PER_PEOPLE = " per 100,000 "
_READINGS = ("unit", "denominator")
_READ_AS = {"all": "all-of"}


def unit_said(unit: str) -> str:
    """A unit in the language spoken, as one of it: arrest, stay, arrest per 100,000 residents.

    One that nobody has a word for, as of a group's own table, is told as it is declared.
    """
    one, per, people = unit.partition(_PER_PEOPLE)
    if per:
        told = say(f"explain.people.{people}")
        return say("dimensions.per-people", unit=unit_said(one), people=told)
    return said(f"telling.unit-name.{unit}", said(f"dimensions.unit.{unit}", unit))


def basis_said(basis: str) -> str:
    """What a figure rests on: counted, printed or quoted, in a few words."""
    return say(f"telling.basis-{basis}")


def option_said(name: str) -> str:
    """The name of an option, or of a dimension that an option pins."""
    return said(f"dimensions.option.{name}", said(f"dimensions.name.{name}", name))


def choice_said(name: str, value: str) -> str:
    """The value of an option: of `unit=person`, by person at the first event.

    What has no words (a number, a period, the name of a rule) is told as it is written.
    """
    if name in _READINGS:
        return said(f"explain.readings.{_READ_AS.get(value, value)}", value)
    if name == PER:
        return said(f"explain.people.{value}", value)
    if name == "class":
        column, _, of = value.rpartition("=")
        level = said(f"dimensions.class.threat_level.{of}", of)
        return (
            class_said(column, of) if column else said(f"dimensions.class.criminality.{of}", level)
        )
    return said(f"dimensions.choice.{name}.{value}", class_said(name, value))


def reading_said(name: str) -> str:
    """A declared alternative by its name, such as `unit=person,denominator=known`, in words."""
    return ", ".join(choice_said(*part.split("=", 1)) for part in name.split(","))


def reading_reason(name: str, options: Mapping[str, str]) -> str:
    """Why an alternative is a reading of the same words: each choice that differs from `options`.

    options: those of the figure that it is an alternative of.
    """
    usual = {"unit": "event", "denominator": "known"} | dict(options)
    parts = (part.split("=", 1) for part in name.split(","))
    told = (say(f"figures.reason.{key}-{to}") for key, to in parts if usual.get(key) != to)
    return " ".join(told)
