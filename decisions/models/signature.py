"""Countersignatures: who on the way up stands behind what is put to the decider."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Delegation, Post
from assessments.models import Assessment


class Signature(models.Model):
    """A countersignature on the way up, bound to the content it was given on.

    It stands while that content is the current one; nothing updates it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="signatures")
    root = models.CharField(max_length=64)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    officer_name = models.CharField(max_length=200)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    level_id = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    signed_at = models.DateTimeField(default=timezone.now)
    reauthenticated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["rank", "signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "root", "post"], name="one_signature_per_post_and_content"
            )
        ]

    def __str__(self):
        return f"{self.officer_name}, {self.level_id}, on {self.assessment}"
