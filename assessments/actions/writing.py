"""What every writer of a case's content does: lock it, see that it may be written, be named."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse_unless_allowed
from assessments.models import Assessment, Contribution
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.refusals import Objection, Refused
from casework.road import Journey, journey


@dataclass(frozen=True, slots=True)
class Writing:
    """A case open to one writer, and the act that keeps what they do together."""

    case: Assessment
    act: Journey


@contextmanager
def writing(assessment, action, what, *, by, permission=Perm.WRITE) -> Iterator[Writing]:
    """Open the content of a case to one writer; whoever writes any of it may never decide it.

    `what` is the kind of thing they write: they are named once for each kind.
    """
    with journey() as act:
        case = assessment.locked()
        refuse_unless_allowed(action, by, permission, case.portfolio)
        _refuse_unless_writable(case, action)
        yield Writing(case, act)
        Contribution.objects.get_or_create(assessment=case, officer=by, what=what)


def _refuse_unless_writable(case, action) -> None:
    if case.state in S.WRITABLE:
        return
    raise Refused(
        action,
        [
            Objection(
                "not-writable",
                _("%(case)s is in the state “%(state)s”, and nobody writes in it now.")
                % {"case": case, "state": case.get_state_display()},
                _("Ask somebody on the ladder to return it, or begin a reassessment."),
                where=case.get_absolute_url(),
            )
        ],
    )
