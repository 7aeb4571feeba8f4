"""When the law changes under cases: a case moved to a newer text, and all of them weighed anew."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.assessment import Assessment
from policy.models import ProposedText


class TextChange(models.Model):
    """A case moved from the text it was pinned to, by whom and why."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    from_version = models.CharField(max_length=60)
    from_digest = models.CharField(max_length=64)
    to_version = models.CharField(max_length=60)
    to_digest = models.CharField(max_length=64)
    reason = models.TextField(_("why"))
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.assessment}: {self.from_version} → {self.to_version}"


class Rerouting(models.Model):
    """The live cases weighed anew under a proposed text: how far it has come."""

    proposal = models.ForeignKey(ProposedText, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    last = models.BigIntegerField(default=0)  # the key of the last case weighed
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.proposal}: {self.done}/{self.total}"


class Rerouted(models.Model):
    """One live case that the proposed text would send elsewhere, bar otherwise, or ask more of."""

    rerouting = models.ForeignKey(Rerouting, on_delete=models.CASCADE, related_name="cases")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    level_before = models.CharField(max_length=60, blank=True)
    level_after = models.CharField(max_length=60, blank=True)
    bars_new = models.JSONField(default=list)
    bars_gone = models.JSONField(default=list)
    newly_asked = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rerouting", "assessment"], name="each_case_rerouted_once"
            )
        ]

    def __str__(self):
        return f"{self.assessment}: {self.level_before} → {self.level_after}"
