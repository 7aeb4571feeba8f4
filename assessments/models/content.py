"""What an assessment says: answers, risks and measures, who was asked, who wrote."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.models.assessment import Assessment
from recipients.models import Country, Source


class Answer(models.Model):
    """One answer to one question of the framework, for the case or for one of its rows.

    `subject` is "" for a question asked once, else "collection:row" such as "risks:12".
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=80)
    meaning = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    value = models.JSONField(null=True)
    notes = models.TextField(_("reasons"), blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="+")
    carried_over = models.BooleanField(default=False)
    # The document and page of another body by which it is answered, where it was adopted.
    adopted_from = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["question", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question", "subject"], name="one_answer_per_question"
            )
        ]

    def __str__(self):
        return f"{self.question} on {self.assessment}"


class Risk(models.Model):
    """One way the help could contribute to harm. Findings on it are answers of the framework."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="risks")
    code = models.CharField(_("risk"), max_length=40)
    axis = models.CharField(max_length=20)
    how = models.TextField(_("how the help could contribute"), blank=True)
    who = models.TextField(_("who would be hurt"), blank=True)
    evidence = models.TextField(_("what is known"), blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="+")
    none_possible = models.BooleanField(_("no measure is possible"), default=False)
    none_possible_why = models.TextField(_("why none is possible"), blank=True)
    carried_over = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "code"], name="each_risk_once")
        ]

    def __str__(self):
        return self.code


class Mitigation(models.Model):
    """One measure against a risk: who does it by when, what proves it, what if it fails."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(_("kind of measure"), max_length=40)
    says = models.TextField(_("what is done"))
    owner = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    due_on = models.DateField(_("by when"))
    proof = models.TextField(_("what will prove it"))
    if_it_fails = models.TextField(_("what happens if it fails"))
    expected_effect = models.TextField(_("why it would work"), blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_proof = models.TextField(blank=True)
    worked = models.CharField(max_length=20, blank=True)
    carried_over = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.says[:80]


class AssuranceRequest(models.Model):
    """What the recipient's government was asked to promise, in what words, and what came back."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("asked, no answer yet")
        FULL = "full", _("given in full")
        PARTIAL = "partial", _("given in part")
        REFUSED = "refused", _("refused")
        NOT_SOUGHT = "not_sought", _("not sought")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="assurances")
    about = models.CharField(_("what it is about"), max_length=40, default="death_penalty")
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("which country"),
    )
    sought_from = models.CharField(_("asked of"), max_length=200, blank=True)
    sought_on = models.DateField(_("asked on"), null=True, blank=True)
    wording = models.TextField(_("its words"), blank=True)
    scope = models.TextField(_("what it covers and what it does not"), blank=True)
    outcome = models.CharField(_("what came back"), max_length=20, choices=Outcome.choices)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    why_not_sought = models.TextField(_("why none was sought"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.about}: {self.get_outcome_display()}"


class Consultation(models.Model):
    """Who was consulted, what they said, and what it changed."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="consultations"
    )
    who = models.CharField(_("who was consulted"), max_length=200)
    outside = models.BooleanField(_("from outside government"), default=False)
    protected = models.BooleanField(_("the name is protected"), default=False)
    on = models.DateField(_("when"))
    said = models.TextField(_("what they said"))
    changed = models.TextField(_("what it changed"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.who}, {self.on}"


class Contribution(models.Model):
    """That somebody wrote an answer, a rating or a measure: they may never decide this case."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="contributions"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=80)
    first_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "officer", "what"], name="one_contribution_of_a_kind"
            )
        ]

    def __str__(self):
        return f"{self.officer}: {self.what}"


class Advice(models.Model):
    """What an adviser was asked, and said, in their own words; it stays in their words."""

    class Kind(models.TextChoices):
        LEGAL = "legal", _("Legal")
        HUMAN_RIGHTS = "human_rights", _("Human rights")
        IHL = "ihl", _("International humanitarian law")
        POST = "post", _("Overseas post")
        ASSURANCE = "assurance", _("Assurance lead")

    class Concur(models.TextChoices):
        CONCUR = "concur", _("Concurs")
        CONCUR_IF = "concur_if", _("Concurs if")
        NON_CONCUR = "non_concur", _("Does not concur")

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="advice")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    question = models.TextField(_("what is asked"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    content_root = models.CharField(max_length=64)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    concur = models.CharField(max_length=12, choices=Concur.choices, blank=True)
    reasons = models.TextField(_("advice"), blank=True)
    condition = models.TextField(_("if what"), blank=True)
    case_against = models.TextField(_("the strongest case against"), blank=True)
    returned_at = models.DateTimeField(null=True)
    ran_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "advice"
        indexes = [
            models.Index(
                fields=["kind", "due_on"],
                condition=models.Q(returned_at=None),
                name="advice_outstanding",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} advice on {self.assessment}"
