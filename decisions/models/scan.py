"""The signed paper of a decision made elsewhere, as it was scanned."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessments.models import Assessment


class Scan(models.Model):
    """A scan, kept as it came beside what was read from it; the record seals its digest."""

    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        PNG = "image/png", "PNG"
        JPEG = "image/jpeg", "JPEG"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.name
