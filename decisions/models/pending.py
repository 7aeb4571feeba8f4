"""What one person has recorded and a second must confirm before it counts."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.models import Assessment


class PendingDecision(models.Model):
    """A decision made elsewhere and recorded: a second person must confirm the reading."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    move = models.CharField(max_length=40)
    proposal = models.JSONField()
    submission_root = models.CharField(max_length=64)
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(closed_at=None),
                name="one_recorded_decision_waits",
            )
        ]

    def __str__(self):
        return f"{self.move} of {self.assessment}, recorded by {self.recorder}"


class PendingImport(models.Model):
    """A file of decisions made before Heed, read without fault, for a second person to confirm."""

    name = models.CharField(max_length=200)
    rows = models.JSONField()
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.name
