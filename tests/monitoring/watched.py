"""What people propose while help is given; a test leaves one thing out of it."""

from datetime import timedelta

from django.utils import timezone

from assessments.models import Assessment
from casework.files import CaseFile
from monitoring import actions
from monitoring.models import Trigger
from monitoring.verdicts import Ending, Resumption, Stop, Weighing
from recipients import actions as recipients
from tests import cases
from tests.kept import kept


@kept
def watched(cast, **fields) -> Assessment:
    """A case cleared to start by the action that also plans the watch."""
    case = cases.ready_to_start(cast, cases.authorised(cast, **fields))
    actions.start_delivery(case, by=cast.mona)
    return fresh(case)


@kept
def of_two_units(cast) -> Assessment:
    """Help for two units, so watched."""
    units = [cases.a_unit(cast, "Western Division"), cases.a_unit(cast, "Traffic Police")]
    return watched(cast, units=units)


@kept
def of_a_division(cast) -> Assessment:
    """Help for one division of the police, so watched."""
    police = cases.a_unit(cast, "Kadar National Police")
    return watched(cast, units=[cases.a_unit(cast, "Western Division", parent=police)])


def fresh(case) -> Assessment:
    """The case as it is in the database, found by itself or its key."""
    key = getattr(case, "pk", case)
    return Assessment.objects.select_related("assistance", "portfolio").get(pk=key)


def a_stop(**said) -> Stop:
    """A suspension nobody could object to."""
    return Stop(
        **{
            "reason_codes": ("rights",),
            "impact": "Sixty officers lose a course; nobody's safety rests on it.",
            "resumption_test": "The unit's commander is replaced and the three cases charged.",
        }
        | said
    )


def a_resumption(**said) -> Resumption:
    """A resumption nobody could object to."""
    return Resumption(
        **{"shown": "The commander was replaced on 1 March; three officers are charged."} | said
    )


def a_weighing(**said) -> Weighing:
    """A decision to go on that nobody could object to."""
    return Weighing(
        **{
            "occasion": "The half-yearly report.",
            "looked_at": "The report of the Post and its two visits.",
            "considered": "Stopping would end the custody records the courses brought.",
            "next_look": timezone.localdate() + timedelta(days=60),
        }
        | said
    )


def an_end(**said) -> Ending:
    """A withdrawal nobody could object to."""
    return Ending(**said)


def signed(action, case, *, by, reason="As said.", proposal=None, **said):
    """Make one signed act of the watch; returns the decision."""
    if proposal is not None:
        said["proposal"] = proposal
    return action(fresh(case), by=by, reason=reason, reauthenticated_at=timezone.now(), **said)


def an_allegation(cast, recipient, **said):
    """Something said of a recipient, as the monitoring officer records it."""
    return recipients.record_allegation(
        by=cast.mona,
        recipient=recipient,
        portfolio=cast.portfolio,
        **{"violation": "torture", "says": "Two men were beaten in the cells."} | said,
    )


def a_trigger(cast, case) -> Trigger:
    """Something that happened on a case, as the program finds it."""
    return actions.open_trigger(
        case, by=cast.program, cause="change", key="coup", path="The government fell."
    )


def codes(refusal) -> list[str]:
    """The codes of a refusal, in order."""
    return [each.code for each in refusal.value.objections]


def file_of(case) -> CaseFile:
    """The case file as it is now."""
    return CaseFile(fresh(case))
