"""What the database keeps of the law: every text ever put in use, for ever."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import DaySpan, Organisation


class PublishedFramework(models.Model):
    """One text of a framework, put in use by two officers; never changed, never deleted.

    A text may be in use while it is still a draft; every screen and export then says so.
    """

    framework_id = models.CharField(_("framework"), max_length=60)
    version = models.CharField(_("version"), max_length=60)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=20)
    # The text an organisation's overlay was laid on; such a text applies only where a day is set.
    base_digest = models.CharField(max_length=64, blank=True)
    put_in_use_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    put_in_use_at = models.DateTimeField(_("put in use at"))

    class Meta:
        ordering = ["put_in_use_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="policy_two_officers_put_it_in_use",
                condition=~Q(put_in_use_by=F("confirmed_by")),
                violation_error_message=_(
                    "One officer cannot put a framework in use alone. Ask a second policy manager."
                ),
            ),
            models.UniqueConstraint(
                fields=["framework_id", "version"],
                name="policy_one_text_per_version",
                violation_error_message=_(
                    "This version is already in use with another text. Give the new text a new"
                    " version."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.version}"


class KeptText(models.Model):
    """A text something was pinned to before anybody put it in use: kept so that it can be read.

    A file may change or go; what was judged under it must stay readable.
    """

    framework_id = models.CharField(_("framework"), max_length=60)
    version = models.CharField(_("version"), max_length=60)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    text = models.TextField(_("text"))
    kept_at = models.DateTimeField(_("kept at"))

    def __str__(self) -> str:
        return f"{self.framework_id} {self.version}"


class InForce(models.Model):
    """From which day to which (null: still) an organisation applies one text of a framework."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    framework_id = models.CharField(_("framework"), max_length=60)
    text = models.ForeignKey(PublishedFramework, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("to"), null=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField(_("said at"))

    class Meta:
        ordering = ["organisation", "framework_id", "from_day"]
        constraints = [
            models.CheckConstraint(
                name="policy_two_officers_set_a_date",
                condition=~Q(said_by=F("confirmed_by")),
                violation_error_message=_(
                    "One officer cannot set the date alone. Ask a second policy manager."
                ),
            ),
            models.CheckConstraint(
                name="policy_a_text_ends_after_it_begins",
                condition=Q(to_day__isnull=True) | Q(to_day__gte=F("from_day")),
            ),
            ExclusionConstraint(
                name="policy_one_text_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("framework_id", RangeOperators.EQUAL),
                    (
                        DaySpan("from_day", "to_day", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.text}"


class ProposedText(models.Model):
    """A text one policy manager proposes and another has to agree to."""

    class End(models.TextChoices):
        AGREED = "agreed", _("agreed to and put in use")
        TAKEN_BACK = "taken_back", _("taken back")

    framework_id = models.CharField(_("framework"), max_length=60)
    version = models.CharField(_("version"), max_length=60)
    digest = models.CharField(_("digest"), max_length=64)
    text = models.TextField(_("text"))
    base_digest = models.CharField(max_length=64, blank=True)
    why = models.TextField(_("what changes, and why"))
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    from_day = models.DateField(_("from"), null=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    end = models.CharField(max_length=20, choices=End.choices, blank=True)
    end_why = models.TextField(_("why it was taken back"), blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="policy_another_officer_agrees",
                condition=~Q(end="agreed") | ~Q(proposed_by=F("ended_by")),
            ),
            models.UniqueConstraint(
                name="policy_one_open_proposal_of_a_text",
                fields=["digest"],
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.version}"
