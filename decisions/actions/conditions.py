"""After a yes: show that conditions are met, and record who was told."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Communication, Condition
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


def record_communication(
    assessment, *, by, rule: str, told: str, contents, sent_on, signed_by, proof: str
) -> Communication:
    """Record a letter or meeting by which somebody was told what they had to be told."""
    with journey() as act:
        case = assessment.locked()
        found = [
            *lacks(by, Perm.EVIDENCE_CONDITION, case.portfolio),
            *_objections_to_letter(told, sent_on, proof),
        ]
        refuse_if(found, verb="decisions.record_communication", subject=case, by=by)
        sent = Communication.objects.create(
            assessment=case,
            rule=rule,
            told=told,
            contents=list(contents),
            sent_on=sent_on,
            signed_by=signed_by,
            proof=proof,
            recorded_by=by,
        )
        act.record("decisions.record_communication", case, by=by, rule=rule, sent=sent.pk)
    return sent


def _objections_to_letter(told, sent_on, proof) -> Iterator[Objection]:
    if sent_on is None or sent_on > timezone.localdate():
        yield Objection(
            "sent-in-the-future",
            _("A letter cannot have been sent on a day to come."),
            _("Give the day on which it was sent, once it is."),
        )
    if not told.strip() or not proof.strip():
        yield Objection(
            "letter-unproven",
            _("It is not said who was told, or what shows that it arrived."),
            _("Name them, and say what shows that it arrived."),
        )
