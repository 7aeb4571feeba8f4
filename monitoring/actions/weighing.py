"""Weighing in a live case what only some may read: by one of them, and told to nobody else.

What a case says stays as it was sealed. How something alleged since bears on it stands with what
happened, and counts from then on in what must be suspended.
"""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.models import Contribution
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import lacks, refuse_if
from monitoring.actions.triggers import open_trigger
from monitoring.models import Trigger
from monitoring.permissions import is_restricted, may_read
from monitoring.queries.watch import weighing_of


def weigh(trigger: Trigger, *, by: Officer, text: str) -> Trigger:
    """Say how something restricted bears on a live case; return what the case must now answer.

    Whoever says so is one of its authors, and may not decide that the help goes on.
    """
    with journey() as act:
        case = trigger.assessment.locked()
        row = Trigger.objects.select_related("allegation__portfolio").get(pk=trigger.pk)
        objections = [*_not_theirs(row, case, by), *_cannot(row, case, text)]
        refuse_if(objections, verb="monitoring.weigh", subject=case, by=by)
        if row.ended_at is not None:
            row = _opened_again(row, case, by)
        row.weighed, row.weighed_by, row.weighed_at = text.strip(), by, timezone.now()
        row.save(update_fields=["weighed", "weighed_by", "weighed_at"])
        Contribution.objects.get_or_create(assessment=case, officer=by, what="allegations")
        # The ledger is read more widely than a restricted ground: the number alone.
        act.record("monitoring.weigh", case, by=by, trigger=row.pk)
    return row


def _opened_again(row: Trigger, case, by: Officer) -> Trigger:
    """Lay it before the case anew: whoever answered it had not read how it bears."""
    return open_trigger(
        case,
        by=by,
        cause=row.cause,
        key=f"weighed-{row.pk}",
        path=row.path,
        allegation=row.allegation,
        recipient=row.recipient,
    )


def _not_theirs(row: Trigger, case, by: Officer) -> Iterator[Objection]:
    if not by.may(Assess.WRITE.value, case.portfolio):
        yield from lacks(by, Assess.ADVISE, case.portfolio)
    if not may_read(row, by):
        yield Objection(
            "not-permitted",
            _("Your role does not let you read what is alleged."),
            _("Ask somebody whose role lets them."),
        )


def _cannot(row: Trigger, case, text: str) -> Iterator[Objection]:
    if case.state not in S.IN_FORCE:
        yield Objection(
            "not-in-force",
            _("Nothing is given under this case, so nothing has to be weighed in it."),
            _("Weigh it in the assessment that is being written."),
            where=case.get_absolute_url(),
        )
    if not is_restricted(row):
        yield Objection(
            "nothing-to-weigh",
            _("This counts already as it is recorded, for everybody to read."),
            _("Answer it with a decision."),
        )
    elif said := weighing_of(row):
        yield Objection(
            "weighed-already",
            _("%(officer)s has weighed this already.") % {"officer": said.weighed_by},
            _("Read it. If it is shown less well than it was, say so on the allegation."),
        )
    if not text.strip():
        yield Objection(
            "nothing-said",
            _("It is not said how this bears on the help."),
            _("Say how it bears on it, or why it does not."),
        )
