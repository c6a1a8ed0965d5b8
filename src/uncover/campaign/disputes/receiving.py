"""Taking a dispute in: it is on the disk before anybody is told its number."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from uncover.campaign.disputes.forms import Filled
from uncover.campaign.disputes.limiter import WINDOW, take
from uncover.campaign.disputes.models import RECEIVED, Dispute
from uncover.campaign.disputes.questions import question_of


@dataclass(frozen=True)
class Seen:
    """What a visitor saw of a figure: its address, place, sentence and value, and the edition.

    edition: its name. value: as JSON prints it. receipt: its hash; both empty where there is none.
    """

    figure: str
    place: str
    sentence: str
    value: str
    receipt: str
    edition: str
    edition_sha256: str
    language: str


def receive(seen: Seen, filled: Filled, address: str, now: dt.datetime) -> int:
    """Keep a dispute and give its number.

    Who sends the same words about the same figure again within the hour, as a reload does, is given
    the number that they have. Raises TooManyError where the network of `address` sends too many.
    """
    question = question_of(seen.figure)
    with transaction.atomic():
        again = Dispute.objects.filter(
            question=question, text=filled.text, state=RECEIVED, received__gt=now - WINDOW
        ).first()
        if again is not None:
            return int(again.number)
        take(address, now)
        made = Dispute.objects.create(
            question=question,
            **{name: getattr(seen, name) for name in Seen.__dataclass_fields__},
            text=filled.text,
            name=filled.name,
            email=filled.email,
            received=now,
        )
    return int(made.number)
