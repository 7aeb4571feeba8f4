"""What was said to those who command a recipient, what they answered, and what became of it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Portfolio
from recipients.models.alleged import Allegation
from recipients.models.register import Recipient


class Intercession(models.Model):
    """That grounds were brought to the authorities: by whom, to whom, what was asked, by when.

    It stands with what is alleged, not with one case: it is made once, and every case that
    reaches the recipient goes by it. It may be read by whoever may read all it is about.
    """

    class How(models.TextChoices):
        WRITTEN = "written", _("In writing")
        ORAL = "oral", _("In person, by word of mouth")

    reference = models.CharField(max_length=20, unique=True)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+")
    allegations = models.ManyToManyField(Allegation, related_name="intercessions")
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    on = models.DateField(_("on which day"))
    told_by = models.CharField(_("who spoke or wrote"), max_length=300)
    told = models.CharField(_("to whom"), max_length=300)
    place = models.CharField(_("where"), max_length=200, blank=True)
    asked = models.TextField(_("what was asked"))
    answer_due = models.DateField(_("an answer was asked for by"))
    answered_on = models.DateField(_("they answered on"), null=True, blank=True)
    answer = models.TextField(_("what they answered"), blank=True)
    done = models.TextField(_("what they did"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    answer_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(
                fields=["answer_due"],
                condition=models.Q(answered_on=None),
                name="intercession_unanswered",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(how="oral") | ~models.Q(place=""),
                name="what_was_said_in_person_was_said_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(answer_due__gte=models.F("on")),
                name="an_answer_is_not_due_before_it_was_asked",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("recipients:intercession", args=[self.reference])


class Reappraisal(models.Model):
    """That what is known no longer shows as much as it did, or that it has ended, and why.

    Whoever goes on with help that this opens again stands one rung higher, and sees it.
    """

    allegation = models.ForeignKey(
        Allegation, on_delete=models.PROTECT, related_name="reappraisals"
    )
    was = models.CharField(max_length=20, choices=Allegation.Standard.choices)
    now = models.CharField(max_length=20, choices=Allegation.Standard.choices)
    was_continuing = models.BooleanField()
    continuing = models.BooleanField()
    why = models.TextField(_("why"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.allegation}: {self.was} → {self.now}"
