"""What an assessment keeps: under which law, by whom, on which rung, and until when.

Its state and its moves stand in `assessment`, where the machine can be read whole. What else a
move saves, the action around it saves (`actions`); what must be true first, the guards say,
here and in the higher apps (`also("assessments.submit", …)`).
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Portfolio, Post
from assessments.models.assistance import Assistance
from assessments.states import AssessmentState as S
from casework.cases import Case


def one_at_a_time(name: str, states: tuple[str, ...]) -> ExclusionConstraint:
    """Allow one assessment per assistance and framework in these states.

    Checked at commit: a reassessment takes over from the one before inside one transaction.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("assistance", RangeOperators.EQUAL),
            ("framework_id", RangeOperators.EQUAL),
        ],
        condition=Q(state__in=states),
        deferrable=Deferrable.DEFERRED,
    )


class Judgement(Case):
    """One framework's judgement of one piece of assistance, as it stands."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first assessment")
        REASSESSMENT = "reassessment", _("reassessment")
        PRE_MANDATE = "pre_mandate", _("assessment before a mandate")
        ADOPTED = "adopted", _("adopted from another body")
        BEFORE_HEED = "before_heed", _("decided before Heed")

    reference = models.CharField(max_length=20, unique=True)
    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="assessments")
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.FIRST)
    framework_id = models.CharField(max_length=60)
    framework_version = models.CharField(max_length=40)
    framework_digest = models.CharField(max_length=64)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    declared_none = models.JSONField(default=list, blank=True)
    what_has_changed = models.TextField(_("what has changed since"), blank=True)
    asked_back = models.TextField(_("why it came back"), blank=True)
    with_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level_id = models.CharField(max_length=60, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    overall = models.CharField(max_length=20, blank=True)
    raised_to_rank = models.PositiveSmallIntegerField(default=0)
    raised_why = models.TextField(blank=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    inherited_rank = models.PositiveSmallIntegerField(default=0)
    content_root = models.CharField(max_length=64, blank=True)
    submission_root = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    deferred_until = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(_("how it ended"), blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            one_at_a_time("one_assessment_in_preparation", S.PREPARATION),
            # A new yes stands beside the old one until delivery starts on it.
            one_at_a_time("one_assessment_given_at_a_time", (S.MONITORING.value,)),
        ]
        indexes = [
            models.Index(fields=["portfolio", "state", "-id"], name="assessment_list"),
            models.Index(fields=["assistance"], name="assessment_of_assistance"),
            models.Index(fields=["next_on"], name="assessment_next"),
            models.Index(
                fields=["id"],
                condition=models.Q(state=S.MONITORING.value),
                name="assessment_watched",
            ),
        ]

    def get_absolute_url(self):
        return reverse("assessments:detail", args=[self.reference])

    def locking_order(self):
        """Writers of a case lock its assistance first, then its assessments by key."""
        return (self.assistance_id, self.pk)

    def locked(self):
        """Return this case read afresh, its assistance and itself locked."""
        Assistance.objects.select_for_update(of=("self",)).get(pk=self.assistance_id)
        return (
            type(self)
            .objects.select_for_update(of=("self",))
            .select_related("assistance", "portfolio")
            .get(pk=self.pk)
        )
