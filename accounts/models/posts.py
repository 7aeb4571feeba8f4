"""The posts authority sits on: who sits in them, who is about to, and whom they lend it to."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Officer, Organisation, Portfolio


class Post(models.Model):
    """A seat that carries authority or duties, whoever sits in it today."""

    title = models.CharField(_("title"), max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="post_title_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What the ledger and notices call this post."""
        return self.title[:80]


class PostRung(models.Model):
    """Where a post stands on one framework's ladder of sign-off levels."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="rungs")
    framework_id = models.CharField(max_length=60)
    level_id = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "framework_id"], name="one_rung_per_framework")
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.level_id} ({self.framework_id})"


class DaySpan(models.Func):
    """The days from `held_from` to `held_to`, both included; an open end stays open."""

    function = "DATERANGE"
    output_field = models.Field()


class PostHolding(models.Model):
    """Who sat in a post, from which day to which (null: still)."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="holdings")
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    handover = models.TextField(blank=True)

    class Meta:
        ordering = ["-held_from"]
        constraints = [
            ExclusionConstraint(
                name="one_holder_of_a_post_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (
                        DaySpan("held_from", "held_to", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(held_to__isnull=True)
                | models.Q(held_to__gte=models.F("held_from")),
                name="a_holding_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}, {self.post}"


class Appointment(models.Model):
    """A signing post about to be given: one administrator gives it, another confirms it.

    Nobody sits in a post above the first rung of a ladder without one; the database demands it
    of the holding, and of the two that they may arrange the post and are not the holder.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    held_from = models.DateField()
    reason = models.TextField()
    given_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    dropped_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(given_by=models.F("officer")),
                name="nobody_gives_themselves_a_post",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("officer"))
                & ~models.Q(confirmed_by=models.F("given_by")),
                name="a_second_administrator_confirms",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None, dropped_by=None, closed_at=None)
                | models.Q(closed_at__isnull=False)
                & (
                    models.Q(confirmed_by=None, dropped_by__isnull=False)
                    | models.Q(confirmed_by__isnull=False, dropped_by=None)
                ),
                name="an_appointment_is_confirmed_or_dropped",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=models.Q(closed_at=None),
                name="one_open_appointment_of_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}, {self.post}"


class Delegation(models.Model):
    """A dated loan of a post's authority to another officer, who cannot lend it on."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    granted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    framework_id = models.CharField(max_length=60)
    up_to_rank = models.PositiveSmallIntegerField()
    country_codes = models.JSONField(default=list, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_delegation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(delegate=models.F("granted_by")),
                name="nobody_lends_to_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate} for {self.post}"
