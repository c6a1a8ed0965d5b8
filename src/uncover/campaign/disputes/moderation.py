"""Moderation: what is done with a dispute, step by step, and the last step undone."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from uncover.campaign.disputes.models import (
    ANSWERED,
    CORRECTED,
    DECLINED,
    OUTCOMES,
    PUBLISHED,
    RECEIVED,
    Dispute,
    Step,
)
from uncover.terms.errors import UnusableError

LONGEST_ANSWER = 20_000
"""Characters of an answer."""
_KEPT = (
    *("state", "outcome", "answer", "answer_language", "answer_edition"),
    *("reason", "published", "closed"),
)
"""What a step may change, and undoing it puts back; the e-mail is gone for good."""


def waiting() -> list[Dispute]:
    """The disputes that wait for a moderator, the oldest first: to be read, then to be answered."""
    return list(Dispute.objects.filter(state__in=(RECEIVED, PUBLISHED)))


def dispute(number: int) -> Dispute:
    """One dispute. Raises UnusableError (`disputes.no-such`)."""
    found: Dispute | None = Dispute.objects.filter(number=number).first()
    if found is None:
        raise UnusableError("disputes.no-such", number=number)
    return found


def publish(number: int, now: dt.datetime, *, dry_run: bool = False) -> Dispute:
    """Publish a dispute that was received. Raises UnusableError (`disputes.other-state`)."""
    with _step(number, "publish", (RECEIVED,), now, dry_run=dry_run) as told:
        told.state, told.published = PUBLISHED, now
    return told


def answer(
    number: int,
    outcome: str,
    text: str,
    language: str,
    edition: str,
    now: dt.datetime,
    *,
    dry_run: bool = False,
) -> Dispute:
    """Answer a dispute in public and close it; its e-mail is erased.

    One that was not published yet is published with its answer. edition: in which the figure was
    corrected. Raises UnusableError: `disputes.unknown-outcome`, `disputes.empty-answer`,
    `disputes.long-answer`, `disputes.needs-edition`, `disputes.other-state`.
    """
    if outcome not in OUTCOMES:
        raise UnusableError("disputes.unknown-outcome", text=outcome, names=", ".join(OUTCOMES))
    if not text.strip():
        raise UnusableError("disputes.empty-answer")
    if len(text) > LONGEST_ANSWER:
        raise UnusableError("disputes.long-answer", most=f"{LONGEST_ANSWER:,}")
    if outcome == CORRECTED and not edition:
        raise UnusableError("disputes.needs-edition")
    with _step(number, "answer", (RECEIVED, PUBLISHED), now, dry_run=dry_run) as told:
        told.state, told.outcome, told.closed = ANSWERED, outcome, now
        told.answer, told.answer_language, told.answer_edition = text.strip(), language, edition
        told.published = told.published or now
    return told


def decline(number: int, reason: str, now: dt.datetime, *, dry_run: bool = False) -> Dispute:
    """Decline a dispute: it is not shown, and its e-mail is erased. The reason is kept.

    Raises UnusableError: `disputes.empty-reason`, `disputes.other-state`.
    """
    if not reason.strip():
        raise UnusableError("disputes.empty-reason")
    with _step(number, "decline", (RECEIVED, PUBLISHED), now, dry_run=dry_run) as told:
        told.state, told.reason, told.closed = DECLINED, reason.strip(), now
    return told


def undo(number: int, *, dry_run: bool = False) -> Dispute:
    """Put a dispute back to what it was before the last step.

    An e-mail that was erased stays so. Raises UnusableError (`disputes.nothing-to-undo`).
    """
    with transaction.atomic():
        told = dispute(number)
        last = told.steps.last()
        if last is None:
            raise UnusableError("disputes.nothing-to-undo", number=number)
        for name, value in last.before.items():
            setattr(told, name, _field(name).to_python(value))
        told.save()
        last.delete()
        transaction.set_rollback(dry_run)
    return told


@contextmanager
def _step(
    number: int, step: str, states: tuple[str, ...], now: dt.datetime, *, dry_run: bool
) -> Iterator[Dispute]:
    """One step in one transaction: what stood there is kept, and of what is closed no e-mail."""
    with transaction.atomic():
        told = dispute(number)
        if told.state not in states:
            raise UnusableError("disputes.other-state", number=number, state=told.state)
        before = {name: _plain(getattr(told, name)) for name in _KEPT}
        yield told
        if told.closed is not None:
            told.email = ""
        told.save()
        Step.objects.create(dispute=told, step=step, before=before, at=now)
        transaction.set_rollback(dry_run)
    if told.closed is not None and not dry_run:
        _forget()


def _forget() -> None:
    """Leave no copy of what was erased in the log of the database either."""
    with connection.cursor() as cursor:
        cursor.execute("pragma wal_checkpoint(truncate)")


def _plain(value: Any) -> str | None:  # noqa: ANN401  a field of any kind
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _field(name: str) -> Any:  # noqa: ANN401  Django carries no types
    return Dispute._meta.get_field(name)  # noqa: SLF001  Django's own name for it
