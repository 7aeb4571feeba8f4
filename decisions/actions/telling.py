"""Recording who was told what they had to be told, and relying on what they were told before."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey
from casework.templatetags.pages import day
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Communication
from decisions.permissions import Perm
from decisions.queries.letters import authorities_of, letters_to_rely_on


def record_communication(
    assessment,
    *,
    by,
    rule: str,
    told: str,
    contents,
    sent_on,
    signed_by,
    proof: str,
    recipient=None,
) -> Communication:
    """Record a letter or meeting by which somebody was told what they had to be told.

    With the recipient of the register that was told, other cases of it may rely on the letter.
    """
    with journey() as act:
        case = assessment.locked()
        found = [
            *lacks(by, Perm.EVIDENCE_CONDITION, case.portfolio),
            *_objections_to_letter(told, sent_on, proof),
            *_objections_to_authority(case, recipient, by),
        ]
        refuse_if(found, verb="decisions.record_communication", subject=case, by=by)
        sent = Communication.objects.create(
            assessment=case,
            rule=rule,
            told=told,
            recipient=recipient,
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


def _objections_to_authority(case, recipient, by) -> Iterator[Objection]:
    if recipient and not authorities_of(CaseFile(case), by).filter(pk=recipient.pk).exists():
        yield Objection(
            "not-their-authority",
            _("No recipient of this case is %(authority)s or stands beneath it.")
            % {"authority": recipient},
            _("Name a recipient of the case or what is above it, or leave it at the words."),
        )


def rely_on_letter(assessment, *, by, letter: int) -> Communication:
    """Let a case rely on what its authority was told in another, while nothing has changed.

    What it says and when it was sent stand here as they were; who was told is said by the name
    in the register, since words and proof of the other case may not be for readers of this one.
    """
    with journey() as act:
        case = assessment.locked()
        offered = letters_to_rely_on(CaseFile(case), by)
        told = next((each for each in offered.values() if each.pk == letter), None)
        found = [
            *lacks(by, Perm.EVIDENCE_CONDITION, case.portfolio),
            *_objections_to_relying(told),
        ]
        refuse_if(found, verb="decisions.rely_on_letter", subject=case, by=by)
        row = Communication.objects.create(
            assessment=case,
            rule=told.rule,
            told=str(told.recipient)[:200],
            recipient=told.recipient,
            stands_on=told,
            contents=told.contents,
            sent_on=told.sent_on,
            signed_by=told.signed_by,
            proof=_("The letter of %(day)s, sent in another case.") % {"day": day(told.sent_on)},
            recorded_by=by,
        )
        act.record(
            "decisions.rely_on_letter", case, by=by, rule=row.rule, sent=row.pk, stands_on=told.pk
        )
    return row


def _objections_to_relying(told) -> Iterator[Objection]:
    if told is None:
        yield Objection(
            "nothing-to-rely-on",
            _("That letter does not serve this case, or a newer one was recorded since."),
            _("Look at the letters of this case again: rely on what is offered, or send one."),
        )
