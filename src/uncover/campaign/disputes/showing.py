"""What is shown of disputes in public: never an e-mail, never one that was not published."""

from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError

from uncover.campaign.disputes.models import ANSWERED, CORRECTED, PUBLISHED, Dispute
from uncover.campaign.disputes.questions import question_of

_PUBLIC = (PUBLISHED, ANSWERED)


@dataclass(frozen=True)
class Shown:
    """A dispute as pages show it; days are ISO text, empty where they have not come yet.

    state: received, published, answered or declined. Of one that is not public, text, name and
    answer are empty.
    """

    number: int
    figure: str
    place: str
    edition: str
    edition_sha256: str
    receipt: str
    value: str
    sentence: str
    language: str
    text: str
    name: str
    state: str
    outcome: str
    answer: str
    answer_language: str
    answer_edition: str
    received: str
    published: str
    closed: str

    @property
    def is_public(self) -> bool:
        """Whether it is printed in full."""
        return self.state in _PUBLIC


def is_kept() -> bool:
    """Whether this site has a database of its own: one that has none takes no disputes."""
    own = settings.DATABASES.get("default", {})  # Django puts one that keeps nothing in its place
    return "NAME" in own and bool(own["NAME"])


def disputes_of(address: str) -> list[Shown]:
    """The published disputes of a figure, by its address, from whatever release; newest first."""
    return _found(question=question_of(address))


def disputes_of_place(place: str) -> list[Shown]:
    """The published disputes of figures of a place, by its id; newest first."""
    return _found(place=place)


def published() -> list[Shown]:
    """All published disputes, newest first."""
    return _found()


def corrected() -> list[Shown]:
    """The disputes that ended in a correction, newest first."""
    return _found(outcome=CORRECTED)


def exchange(number: int) -> Shown | None:
    """One dispute, whatever its state; None if there is none of that number."""
    if not is_kept():
        return None
    found = Dispute.objects.filter(number=number).first()
    return None if found is None else _shown(found)


def _found(**where: str) -> list[Shown]:
    """Those that fit; none where the database cannot be read, for a figure's page needs it not."""
    if not is_kept():
        return []
    try:
        found = Dispute.objects.filter(state__in=_PUBLIC, **where).order_by("-number")
        return [_shown(each) for each in found]
    except DatabaseError:
        return []


def _shown(dispute: Dispute) -> Shown:
    told = {name: getattr(dispute, name) for name in Shown.__dataclass_fields__}
    for name in ("received", "published", "closed"):
        told[name] = told[name].date().isoformat() if told[name] else ""
    if dispute.state not in _PUBLIC:
        for name in ("text", "name", "outcome", "answer"):
            told[name] = ""
    return Shown(**told)
