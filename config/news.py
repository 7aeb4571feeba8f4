"""What a notice says on the home page: the row keeps a kind and a reference, and nothing else."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

# By how its kind begins; the longest beginning that fits is the one that speaks.
SAYS = {
    "advice_": _("Advice is asked of you"),
    "advice_came_": _("Advice came back"),
    "advice-ran-out": _("Advice did not come in time"),
    "duty-": _("Something is due"),
    "duty-late": _("Something is late"),
    "duty-unowned": _("Something is due that nobody owns"),
    "hold-laid": _("A hold was laid"),
    "hold-unratified": _("A hold waits to be ratified"),
    "trigger-": _("Something happened that must be weighed"),
    "silence-": _("Nobody has decided yet"),
    "baseline-changed": _("What is known of the country has changed"),
    "renewal-": _("A country baseline must be renewed"),
    "vetting-cancelled": _("A suspended vetting counts as cancelled"),
    "expired": _("Authority has ended"),
    "returned": _("It came back to you"),
    "post-confirm": _("A post waits for a second administrator"),
    "post-given": _("A post is given to you"),
    "post-ended": _("Your last day in a post is set"),
    "post-vacant": _("A post falls vacant"),
    "role-given": _("Somebody was given a role"),
    "loan-lapsed": _("What was lent to you lapses"),
}


def says_of(kind):
    """Return the beginning of a notice's sentence."""
    fitting = [beginning for beginning in SAYS if kind.startswith(beginning)]
    return SAYS[max(fitting, key=len)] if fitting else _("Something changed")


def news_of(notices):
    """Return notices as lines of the home page: what, of which case, and the day that counts."""
    return [
        {
            "says": says_of(each.kind),
            "reference": each.subject_reference,
            "url": each.path,
            "day": date_format(each.due_on, "j F Y"),
            "made_at": each.made_at,
        }
        for each in notices
    ]
