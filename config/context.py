"""What every page shows of whoever looks: the rooms they may enter, their post, the marking."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import Perm as Arrange
from accounts.queries import posts_shown_to
from assessments.permissions import Perm as Assess
from casework.permissions import Perm as See
from config.queries import portfolios_in_which
from decisions.permissions import Perm as Decide
from recipients.permissions import Perm as Whom

REGISTERS = (See.READ_LEDGER, See.READ_ACCESS_LOG, Decide.EXPORT_DECISIONS, Assess.SEE_UNASSESSED)
# Label, address, and the permissions of which one lets its holder in; none: everybody.
ROOMS = (
    (gettext_lazy("Assistance"), "assessments:assistance_list", (See.SEE_CASES,)),
    (gettext_lazy("Recipients"), "recipients:register", (Whom.READ_RECIPIENTS,)),
    (gettext_lazy("The watch"), "monitoring:watch", (See.SEE_CASES,)),
    (gettext_lazy("Decisions"), "decisions:list", (See.SEE_CASES,)),
    (gettext_lazy("Law"), "policy:list", ()),
    (gettext_lazy("Registers"), "registers", REGISTERS),
    (gettext_lazy("Posts"), "posts:list", (Arrange.ARRANGE_POSTS,)),
)
# Pages whose address does not begin with their room's.
ALSO_IN = {
    "assessments:assistance_list": ("/cases/", "/advice/"),
    "recipients:register": ("/baselines/",),
    "registers": ("/ledger/", "/access/"),
    "posts:list": ("/officers/",),
}


def everywhere(request):
    """Return what the masthead and the marking strip say; no page pays for it until it asks."""
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return {"marking": settings.MARKING_CEILING}
    return {
        "nav": SimpleLazyObject(lambda: rooms_for(officer, request.path)),
        "officer_post": SimpleLazyObject(lambda: post_of(officer)),
        "account_links": [{"label": _("Your account"), "url": reverse("accounts:yours")}],
        "marking": settings.MARKING_CEILING,
    }


def post_of(officer):
    """Return the titles of the posts an officer sits in today, as one line."""
    return ", ".join(post.title for post in posts_shown_to(officer, timezone.localdate()))


def rooms_for(officer, path):
    """Return the rooms this officer may enter, the one they are in marked."""
    rooms = [{"label": _("Home"), "url": reverse("home"), "current": path == reverse("home")}]
    for label, name, permissions in ROOMS:
        if permissions and not portfolios_in_which(officer, permissions):
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        inside = (url, *ALSO_IN.get(name, ()))
        rooms.append({"label": label, "url": url, "current": path.startswith(inside)})
    return rooms
