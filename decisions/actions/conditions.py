"""After a yes: show that conditions are met."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Condition
from decisions.permissions import Perm


def evidence_condition(condition: Condition, *, by, on, proof: str) -> Condition:
    """Show that a condition is met, on which day and by what proof."""
    with journey() as act:
        case = condition.assessment.locked()
        fresh = Condition.objects.select_for_update().get(pk=condition.pk)
        found = [
            *lacks(by, Perm.EVIDENCE_CONDITION, case.portfolio),
            *_objections_to_evidence(fresh, on, proof),
        ]
        refuse_if(found, verb="decisions.evidence_condition", subject=case, by=by)
        fresh.met_on, fresh.met_proof, fresh.met_by = on, proof, by
        fresh.save(update_fields=["met_on", "met_proof", "met_by"])
        act.record("decisions.evidence_condition", case, by=by, condition=fresh.pk, on=on)
    return fresh


def _objections_to_evidence(condition, on, proof) -> Iterator[Objection]:
    if condition.met_on is not None:
        yield Objection(
            "already-met",
            _("This condition was shown to be met on %(day)s.") % {"day": condition.met_on},
            _("Nothing more is asked. If it was broken since, report an incident."),
        )
    if on is None or on > timezone.localdate():
        yield Objection(
            "met-in-the-future",
            _("A condition cannot have been met on a day to come."),
            _("Give the day on which it was met."),
        )
    if not proof.strip():
        yield Objection(
            "no-proof",
            _("Nothing is said to show that it is met. The decision asks for: %(proof)s")
            % {"proof": condition.proof},
            _("Say what shows it, and where that is kept."),
        )
