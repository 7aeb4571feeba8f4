"""Assistance: what is planned or given, to whom, by whom, and what happens in the world."""

from enum import nonmember

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from accounts.models import Organisation, Portfolio, Post
from assessments import guards
from assessments.permissions import Perm
from assessments.states import AssistanceState as A
from casework.cases import Case
from casework.guards import a_reason_is_given, may
from recipients.models import Country, Recipient


class Assistance(Case):
    """Help for a foreign force, as proposed or as given. Its state says what is permitted."""

    class Kind(models.TextChoices):
        CAPACITY_BUILDING = "capacity_building", _("Capacity building")
        CASE_SPECIFIC = "case_specific", _("Case-specific")

    reference = models.CharField(max_length=20, unique=True)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what is planned"))
    purpose = models.TextField(_("what it is for"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    activities = models.JSONField(default=list, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    also_in = models.ManyToManyField(Country, blank=True, related_name="+")
    recipients = models.ManyToManyField(Recipient, through="AssistanceRecipient", related_name="+")
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("who delivers it")
    )
    funder = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("who pays for it"),
    )
    fund = models.CharField(_("fund"), max_length=120, blank=True)
    supplier = models.CharField(_("supplier or partner who delivers"), max_length=200, blank=True)
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(_("currency"), max_length=3, default="GBP")
    commercial_interest = models.TextField(_("commercial interest"), blank=True)
    facts = models.JSONField(default=dict, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    first_delivery_on = models.DateField(_("first delivery"), null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    restricted = models.BooleanField(_("restricted"), default=False)
    marking = models.CharField(_("marking"), max_length=40, default="OFFICIAL")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=0)
    state = FSMField(default=A.PROPOSED, choices=A.choices, protected=True)
    words = models.GeneratedField(
        expression=SearchVector("title", "summary", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "assistance"
        constraints = [
            # A sum below nothing would leave an umbrella more to give than it ever had.
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="assistance_costs_nothing_or_more",
            )
        ]
        indexes = [
            GinIndex(fields=["words"], name="assistance_words"),
            models.Index(fields=["portfolio", "state"], name="assistance_portfolio_state"),
            models.Index(fields=["country", "kind"], name="assistance_country_kind"),
            models.Index(
                fields=["portfolio"],
                condition=models.Q(restricted=True),
                name="assistance_restricted",
            ),
        ]

    def get_absolute_url(self):
        return reverse("assessments:assistance", args=[self.reference])

    def locking_order(self):
        return (self.pk, 0)

    _by_the_case = {"permission": may(Perm.PLAN), "conditions": [a_reason_is_given]}
    _by_the_decision = {"conditions": [guards.its_assessments_say_so]}

    @transition(
        state,
        source=[A.PROPOSED, A.SCREENED_OUT, A.STOPPED],
        target=A.UNDER_ASSESSMENT,
        custom={"label": _("Take under assessment"), "past": _("taken under assessment")},
        **_by_the_case,
    )
    def take_under_assessment(self):
        """An assessment of it is being written; nothing may be given meanwhile."""

    @transition(
        state,
        source=[A.PROPOSED, A.UNDER_ASSESSMENT],
        target=A.SCREENED_OUT,
        custom={"label": _("Screen out"), "past": _("screened out")},
        conditions=[guards.its_assessments_say_so],
    )
    def screen_out(self):
        """Two people found that no framework covers it."""

    @transition(
        state,
        source=[A.UNDER_ASSESSMENT, A.STOPPED],
        target=A.PERMITTED,
        custom={"label": _("Permit"), "past": _("permitted")},
        **_by_the_decision,
    )
    def permit(self):
        """Every framework that covers it has been decided with a yes."""

    @transition(
        state,
        source=[A.UNDER_ASSESSMENT, A.PERMITTED],
        target=A.STOPPED,
        custom={"label": _("Stop"), "past": _("stopped")},
        **_by_the_decision,
    )
    def stop(self):
        """A refusal, suspension, withdrawal or expiry took its authority away."""

    @transition(
        state,
        source=[A.PROPOSED, A.SCREENED_OUT, A.UNDER_ASSESSMENT, A.PERMITTED, A.STOPPED],
        target=A.ENDED,
        custom={"label": _("End"), "past": _("ended")},
        permission=guards.its_planner_or_its_assessment_ends_it,
        conditions=[a_reason_is_given],
    )
    def end(self):
        """It is over; what it left behind is still watched."""


class AssistanceRecipient(models.Model):
    """One recipient of one piece of assistance, and what it gets."""

    assistance = models.ForeignKey(
        Assistance, on_delete=models.CASCADE, related_name="recipient_rows"
    )
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("what it gets"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assistance", "recipient"], name="recipient_once")
        ]

    def __str__(self):
        return str(self.recipient)


class Delivery(models.Model):
    """Something that happens in the world: a fact, recorded whether or not it ought to be."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("planned")
        BEGAN = "began", _("began")
        CONTINUES = "continues", _("continues")
        STOPPED = "stopped", _("stopped")

    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="deliveries")
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    on = models.DateField(_("when"))
    what = models.CharField(_("what is delivered"), max_length=300)
    recipient = models.ForeignKey(
        Recipient, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The operation, people or items it is for, by the name under which they were stopped.
    part = models.CharField(_("which part it is for"), max_length=300, blank=True, default="")
    seen_by = models.CharField(_("who saw it"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["assistance", "on"], name="delivery_day")]

    def __str__(self):
        return f"{self.what} {self.get_kind_display()}"


class CaseRole(models.Model):
    """Which organisation and post answers for what in a case, so that nobody can say "not us"."""

    class Role(models.TextChoices):
        ASSESSMENT_OWNER = "assessment_owner", _("writes the assessment")
        APPROVAL_OWNER = "approval_owner", _("secures the approval")
        FUNDER = "funder", _("pays")
        DEPLOYER = "deployer", _("sends the people or things")
        OVERSEAS_POST = "overseas_post", _("watches on the ground")
        OVERSEER = "overseer", _("oversees")

        REQUIRED = nonmember(
            ("assessment_owner", "approval_owner", "funder", "deployer", "overseas_post")
        )

    assistance = models.ForeignKey(Assistance, on_delete=models.CASCADE, related_name="role_rows")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assistance", "role"], name="each_case_role_once")
        ]

    def __str__(self):
        return f"{self.organisation} {self.get_role_display()}"


class CaseTeam(models.Model):
    """An officer on the team of a case; the team of a restricted case is who may see it."""

    assistance = models.ForeignKey(Assistance, on_delete=models.CASCADE, related_name="team_rows")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assistance", "officer"], name="on_the_team_once")
        ]

    def __str__(self):
        return f"{self.officer} on {self.assistance}"
