"""Who decided what, on what, by what right, and what they passed over to do it."""

from enum import nonmember

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Delegation, Post
from assessments.models import Assessment, Screening
from casework.models import Seal
from decisions.models.way import WayTaken
from recipients.models import Recipient, Source

# The kinds of decision by which help may be given, or given again.
PERMITTING = (
    "authorise",
    "continue_on",
    "adapt",
    "resume",
    "resume_part",
    "lift_hold",
    "find_out_of_scope",
    "lift_bar",
)


class Decision(models.Model):
    """What somebody with the right to decided, in their words, on what they saw. Never changed."""

    class Kind(models.TextChoices):
        AUTHORISE = "authorise", _("Authorised")
        REFUSE = "refuse", _("Refused")
        CONTINUE = "continue_on", _("Continued")
        ADAPT = "adapt", _("Adapted")
        SUSPEND = "suspend", _("Suspended")
        SUSPEND_PART = "suspend_part", _("Suspended in part")
        RESUME = "resume", _("Resumed")
        RESUME_PART = "resume_part", _("Resumed in part")
        WITHDRAW = "withdraw", _("Withdrawn")
        LIFT_HOLD = "lift_hold", _("Hold lifted")
        OUT_OF_SCOPE = "find_out_of_scope", _("Found out of scope")
        BAR = "bar", _("Recipient barred")
        LIFT_BAR = "lift_bar", _("Bar on a recipient lifted")

        # Whoever wrote any of the case may not make one of these.
        PERMITTING = nonmember(PERMITTING)

    class Made(models.TextChoices):
        SIGNED_HERE = "signed_here", _("signed here")
        ON_PAPER = "on_paper", _("on paper")
        ORALLY = "orally", _("orally")
        BY_BODY = "by_body", _("by a body, in a meeting")
        BEFORE_HEED = "before_heed", _("before Heed")

    reference = models.CharField(max_length=20, unique=True)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    permits = models.BooleanField()
    made = models.CharField(max_length=12, choices=Made.choices, default=Made.SIGNED_HERE)
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decider_name = models.CharField(max_length=200)
    decider_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    decider_title = models.CharField(max_length=200)
    decider_organisation = models.CharField(max_length=200, blank=True)
    level_id = models.CharField(max_length=60, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    required_level_id = models.CharField(max_length=60, blank=True)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    on_behalf_of_name = models.CharField(max_length=200, blank=True)
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(_("the exact words"), blank=True)
    evidence = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    reauthenticated_at = models.DateTimeField(null=True)
    reasons = models.TextField()
    what_would_change_it = models.TextField(blank=True)
    seen_facts = models.JSONField(default=list, blank=True)
    against_advice = models.BooleanField(default=False)
    despite_serious_risk = models.BooleanField(default=False)
    minister = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    sealed = models.ForeignKey(Seal, on_delete=models.PROTECT, null=True, related_name="+")
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["assessment", "-made_at"], name="decision_of_assessment"),
            models.Index(fields=["kind", "made_at"], name="decision_kind"),
            models.Index(fields=["assessment", "id"], name="decision_key_of_assessment"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_decision_is_of_one_thing",
                condition=(
                    models.Q(assessment__isnull=False, recipient=None, screening=None)
                    | models.Q(assessment=None, recipient__isnull=False, screening=None)
                    | models.Q(assessment=None, recipient=None, screening__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="only_a_decision_before_heed_has_no_seal_or_decider",
                condition=(
                    models.Q(made="before_heed")
                    | models.Q(sealed__isnull=False, decider__isnull=False)
                    | models.Q(assessment=None)
                ),
            ),
            models.CheckConstraint(
                name="what_was_not_signed_here_was_recorded_and_confirmed",
                condition=(
                    models.Q(made="signed_here", recorder=None, confirmed_by=None)
                    | (
                        ~models.Q(made="signed_here")
                        & models.Q(recorder__isnull=False, confirmed_by__isnull=False)
                        & ~models.Q(recorder=models.F("confirmed_by"))
                    )
                ),
            ),
            models.CheckConstraint(
                name="a_recorder_does_not_decide",
                condition=models.Q(recorder=None) | ~models.Q(recorder=models.F("decider")),
            ),
            models.CheckConstraint(
                name="what_permits_is_a_kind_that_permits",
                condition=models.Q(
                    kind__in=PERMITTING,
                    permits=True,
                )
                | models.Q(
                    kind__in=("refuse", "suspend", "suspend_part", "withdraw", "bar"),
                    permits=False,
                ),
            ),
            models.CheckConstraint(
                name="a_yes_has_a_review_date",
                condition=~models.Q(kind="authorise") | models.Q(review_on__isnull=False),
            ),
        ]

    def __str__(self):
        return self.reference


class BarOverride(models.Model):
    """A lawful way round a bar, used by somebody who may, with what it demands.

    `way` names it among the ways the bar has. `shown` answers what the way requires and
    `consulted` whom the law wants asked, each by its name in the framework.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="overrides")
    bar_id = models.CharField(max_length=60)
    way = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    reasons = models.TextField()
    shown = models.JSONField(default=dict)
    consulted = models.JSONField(default=dict)
    report_to = models.CharField(max_length=120, blank=True)
    report_by = models.DateField(null=True)
    # By somebody else than the decider, where the law names somebody else.
    taken = models.ForeignKey(WayTaken, on_delete=models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField(null=True)  # only where it was reported before it was taken

    def __str__(self):
        return f"{self.bar_id}: {self.way}"
