"""What is alleged of a recipient, and where it is known from."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Portfolio
from recipients.models.dates import PartialDateField
from recipients.models.register import Recipient


class Source(models.Model):
    """Where something is known from: kept once, cited anywhere, perhaps held elsewhere."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Published report")
        INTERVIEW = "interview", _("Interview or statement")
        OFFICIAL = "official", _("Official record")
        MEDIA = "media", _("Media")
        OTHER = "other", _("Other")

    class Reliability(models.TextChoices):
        RELIABLE = "reliable", _("Reliable")
        MIXED = "mixed", _("Mixed")
        UNKNOWN = "unknown", _("Not known")

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    dated = PartialDateField(_("its own date"), blank=True)
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    address = models.URLField(_("web address"), max_length=600, blank=True)
    page = models.CharField(_("page or paragraph"), max_length=60, blank=True)
    reliability = models.CharField(
        _("reliability"), max_length=20, choices=Reliability.choices, default=Reliability.UNKNOWN
    )
    marking = models.CharField(_("marking"), max_length=40, blank=True)
    protected = models.BooleanField(_("the source is protected"), default=False)
    identity = models.TextField(_("who the source is"), blank=True)
    held_elsewhere = models.BooleanField(_("held elsewhere"), default=False)
    custodian = models.CharField(_("who holds it"), max_length=200, blank=True)
    custodian_reference = models.CharField(_("the holder's reference"), max_length=120, blank=True)
    gist = models.TextField(_("gist"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-recorded_at"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("recipients:source", args=[self.pk])

    @property
    def reference(self):
        """How the ledger and the access log name it: never by a title, which may say too much."""
        return f"SRC-{self.pk}"


class Allegation(models.Model):
    """That somebody did something, as somebody says, on what evidence: never a yes or no."""

    class Standard(models.TextChoices):
        UNVERIFIED = "unverified", _("Unverified")
        RELIABLE = "reliable", _("Reliable information")
        CREDIBLE = "credible", _("Credible information")
        SUSPECT = "grounds_suspect", _("Substantial grounds to suspect")
        BELIEVE = "grounds_believe", _("Substantial grounds to believe")
        SUBSTANTIATED = "substantiated", _("Substantiated")

    reference = models.CharField(max_length=20, unique=True)
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="allegations")
    violation = models.CharField(_("what is alleged"), max_length=40)
    # As a framework's list of violations calls it; empty until somebody says which it is.
    code = models.CharField(_("kind of violation"), max_length=60, blank=True)
    says = models.TextField(_("what is said to have happened"))
    happened = PartialDateField(_("when"), blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    standard = models.CharField(
        _("standard of proof reached"),
        max_length=20,
        choices=Standard.choices,
        default=Standard.UNVERIFIED,
    )
    restricted = models.BooleanField(_("restricted"), default=False)
    continuing = models.BooleanField(_("it is still going on"), default=False)
    sources = models.ManyToManyField(Source, blank=True, related_name="+")
    disposition = models.TextField(_("what was made of it"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-recorded_at"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("recipients:allegation", args=[self.reference])
