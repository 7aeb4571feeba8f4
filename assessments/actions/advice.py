"""What one can do about advice: ask it, and give it in one's own words."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import officers_with
from accounts.roles import Role
from assessments.actions.grounds import refuse, refuse_unless_allowed
from assessments.models import Advice
from assessments.permissions import Perm
from assessments.routing import cache_route
from assessments.states import AssessmentState as S
from assessments.working_days import working_days_after
from casework.actions import tell
from casework.refusals import Objection, Refused
from casework.road import journey

GIVEN_BY = {
    Advice.Kind.LEGAL: (Role.LEGAL_ADVISER, Perm.ADVISE_LEGAL),
    Advice.Kind.HUMAN_RIGHTS: (Role.HUMAN_RIGHTS_ADVISER, Perm.ADVISE_HUMAN_RIGHTS),
    Advice.Kind.IHL: (Role.IHL_ADVISER, Perm.ADVISE_IHL),
    Advice.Kind.POST: (Role.POST_ADVISER, Perm.ADVISE_POST),
    Advice.Kind.ASSURANCE: (Role.ASSURANCE_LEAD, Perm.ADVISE_ASSURANCE),
}
OUR_CLOCK = 10  # working days, where the framework names none: our default


def ask_advice(assessment, *, by, kind, question, due_on=None) -> Advice:
    """Ask advisers of one kind about what was submitted; they are told, and a clock starts."""
    allowed = by.may(Perm.RETURN.value, assessment.portfolio)
    refuse_unless_allowed(
        "ask_advice", by, Perm.RETURN if allowed else Perm.ASK_ADVICE, assessment.portfolio
    )
    with journey() as act:
        case = assessment.locked()
        _refuse_asking(case, kind, due_on)
        return put_question(case, act, by=by, kind=kind, question=question, due_on=due_on)


def put_question(case, act, *, by, kind, question, due_on=None) -> Advice:
    """Make the request, tell the advisers, and note it in the ledger of the act under way."""
    today = timezone.localdate()
    due_on = due_on or working_days_after(today, OUR_CLOCK)
    advice = Advice.objects.create(
        assessment=case,
        kind=kind,
        question=question,
        asked_by=by,
        due_on=due_on,
        content_root=case.content_root,
    )
    role, _perm = GIVEN_BY[Advice.Kind(kind)]
    path = reverse("assessments:give_advice", args=[case.reference, advice.pk])
    tell(officers_with(role, case.portfolio), f"advice_{kind}", case, due_on=due_on, path=path)
    act.record("assessments.ask_advice", case, by=by, advice=advice.pk, kind=str(kind))
    return advice


def _refuse_asking(case, kind, due_on):
    if case.state not in S.AWAITING_DECISION:
        refuse(
            "ask_advice",
            "not-submitted",
            _("Advice is given on what was submitted, and %(case)s is not submitted.")
            % {"case": case},
            _("Submit it first, or consult people and record what they said."),
            where=reverse("assessments:consultations", args=[case.reference]),
        )
    waiting = Advice.objects.filter(
        assessment=case, kind=kind, content_root=case.content_root, returned_at=None
    )
    if waiting.exists():
        refuse(
            "ask_advice",
            "already-asked",
            _("This advice has been asked for and has not come back yet."),
            _("Wait for it, or remind whoever gives it."),
            where=reverse("assessments:advice", args=[case.reference]),
        )
    if due_on and due_on < timezone.localdate():
        refuse(
            "ask_advice",
            "due-in-the-past",
            _("The day by which you ask for it has passed."),
            _("Choose today or a later day."),
        )


def give_advice(advice, *, by, concur, reasons, condition="", case_against="") -> Advice:
    """Give advice in one's own words; it stays in them, bound to the content it was given on."""
    with journey() as act:
        case = advice.assessment.locked()
        row = Advice.objects.select_for_update(of=("self",)).get(pk=advice.pk)
        objections = [*objections_to_advising(row, case, by)]
        objections += _objections_to_words(case, by, concur, reasons, condition, case_against)
        if objections:
            raise Refused("give_advice", objections)
        row.adviser, row.concur, row.reasons = by, concur, reasons
        row.condition, row.case_against = condition, case_against
        row.returned_at = timezone.now()
        row.save()
        cache_route(case)
        _tell_that_it_came(case, row)
        act.record(
            "assessments.give_advice", case, by=by, advice=row.pk, kind=row.kind, concur=concur
        )
    return row


def _tell_that_it_came(case, row):
    path = reverse("assessments:advice", args=[case.reference])
    today = timezone.localdate()
    tell([case.author, row.asked_by], f"advice_came_{row.kind}", case, due_on=today, path=path)


def objections_to_advising(advice, case, by):
    """Return every reason why this officer may not give this advice now."""
    _role, permission = GIVEN_BY[Advice.Kind(advice.kind)]
    where = reverse("assessments:advice", args=[case.reference])
    if not by.may(permission.value, case.portfolio):
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": permission.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )
    if advice.returned_at is not None:
        yield Objection(
            "advice-already-given",
            _("This advice was given by %(officer)s, and stays in their words.")
            % {"officer": advice.adviser},
            _("To say more, have advice asked for again."),
            where=where,
        )
    if case.state not in S.AWAITING_DECISION or advice.content_root != case.content_root:
        yield Objection(
            "on-earlier-content",
            _("What this advice was asked on is no longer what stands."),
            _("Wait until the case is submitted again; you will be asked on that."),
            where=where,
        )


def _objections_to_words(case, by, concur, reasons, condition, case_against):
    if concur not in Advice.Concur.values:
        yield Objection(
            "no-position",
            _("You have not said whether you concur."),
            _("Choose one: concur, concur if, or do not concur."),
        )
    if not reasons.strip():
        yield Objection("no-reason", _("Your advice is empty."), _("Write it in your own words."))
    if concur == Advice.Concur.CONCUR_IF and not condition.strip():
        yield Objection(
            "no-condition",
            _("You concur on a condition, and have not said which."),
            _("Write what must be so."),
        )
    if case_against.strip() and by.pk == case.author_id:
        yield Objection(
            "own-case-against",
            _("%(officer)s wrote this assessment, so cannot also write the case against it.")
            % {"officer": by},
            _("An adviser or the assurance lead writes it."),
        )
