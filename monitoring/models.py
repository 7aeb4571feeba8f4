"""The watch: what is due, what happened, what was stopped, and what was learnt."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.models import Assessment
from decisions.models import Decision
from decisions.verdicts import StopReason
from recipients.models import Allegation, Recipient


class Obligation(models.Model):
    """Something due by a day, from the framework, a decision, a measure or a letter."""

    class From(models.TextChoices):
        FRAMEWORK = "framework", _("the framework")
        CONDITION = "condition", _("a condition of the decision")
        MEASURE = "measure", _("a measure against a risk")
        OVERRIDE = "override", _("the override of a bar")
        REVIEW = "review", _("the review date")
        INTERCESSION = "intercession", _("what the authorities were asked")
        LETTER = "letter", _("a letter that wants an answer")
        OWED = "owed", _("a letter that is owed")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="obligations")
    comes_from = models.CharField(max_length=12, choices=From.choices)
    rule = models.CharField(max_length=80)
    says = models.CharField(max_length=300)
    basis = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=60, blank=True)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    proof = models.TextField(blank=True)
    without_proof = models.BooleanField(default=False)
    climbed_to = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "comes_from", "rule", "due_on"], name="each_duty_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=models.Q(done_on=None), name="obligation_open"
            )
        ]

    def __str__(self):
        return self.says


class MonitoringReport(models.Model):
    """What was seen of how the help is used, by whom, where, and whether anybody was harmed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="reports")
    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    seen = models.TextField(_("what was seen, where, by whom"))
    use = models.TextField(_("how the help is used"), blank=True)
    harm = models.TextField(_("any harm seen or heard of"), blank=True)
    measures = models.TextField(_("whether the measures work"), blank=True)
    access_refused = models.BooleanField(_("access was refused"), default=False)
    # To the framework's own questions: question id → answer, as the duty's form asks them.
    answers = models.JSONField(default=dict, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-to_on"]

    def __str__(self):
        return f"Report on {self.assessment} to {self.to_on}"


class Trigger(models.Model):
    """Something that happened which a live case must answer, by a day; it ends in a decision."""

    class Cause(models.TextChoices):
        ALLEGATION = "allegation", _("an allegation")
        CONDITION_BROKEN = "condition_broken", _("a condition was broken")
        MEASURE_FAILED = "measure_failed", _("a measure failed")
        ACCESS_REFUSED = "access_refused", _("access was refused")
        CHANGE = "change", _("something about the help or the recipient changed")
        NO_ANSWER = "no_answer", _("the authorities did not answer in time")
        BASELINE = "baseline_changed", _("what is known of the country changed significantly")

    class Interim(models.TextChoices):
        CONTINUE = "continue_pending", _("goes on until it is weighed")
        PAUSED = "paused_pending", _("is paused until it is weighed")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="triggers")
    cause = models.CharField(max_length=20, choices=Cause.choices)
    key = models.CharField(max_length=80)
    allegation = models.ForeignKey(
        Allegation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    path = models.CharField(max_length=300)
    opened_at = models.DateTimeField(default=timezone.now)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    interim = models.CharField(max_length=20, choices=Interim.choices, blank=True)
    interim_why = models.TextField(blank=True)
    # How something restricted bears on the case, in the words of somebody who may read it.
    weighed = models.TextField(blank=True, default="")
    weighed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    weighed_at = models.DateTimeField(null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by_move = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "cause", "key"], name="one_trigger_per_case_and_cause"
            )
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=models.Q(ended_at=None), name="trigger_open")
        ]

    def __str__(self):
        return f"{self.get_cause_display()} on {self.assessment}"


class Hold(models.Model):
    """An immediate stop by a duty officer: it stands until ratified or lifted, and never lapses."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="holds")
    laid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    laid_at = models.DateTimeField(default=timezone.now)
    why = models.TextField()
    ratify_by = models.DateField()
    ratify_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    climbed_to = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_how = models.CharField(max_length=20, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-laid_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=models.Q(ended_at=None),
                name="one_hold_stands_at_a_time",
            )
        ]

    def __str__(self):
        return f"Hold on {self.assessment}"


class Suspension(models.Model):
    """The whole or a part of the help stopped: why, what stopping costs, what would lift it."""

    Reason = StopReason

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="suspensions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    whole = models.BooleanField(default=True)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    part = models.CharField(_("what is stopped"), max_length=300, blank=True)
    reason_codes = ArrayField(models.CharField(max_length=20, choices=Reason.choices))
    impact = models.TextField(_("what stopping it does, and to whom"))
    resumption_test = models.TextField(_("what must be shown before it can resume"))
    public_line = models.TextField(_("what may be said publicly"), blank=True)
    from_on = models.DateField()
    in_fact_from = models.DateField(_("when it stopped in fact"), null=True, blank=True)
    lifted_on = models.DateField(null=True)
    lifted_by_decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="+"
    )
    shown = models.TextField(_("how the test was met"), blank=True)

    class Meta:
        ordering = ["-from_on", "-pk"]

    def __str__(self):
        return f"Suspension of {self.assessment}"

    @property
    def of_what(self):
        """What is stopped where not all of it is: a part by its name, for a recipient or all."""
        if self.part and self.recipient:
            words = {"part": self.part, "recipient": self.recipient}
            return _("%(part)s, for %(recipient)s") % words
        return self.part or str(self.recipient or "")

    @property
    def goes_on(self):
        """What this stop leaves alone."""
        if self.whole:
            return ""
        if self.part and self.recipient:
            return _("Whatever else %(recipient)s gets, and what others get.") % {
                "recipient": self.recipient
            }
        if self.part:
            return _("Everything else, for everybody.")
        return _("What everybody else gets.")


class Review(models.Model):
    """A look at a live case at its due date. It never extends validity."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    found = models.TextField()
    next_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"Review of {self.assessment}"


class Lesson(models.Model):
    """What a finished case teaches the next."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="lessons")
    outcome = models.TextField(_("what came of it"))
    lesson = models.TextField(_("what to do otherwise next time"))
    left_behind = models.TextField(_("what stays behind, and who watches it"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"Lesson of {self.assessment}"


class Sweep(models.Model):
    """One run of the sweep: when, and what it did; beat's pulse and the record of its work."""

    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    did = models.JSONField(default=dict)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self):
        return f"Sweep of {self.started_at:%d %B %Y %H:%M}"
