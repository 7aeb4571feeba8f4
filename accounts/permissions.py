"""What officers may be allowed to do, as the end of a sentence that begins "You may …".

Every permission is held on a portfolio, never on a single case, so that a transfer of
staff is one change and not a thousand. Each app declares its own in its `permissions.py`
and registers them here when it is ready; `sync_roles` writes them to the database.
"""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_declared: list[type[TextChoices]] = []


class Perm(TextChoices):
    """What may be done to the people, posts and roles of a portfolio."""

    ARRANGE_POSTS = "accounts.arrange_posts", _("arrange posts, holders and delegations")
    GRANT_ROLES = "accounts.grant_roles", _("grant and take away roles")


def declare(permissions: type[TextChoices]) -> None:
    """Let an app say which permissions it asks for; called once from AppConfig.ready()."""
    if permissions not in _declared:
        _declared.append(permissions)


def every_permission() -> dict[str, str | Promise]:
    """Return each declared permission's codename with the end of its sentence."""
    declared: list[type[TextChoices]] = [Perm, *_declared]
    return {
        member.value.partition(".")[2]: member.label
        for permissions in declared
        for member in permissions
    }
