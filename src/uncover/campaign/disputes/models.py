"""What is kept of a dispute. Nothing of a visitor's network address is."""

from typing import Final

from django.db import models

RECEIVED: Final = "received"
PUBLISHED: Final = "published"
ANSWERED: Final = "answered"
DECLINED: Final = "declined"
STATES = (RECEIVED, PUBLISHED, ANSWERED, DECLINED)

STANDS: Final = "stands"
CORRECTED: Final = "corrected"
CAVEAT: Final = "caveat"
UNDECIDED: Final = "undecided"
OUTCOMES = (STANDS, CORRECTED, CAVEAT, UNDECIDED)
"""The figure stands; it was corrected in an edition; a caveat was added; it cannot be decided."""


class Dispute(models.Model):  # type: ignore[misc] # Django carries no types
    """One dispute of one figure.

    number: never given twice. figure: its address. question: the address without source and
    release, which stays the same from edition to edition. edition, edition_sha256, receipt, value,
    sentence: what was shown when it was written; value as JSON prints it. email: never shown,
    erased when the dispute is closed. reason: why it was declined, for moderators alone.
    """

    number = models.AutoField(primary_key=True)
    figure = models.TextField()
    question = models.TextField(db_index=True)
    place = models.TextField(db_index=True)
    edition = models.TextField()
    edition_sha256 = models.TextField()
    receipt = models.TextField(blank=True)
    value = models.TextField(blank=True)
    sentence = models.TextField()
    language = models.TextField()
    text = models.TextField()
    name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    state = models.TextField(default=RECEIVED, db_index=True)
    outcome = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answer_language = models.TextField(blank=True)
    answer_edition = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    received = models.DateTimeField()
    published = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)

    class Meta:
        """The oldest first, as they are moderated."""

        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.state} {self.figure}"


class Step(models.Model):  # type: ignore[misc] # Django carries no types
    """One step of moderation, with what stood in the dispute before it; never an e-mail."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="steps")
    step = models.TextField()
    before = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were taken."""

        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.step}"


class Turn(models.Model):  # type: ignore[misc] # Django carries no types
    """That somebody sent a form within the last hour, under a name that cannot be undone."""

    who = models.TextField(db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)
