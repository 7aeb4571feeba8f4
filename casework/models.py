"""What is kept of every case: the ledger, who looked, notices, seals, references."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LedgerEntry(models.Model):
    """One thing that was done, or refused. Never edited, never deleted.

    The database fills in sequence, link, hash and transaction; see migration 0001.
    """

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    officer_name = models.CharField(max_length=200)
    post = models.TextField(blank=True)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    on_behalf_of_name = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    subject_reference = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    state_from = models.CharField(max_length=40, blank=True)
    state_to = models.CharField(max_length=40, blank=True)
    codes = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    canonical = models.BinaryField()
    previous_hash = models.BinaryField(default=b"")
    hash = models.BinaryField(default=b"")
    transaction_id = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "ledger entries"
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "sequence"], name="ledger_subject"),
            models.Index(fields=["transaction_id"], name="ledger_transaction"),
            models.Index(fields=["subject_reference"], name="ledger_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.officer_name} {self.verb} {self.subject_reference}"


class AccessEntry(models.Model):
    """Who read, exported or downloaded what, and why where a reason is asked."""

    class Kind(models.TextChoices):
        READ = "read", _("read")
        EXPORTED = "exported", _("exported")
        DOWNLOADED = "downloaded", _("downloaded")

    at = models.DateTimeField(default=timezone.now)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField(null=True)
    subject_reference = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "access entries"
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="access_subject")]

    def __str__(self) -> str:
        return f"{self.officer} {self.kind} {self.subject_reference}"


class Notice(models.Model):
    """Something one person must be told once: a row first, an e-mail after, never case content."""

    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    subject_reference = models.CharField(max_length=80)
    due_on = models.DateField()
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    path = models.CharField(max_length=200, blank=True)
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "kind", "due_on", "officer"],
                name="each_person_is_told_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["made_at"], condition=models.Q(sent_at=None), name="notice_to_send"
            ),
            models.Index(fields=["officer", "read_at"], name="notice_of_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} about {self.subject_reference} to {self.officer}"


class Seal(models.Model):
    """The root over a document's parts: what a signature binds to."""

    class Kind(models.TextChoices):
        CONTENT = "content", _("the content, as submitted")
        SUBMISSION = "submission", _("the submission, as put to the decider")
        RECORD = "record", _("the record of the decision")
        BASELINE = "baseline", _("a version of a country baseline, as agreed")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    subject_reference = models.CharField(max_length=80)
    root = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "kind"], name="seal_subject")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.root[:12]}"


class SealedPart(models.Model):
    """One part of a sealed document: its bytes, the salt that hides them, and their digest."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="parts")
    path = models.CharField(max_length=120)
    readers = models.CharField(max_length=60, blank=True)
    salt = models.BinaryField(null=True)
    canonical = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["seal", "path"], name="one_part_per_path")]

    def __str__(self) -> str:
        return f"{self.path} {self.digest[:12]}"


class ReferenceSeries(models.Model):
    """The last number given out in one year's series, such as HRA-2026."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "reference series"
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="one_series_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last:04d}"
