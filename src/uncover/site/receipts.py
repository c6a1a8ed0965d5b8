"""A receipt held against an edition: its hash, the same figure there, its files. Nothing is run."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from uncover.campaign.disputes.questions import question_of
from uncover.figures.address import ask_from_address
from uncover.figures.edition.figures import figure_of
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.engine.shape import is_shaped
from uncover.figures.receipt import HASH_KEY, digest, is_whole
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.numbers import four_decimals
from uncover.terms.speech import say

Status = Literal["same", "same-number", "moved", "not-here", "altered"]
_NUMBERS = ("value", "numerator", "denominator", "unknown", "low", "high")


@dataclass(frozen=True)
class File:
    """A file of a receipt, and what it is to the edition: `same`, `other` or `not-here`."""

    release: str
    file: str
    sha256: str
    status: str


@dataclass(frozen=True)
class Compared:
    """What was found of a receipt.

    computed: the hash of its content, told: the one that it tells. page: the address of the figure
    in the edition, here: the hash of its receipt there, None where it has none. numbers: name,
    before and after. moved: a sentence on how the value moved.
    """

    status: Status
    computed: str
    told: str
    address: str
    page: str | None = None
    here: str | None = None
    numbers: tuple[tuple[str, str, str], ...] = ()
    moved: str | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class _Here:
    """The same figure as an edition has it."""

    page: str
    receipt: str | None
    numbers: dict[str, str]


def compare(receipt: dict[str, Any], edition: Edition) -> Compared:
    """Hold a receipt against an edition.

    Raises UnusableError (`figures.receipt-unreadable`) for what is whole and has not the parts of
    a receipt.
    """
    computed, told = digest(receipt), _text(receipt.get(HASH_KEY))
    named = receipt.get("figure")
    address = _text(named.get("address")) if isinstance(named, dict) else "-"
    if not is_whole(receipt):
        return Compared("altered", computed, told, address)
    if not is_shaped(receipt):
        reason = say("checking.not-shaped")
        raise UnusableError("figures.receipt-unreadable", file=told[:12], reason=reason)
    files = tuple(_files(receipt, edition))
    here = next(_same_figure(receipt, edition), None)
    if here is None:
        return Compared("not-here", computed, told, address, files=files)
    before, after = _scalars(receipt.get("result")), here.numbers
    numbers = [(name, before.get(name, "-"), told_) for name, told_ in after.items()]
    differ = any(one != other for _, one, other in numbers)
    status: Status = "moved" if differ else "same-number"
    return Compared(
        "same" if here.receipt == computed else status,
        computed,
        told,
        address,
        here.page,
        here.receipt,
        tuple(numbers),
        _moved(before.get("value"), after.get("value")),
        files,
    )


def _same_figure(receipt: dict[str, Any], edition: Edition) -> Iterator[_Here]:
    """The figure of a receipt in the edition: at its own address, then from another release."""
    address = receipt["figure"]["address"]
    own = edition.receipt(receipt[HASH_KEY])
    if own is not None:
        yield _Here(address, receipt[HASH_KEY], _scalars(own["result"]))
    question = question_of(address)
    held = [(each["address"], each["receipt"]) for each in edition.figures()]
    held += [(each["address"], None) for each in edition.catalogue()]
    for same in (address, question):
        for at, digest_ in held:
            if same not in (at, question_of(at)):
                continue
            values = [] if digest_ else edition.series(at)
            whole = edition.receipt(digest_ or (values[0].receipt if values else ""))
            if whole is not None:
                yield _Here(at, whole[HASH_KEY], _scalars(whole["result"]))
    for value in _values(address, edition):
        yield _Here(value.address, value.receipt, _of_value(value))


def _values(address: str, edition: Edition) -> Iterator[Told]:
    """The value at an address; where there is none, of the same question from another release."""
    own = edition.at(address)
    if own is not None:
        yield own
    whole, at, key = address.partition("&at=")
    try:
        ask = ask_from_address(whole)
    except UncoverError:
        return
    for each in edition.catalogue():
        if each["measure"] == ask.measure:
            other = replace(ask, source=each["source"], release=each["release"])
            found = edition.at(f"{other.table_address}{at}{key}")
            if found is not None:
                yield found


def _of_value(value: Told) -> dict[str, str]:
    """The numbers of a value as a receipt tells them."""
    figure = figure_of(value)
    integers = ("numerator", "denominator", "unknown")
    told = {name: getattr(figure, name) for name in _NUMBERS}
    return _scalars(
        {name: each if name in integers else figure.told(each) for name, each in told.items()}
    )


def _scalars(result: Any) -> dict[str, str]:  # noqa: ANN401  a stranger's
    """The numbers and hashes in the result of a receipt, as text, the value first."""
    if not isinstance(result, dict):
        return {}
    told = {str(k): _text(v) for k, v in result.items() if not isinstance(v, dict | list)}
    first = {name: told[name] for name in _NUMBERS if name in told}
    return first | {name: text for name, text in told.items() if name not in first}


def _moved(before: str | None, after: str | None) -> str | None:
    try:
        one, other = Fraction(before or ""), Fraction(after or "")
    except (ValueError, ZeroDivisionError):
        return None
    if one == other:
        return None
    by = abs(other - one)
    said = str(by.numerator) if by.denominator == 1 else four_decimals(by)
    key = "more" if other > one else "less"
    return say(f"checking.receipt.{key}", before=before, after=after, by=said)


def _files(receipt: dict[str, Any], edition: Edition) -> Iterator[File]:
    held = [file for source in edition.sources() for file in source.get("files", ())]
    hashes = {file["sha256"] for file in held}
    names = {file["file"] for file in held}
    for release in receipt["releases"]:
        for file in release["files"]:
            status = "same" if file["sha256"] in hashes else "not-here"
            if status == "not-here" and file["file"] in names:
                status = "other"
            yield File(release["release"], file["file"], file["sha256"], status)


def _text(value: Any) -> str:  # noqa: ANN401  a stranger's
    return "-" if value is None else str(value)[:2000]
