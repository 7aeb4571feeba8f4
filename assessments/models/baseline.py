"""What is known of a country, or of one force in it: shared, versioned, cited by version."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import Portfolio, Post
from assessments.models.assessment import Assessment
from recipients.models import Country, Recipient


class CountryAssessment(models.Model):
    """One baseline: of a country or one of its forces, under one framework or for several.

    A post owns it, whoever sits there. What it says stands in its versions.
    """

    reference = models.CharField(max_length=20, unique=True)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    force = models.ForeignKey(Recipient, on_delete=models.PROTECT, null=True, related_name="+")
    framework_id = models.CharField(max_length=60, blank=True)  # blank: for several
    restricted = models.BooleanField(default=False)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio", "country", "force", "framework_id"],
                nulls_distinct=False,
                name="one_baseline_of_each",
            )
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        """Return the page of the baseline."""
        return reverse("assessments:baseline", args=[self.reference])

    @property
    def about(self):
        """Say what it is of: “Kadar”, or “Kadar: National Police”."""
        return f"{self.country}: {self.force}" if self.force_id else str(self.country)


class BaselineVersion(models.Model):
    """One text of a baseline: a draft until a second officer agrees, and never changed after."""

    baseline = models.ForeignKey(
        CountryAssessment, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    text = models.JSONField(default=list)  # [{"id", "title", "text"}], by the headings of its day
    cited = ArrayField(models.BigIntegerField(), default=list)  # keys of sources
    valid_until = models.DateField(_("valid until"), null=True)
    significant = models.BooleanField(_("a significant change"), default=False)
    what_changed = models.TextField(_("what changed"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    writers = ArrayField(models.BigIntegerField())  # keys of everybody who wrote any of it
    revision = models.PositiveIntegerField(default=1)
    returned_why = models.TextField(_("why it came back"), blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    root = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["baseline", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["baseline", "number"], name="one_text_per_version"),
            models.UniqueConstraint(
                fields=["baseline"], condition=Q(agreed_at=None), name="one_draft_of_a_baseline"
            ),
            models.CheckConstraint(
                name="another_officer_agrees_to_a_baseline",
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("written_by")),
            ),
            models.CheckConstraint(
                name="a_published_version_is_whole",
                condition=Q(agreed_at=None, agreed_by=None, root="")
                | Q(agreed_at__isnull=False, agreed_by__isnull=False, valid_until__isnull=False)
                & ~Q(root=""),
            ),
            models.CheckConstraint(
                name="a_significant_change_says_what_changed",
                condition=Q(significant=False) | ~Q(what_changed=""),
            ),
        ]

    def __str__(self):
        return _now("%(baseline)s, version %(number)s") % {
            "baseline": self.baseline.reference,
            "number": self.number,
        }

    @property
    def reference(self):
        """Return how the ledger and a seal name this version."""
        return f"{self.baseline.reference} v{self.number}"

    @property
    def is_published(self):
        """Say whether a second officer has agreed to it."""
        return self.agreed_at is not None

    @property
    def is_past(self):
        """Say whether its last day is over."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    def said(self):
        """Return what stands under each heading, by the heading's id."""
        return {each["id"]: each["text"] for each in self.text}


class BaselineCitation(models.Model):
    """A case rests on one version of a baseline; the version is part of what is sealed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    baseline = models.ForeignKey(CountryAssessment, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(BaselineVersion, on_delete=models.PROTECT, related_name="+")
    cited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    cited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "baseline"], name="a_case_cites_one_version"
            )
        ]

    def __str__(self):
        return f"{self.assessment} → {self.version}"


class IndicatorImport(models.Model):
    """One file of facts about countries: whose it is, as of which day, and its digest."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(_("source"), max_length=300)
    as_of = models.DateField(_("as of"))
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.source} ({self.as_of})"

    @property
    def reference(self):
        """Return how the ledger names it."""
        return f"indicators-{self.pk}"


class CountryFact(models.Model):
    """One fact about a country, from a file: evidence to read, never a score to add up."""

    brought_by = models.ForeignKey(IndicatorImport, on_delete=models.PROTECT, related_name="facts")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    of_year = models.PositiveSmallIntegerField(null=True)
    says = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    as_of = models.DateField()

    class Meta:
        ordering = ["country", "indicator", "-as_of", "-of_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "indicator", "of_year", "source", "as_of"],
                nulls_distinct=False,
                name="each_fact_once",
            )
        ]

    def __str__(self):
        return f"{self.country_id} {self.indicator}: {self.says}"
