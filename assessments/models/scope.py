"""Whether a framework covers a piece of assistance, who found so, and who agreed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.assistance import Assistance


class Screening(models.Model):
    """One finding on scope: the answers, the rule they met, the precedents, and who agreed."""

    class Outcome(models.TextChoices):
        IN = "in", _("in scope: it must be assessed")
        OUT = "out", _("out of scope")
        REFER = "refer", _("to be referred: the answers do not settle it")
        COVERED = "covered", _("covered by another case")

    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="screenings")
    framework_id = models.CharField(max_length=60)
    framework_version = models.CharField(max_length=40)
    framework_digest = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    rule = models.CharField(max_length=60, blank=True)
    cites = models.CharField(max_length=200, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    precedents = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="+")
    covered_by = models.ForeignKey(
        Assistance, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True)
                | ~models.Q(agreed_by=models.F("recorded_by")),
                name="a_second_person_agrees_on_scope",
            )
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(agreed_by=None, outcome__in=["out", "covered"]),
                name="screening_to_agree_on",
            )
        ]

    def __str__(self):
        return f"{self.assistance}: {self.get_outcome_display()}"


class Applicability(models.Model):
    """Whether one framework applies to one piece of assistance today, and by which screening."""

    assistance = models.ForeignKey(
        Assistance, on_delete=models.PROTECT, related_name="applicability"
    )
    framework_id = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Screening.Outcome.choices)
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "applicability"
        constraints = [
            models.UniqueConstraint(
                fields=["assistance", "framework_id"], name="one_outcome_per_framework"
            )
        ]
        indexes = [  # for the alarm: who else must say yes, and what one person alone let off
            models.Index(
                fields=["framework_id", "assistance"],
                condition=models.Q(outcome__in=["in", "refer"]),
                name="applicability_asking",
            ),
            models.Index(
                fields=["screening"],
                condition=~models.Q(outcome__in=["in", "refer"]),
                name="applicability_let_off",
            ),
        ]

    def __str__(self):
        return f"{self.framework_id} on {self.assistance}: {self.outcome}"
