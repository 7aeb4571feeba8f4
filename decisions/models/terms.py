"""The terms of a decision: what must be done, what it covers, and who was told."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.models import Assessment, Assistance
from decisions.models.decision import Decision
from recipients.models import Country, Recipient


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

    A row that names a part (an operation, certain people or items) takes that part from what
    the row on the whole gives, or gives it back; by itself it permits nothing. Authority is
    asked of these rows for a day, less holds and suspensions; never of a state.
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
    part = models.CharField(max_length=300, blank=True, default="")
    says = models.CharField(max_length=10, choices=Says.choices)
    from_on = models.DateField()
    to_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "coverage"
        indexes = [
            models.Index(fields=["assistance", "says", "from_on", "to_on"], name="coverage_day"),
            models.Index(  # for the alarm: where something is taken away from what is given
                fields=["assistance"],
                condition=~models.Q(says="yes") | models.Q(ended_on__isnull=False),
                name="coverage_odd",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")),
                name="coverage_ends_after_it_begins",
            )
        ]

    def __str__(self):
        about = ", ".join(filter(None, [str(self.recipient or self.country), self.part]))
        return f"{about}: {self.says}"


class Communication(models.Model):
    """A letter or meeting by which somebody was told what they had to be told.

    One of another case on which this case relies stands here as a row of its own, which says on
    which it stands. `lapsed` is the sentence that says why it serves no longer, and is set by
    the case file.
    """

    lapsed = ""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, related_name="communications"
    )
    rule = models.CharField(max_length=60)
    told = models.CharField(_("who was told"), max_length=200)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    stands_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="relied_on_by"
    )
    contents = models.JSONField(default=list)
    sent_on = models.DateField(_("when"))
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    proof = models.TextField(_("proof that it arrived"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stands_on=None) | models.Q(recipient__isnull=False),
                name="what_is_relied_on_names_its_authority",
            ),
            models.UniqueConstraint(
                fields=["assessment", "stands_on"], name="a_letter_is_relied_on_once"
            ),
        ]

    def __str__(self):
        return f"{self.rule} to {self.told}"
