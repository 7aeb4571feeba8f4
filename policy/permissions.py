"""What officers may do with frameworks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Perm(TextChoices):
    """What one may do, as the end of "You may …"."""

    PUBLISH_FRAMEWORK = "accounts.publish_framework", _("put a policy framework in use")
