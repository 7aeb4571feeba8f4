"""What was ever planned or given to a recipient and to those above and below it."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.access import is_shown_whole, visible_assistance
from assessments.models import AssistanceRecipient
from assessments.states import AssistanceState as A
from recipients.pages import Deed

MOST = 200
TONES = {A.PERMITTED: "go", A.STOPPED: "stop", A.UNDER_ASSESSMENT: "needs"}


def deeds_with(recipient, kin, officer):
    """Return the assistance this officer may find to any of a family, newest first (3 queries).

    Of what is restricted others are told the reference alone.
    """
    named = AssistanceRecipient.objects.filter(recipient__in=kin).select_related("recipient")
    found = (
        visible_assistance(officer)
        .filter(pk__in=named.values("assistance"))
        .prefetch_related(Prefetch("recipient_rows", named, to_attr="to_whom"))
        .order_by("-pk")
    )
    rows = list(found[:MOST])
    whole = is_shown_whole(officer, rows)
    return [_deed(each, recipient, each.pk in whole) for each in rows]


def _deed(assistance, recipient, is_whole):
    others = [str(row.recipient) for row in assistance.to_whom if row.recipient != recipient]
    small = " · ".join([assistance.reference, *others])
    planned = assistance.first_delivery_on or assistance.starts_on
    return Deed(
        on=planned or timezone.localdate(assistance.made_at),
        title=assistance.title if is_whole else _("Restricted assistance"),
        url=assistance.get_absolute_url(),
        small=small if is_whole else assistance.reference,
        state=assistance.get_state_display(),
        tone=TONES.get(assistance.state, "plain"),
    )
