"""A way past a bar taken by whom its law names, where somebody else decides the case."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Delegation, Post
from assessments.models import Assessment


class WayTaken(models.Model):
    """One lawful way past one bar, with all that it demands and who took it. Never changed.

    Two laws may want two people, and a case has one decision: each of the others takes the way
    of their own law first, on the submission as it is sealed, and the decision rests on it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    root = models.CharField(max_length=64)
    bar_id = models.CharField(max_length=60)
    way = models.CharField(max_length=60)
    reasons = models.TextField()
    shown = models.JSONField(default=dict)
    consulted = models.JSONField(default=dict)
    reported_on = models.DateField(null=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    officer_name = models.CharField(max_length=200)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    post_title = models.CharField(max_length=200)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    level_id = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(default=timezone.now)
    reauthenticated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "root", "bar_id"],
                name="one_way_past_each_bar_of_a_submission",
            )
        ]

    def __str__(self):
        return f"{self.bar_id}: {self.way}, {self.officer_name}"
