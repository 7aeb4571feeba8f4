"""Whom: countries, recipients, their names, and why their standing changed."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from accounts.models import Portfolio
from casework.cases import Case
from casework.guards import a_reason_is_given, all_of, may
from recipients.guards import whoever_entered_it_lifts_no_bar
from recipients.permissions import Perm
from recipients.states import RecipientState as R


class Country(models.Model):
    """A country, by its ISO 3166-1 code."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self):
        return self.name


class Recipient(Case):
    """A force, unit, authority, company or institution that help could reach."""

    class Kind(models.TextChoices):
        FORCE = "force", _("Force")
        UNIT = "unit", _("Unit")
        AUTHORITY = "authority", _("Authority that commands or manages forces")
        INSTITUTION = "institution", _("Institution")
        COMPANY = "company", _("Company")

    reference = models.CharField(max_length=20, unique=True)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=300)
    latin_name = models.CharField(_("name in Latin letters"), max_length=300, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    flagged = models.CharField(_("why it is flagged"), max_length=300, blank=True)
    about = models.TextField(_("what is known of it"), blank=True)
    state = FSMField(default=R.REGISTERED, choices=R.choices, protected=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="recipient_name_trgm"),
            GinIndex(
                fields=["latin_name"], opclasses=["gin_trgm_ops"], name="recipient_latin_trgm"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="nobody_is_their_own_parent"
            )
        ]

    def __str__(self):
        return self.latin_name or self.name

    def get_absolute_url(self):
        return reverse("recipients:detail", args=[self.reference])

    @property
    def is_barred(self):
        """Say whether nothing may be given to it."""
        return self.state == R.BARRED

    @property
    def is_under_review(self):
        """Say whether something about it is being looked into."""
        return self.state == R.UNDER_REVIEW

    @property
    def is_dissolved(self):
        """Say whether it exists no more."""
        return self.state == R.DISSOLVED

    _review = {"permission": may(Perm.EDIT_RECIPIENTS), "conditions": [a_reason_is_given]}
    _standing = {"permission": may(Perm.BAR_RECIPIENT), "conditions": [a_reason_is_given]}
    _lifting = {
        "permission": all_of(may(Perm.BAR_RECIPIENT), whoever_entered_it_lifts_no_bar),
        "conditions": [a_reason_is_given],
    }

    @transition(
        state,
        source=R.REGISTERED,
        target=R.UNDER_REVIEW,
        custom={"label": _("Open a review"), "past": _("put under review")},
        **_review,
    )
    def open_review(self):
        """Something about it is being looked into; new help may still be planned."""

    @transition(
        state,
        source=R.UNDER_REVIEW,
        target=R.REGISTERED,
        custom={"label": _("Close the review"), "past": _("cleared of review")},
        **_review,
    )
    def close_review(self):
        """What was looked into no longer stands against it."""

    @transition(
        state,
        source=R.UNDER_REVIEW,
        target=R.BARRED,
        custom={"label": _("Bar"), "past": _("barred")},
        **_standing,
    )
    def bar(self):
        """Nothing may be given to it until the bar is lifted."""

    @transition(
        state,
        source=R.BARRED,
        target=R.REGISTERED,
        custom={"label": _("Lift the bar"), "past": _("no longer barred")},
        **_lifting,
    )
    def lift_bar(self):
        """What stood against it has been put right, and somebody says why."""

    @transition(
        state,
        source=[R.REGISTERED, R.UNDER_REVIEW, R.BARRED],
        target=R.DISSOLVED,
        custom={"label": _("Record as dissolved"), "past": _("dissolved")},
        **_review,
    )
    def dissolve(self):
        """It exists no more; what is known of it passes to its successor."""


class Standing(models.Model):
    """Why a recipient's standing changed, in the words of whoever changed it."""

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="standings")
    move = models.CharField(max_length=40)
    why = models.TextField(_("why"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.recipient}: {self.move}"


class Alias(models.Model):
    """Another name a recipient goes by, in its own script."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        indexes = [GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="alias_name_trgm")]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "name"], name="one_alias_per_name")
        ]

    def __str__(self):
        return self.name
