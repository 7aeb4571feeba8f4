"""Yes, no, or yes-if: who decided what, on what, by what right, and what must come first."""

from enum import nonmember

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Delegation, Post
from assessments.models import Assessment, Assistance, Screening
from casework.models import Seal
from recipients.models import Country, Recipient, Source


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
        PERMITTING = nonmember(
            (
                "authorise",
                "continue_on",
                "adapt",
                "resume",
                "resume_part",
                "lift_hold",
                "find_out_of_scope",
                "lift_bar",
            )
        )

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
                    kind__in=(
                        "authorise",
                        "continue_on",
                        "adapt",
                        "resume",
                        "resume_part",
                        "lift_hold",
                        "find_out_of_scope",
                        "lift_bar",
                    ),
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


class BarOverride(models.Model):
    """A lawful way round a bar, used by somebody who may, with what it demands."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="overrides")
    bar_id = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    reasons = models.TextField()
    report_to = models.CharField(max_length=120, blank=True)
    report_by = models.DateField(null=True)

    def __str__(self):
        return f"{self.bar_id}: {self.kind}"


class Condition(models.Model):
    """What must be done before help begins (precedent), or be kept while it lasts (continuing)."""

    class Kind(models.TextChoices):
        PRECEDENT = "precedent", _("before delivery starts")
        CONTINUING = "continuing", _("for as long as it lasts")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="conditions")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    says = models.TextField(_("the condition"))
    owner = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    proof = models.TextField(_("what will prove it"))
    met_on = models.DateField(null=True, blank=True)
    met_proof = models.TextField(blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    broken_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.says[:80]


class Coverage(models.Model):
    """What a decision covers: which country, recipient and kind, yes or no, from when to when.

    Authority is asked of these rows for a day, less holds and suspensions; never of a state.
    """

    class Says(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNDECIDED = "undecided", _("not decided")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="coverage")
    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="+")
    framework_id = models.CharField(max_length=60)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    says = models.CharField(max_length=10, choices=Says.choices)
    from_on = models.DateField()
    to_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "coverage"
        indexes = [
            models.Index(fields=["assistance", "says", "from_on", "to_on"], name="coverage_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")),
                name="coverage_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.recipient or self.country}: {self.says}"


class Communication(models.Model):
    """A letter or meeting by which somebody was told what they had to be told."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, related_name="communications"
    )
    rule = models.CharField(max_length=60)
    told = models.CharField(_("who was told"), max_length=200)
    contents = models.JSONField(default=list)
    sent_on = models.DateField(_("when"))
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    proof = models.TextField(_("proof that it arrived"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.rule} to {self.told}"
