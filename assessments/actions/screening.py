"""What one can do about scope: screen, agree that nothing applies, open an assessment."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse, refuse_if_sealed, refuse_unless_allowed
from assessments.actions.kinds import refuse_unforeseen, say_its_stage
from assessments.kinds import FIRST
from assessments.models import (
    Applicability,
    Assessment,
    Assistance,
    Contribution,
    Screening,
)
from assessments.permissions import Perm
from assessments.proposals import Following
from assessments.scope import open_questions, plain_answers, scope_of
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from assessments.umbrella import beyond
from casework.references import next_reference
from casework.refusals import Objection, Refused, as_read_by
from casework.road import journey, objections_to, perform
from policy.actions import keep
from policy.queries import frameworks_of

NEEDS_A_SECOND_PERSON = (Screening.Outcome.OUT, Screening.Outcome.COVERED)


@dataclass(frozen=True, slots=True)
class _Found:
    """One screening about to be stored."""

    framework: object
    finding: object
    answers: dict


def screen(
    assistance, *, by, framework_id, answers, reasons="", precedents=(), covered_by=None
) -> Screening:
    """Record what a framework's own rules say of its scope, on these answers.

    Out of scope, or covered by another case, needs reasons here and a second person after.
    """
    refuse_unless_allowed("screen", by, Perm.PLAN, assistance.portfolio)
    framework = _applied(assistance, framework_id, "screen")
    answers = plain_answers(answers)
    if covered_by is not None and answers.get("within_umbrella") == "yes":
        answers["covered_by"] = covered_by.reference
    found = _Found(framework, scope_of(framework, answers), answers)
    _refuse_what_cannot_stand(assistance, found, reasons, covered_by)
    with journey() as act:
        current = assistance.locked()
        refuse_if_sealed("screen", current, framework.id)
        screening = _store(current, found, by, reasons, covered_by)
        screening.precedents.set(precedents)
        act.record(
            "assessments.screen",
            current,
            by=by,
            screening=screening.pk,
            framework=framework.id,
            digest=framework.digest,
            outcome=screening.outcome,
            rule=screening.rule,
        )
    return screening


def _store(assistance, found, by, reasons, covered_by):
    framework, finding = found.framework, found.finding
    keep(framework)
    screening = Screening.objects.create(
        assistance=assistance,
        framework_id=framework.id,
        framework_version=framework.version,
        framework_digest=framework.digest,
        answers=found.answers,
        outcome=finding.outcome,
        rule=finding.rule or "",
        cites=finding.cite,
        reasons=reasons,
        covered_by=covered_by if finding.outcome == Screening.Outcome.COVERED else None,
        recorded_by=by,
    )
    Applicability.objects.update_or_create(
        assistance=assistance,
        framework_id=framework.id,
        defaults={"outcome": finding.outcome, "screening": screening},
    )
    return screening


def _refuse_what_cannot_stand(assistance, found, reasons, covered_by):
    objections = list(_objections_to_finding(assistance, found, reasons, covered_by))
    if objections:
        raise Refused("screen", objections)


def _objections_to_finding(assistance, found, reasons, covered_by):
    outcome = found.finding.outcome
    if outcome is None:
        for question in open_questions(found.framework, found.answers):
            yield Objection(
                "scope-unanswered",
                _("“%(question)s” is not answered, and the scope turns on it.")
                % {"question": question.text},
                _("Answer it. If nobody knows yet, find out first: silence screens nothing out."),
                cites=question.cite,
                basis=question.basis,
            )
    if outcome in NEEDS_A_SECOND_PERSON and not reasons.strip():
        yield Objection(
            "no-reasons-on-scope",
            _("No reasons are given for finding that no assessment is needed."),
            _("Say why in a few sentences, and which precedents it follows."),
            cites=found.finding.cite,
        )
    if outcome == Screening.Outcome.COVERED:
        yield from _objections_to_umbrella(assistance, covered_by)


def _objections_to_umbrella(assistance, umbrella):
    """Yield where this assistance reaches beyond the one said to cover it."""
    if umbrella is None or umbrella.pk == assistance.pk:
        yield Objection(
            "no-umbrella",
            _("No other assistance is named whose assessment covers this one."),
            _("Give the reference of the assistance that covers it."),
        )
        return
    if umbrella.state not in A.MAY_BE_GIVEN:
        says = _("%(umbrella)s is not itself permitted today.") % {"umbrella": umbrella}
        yield _beyond(umbrella, says)
    for says in beyond(umbrella, assistance):
        yield _beyond(umbrella, says)


def _beyond(umbrella, says):
    return Objection(
        "beyond-the-umbrella",
        says,
        _("Keep within what the umbrella covers, or answer that there is none and assess it."),
        where=umbrella.get_absolute_url(),
    )


def agree_on_scope(screening, *, by, reason) -> Assistance:
    """A second person agrees that no assessment is needed; the assistance is screened out.

    Where an assessment of it is being written, that is found out of scope in the same act.
    """
    from assessments.actions.moves import find_out_of_scope

    assistance = screening.assistance
    refuse_unless_allowed("agree_on_scope", by, Perm.CONFIRM_OUT_OF_SCOPE, assistance.portfolio)
    writing = Assessment.objects.filter(
        assistance=assistance, framework_id=screening.framework_id, state__in=S.WRITABLE
    ).first()
    if writing and screening.outcome == Screening.Outcome.OUT:
        find_out_of_scope(writing, by=by, reason=reason)
        return Assistance.objects.get(pk=assistance.pk)
    with journey() as act:
        change = Following(screening.framework_id, "out_of_scope", screening)
        moved = perform(assistance.screen_out, by=by, reason=reason, proposal=change)
        act.note(screening=screening.pk, framework=screening.framework_id)
        sign_scope(screening, by)
        if screening.covered_by_id:
            moved.parent_id = screening.covered_by_id
            moved.save(update_fields=["parent"])
    return moved


def objections_to_agreeing(screening, *, by):
    """Return why this officer cannot be the second person, before they try."""
    change = Following(screening.framework_id, "out_of_scope", screening)
    move = screening.assistance.screen_out
    found = objections_to(move, by=by, proposal=change, reason="?", making=True)
    return as_read_by(by, screening.assistance.portfolio, found)


def sign_scope(screening, by):
    """Write down who agreed with the finding on scope, and when."""
    screening.agreed_by, screening.agreed_at = by, timezone.now()
    screening.save(update_fields=["agreed_by", "agreed_at"])


def open_assessment(assistance, *, by, framework_id, kind="first", previous=None) -> Assessment:
    """Begin an assessment under the text in force today, which it keeps to its end."""
    refuse_unless_allowed("open_assessment", by, Perm.WRITE, assistance.portfolio)
    framework = _applied(assistance, framework_id, "open_assessment")
    refuse_unforeseen(framework, kind)
    with journey() as act:
        current = assistance.locked()
        _refuse_a_second(current, framework.id)
        keep(framework)
        case = _begun(current, framework, by=by, kind=kind, previous=previous)
        say_its_stage(case, framework, by=by)
        if current.state in (A.PROPOSED, A.SCREENED_OUT, A.STOPPED):
            perform(
                current.take_under_assessment,
                by=by,
                reason=_("%(case)s was opened.") % {"case": case},
            )
        act.record(
            "assessments.open",
            case,
            by=by,
            assistance=current.reference,
            framework=framework.id,
            digest=framework.digest,
            **({"kind": str(kind)} if kind != FIRST else {}),
        )
    return case


def _begun(assistance, framework, *, by, kind, previous) -> Assessment:
    """Write down the case, pinned to its text, and that its plan is its authors' work."""
    case = Assessment.objects.create(
        reference=next_reference("HRA"),
        assistance=assistance,
        portfolio_id=assistance.portfolio_id,
        kind=kind,
        previous=previous,
        framework_id=framework.id,
        framework_version=framework.version,
        framework_digest=framework.digest,
        author=by,
    )
    for officer_id in {by.pk, assistance.author_id}:
        Contribution.objects.create(assessment=case, officer_id=officer_id, what="plan")
    return case


def _applied(assistance, framework_id, act):
    """Return the framework in the text its organisation applies today, or refuse."""
    organisation = assistance.portfolio.organisation
    applied = {each.id: each for each in frameworks_of(organisation)}
    if framework_id not in applied:
        refuse(
            act,
            "framework-not-applied",
            _("%(organisation)s does not apply the framework “%(framework)s”.")
            % {"organisation": organisation, "framework": framework_id},
            _("Choose one that it applies, or ask a policy manager to set a date for this one."),
        )
    return applied[framework_id]


def _refuse_a_second(assistance, framework_id):
    """Refuse two assessments of one thing under one framework at once."""
    under_way = Assessment.objects.filter(
        assistance=assistance, framework_id=framework_id, state__in=S.PREPARATION
    ).first()
    if under_way:
        refuse(
            "open_assessment",
            "already-in-preparation",
            _("%(case)s is already being prepared under this framework.") % {"case": under_way},
            _("Go on with that one."),
            where=under_way.get_absolute_url(),
        )
    if assistance.state in A.OVER:
        refuse(
            "open_assessment",
            "assistance-ended",
            _("%(assistance)s has ended.") % {"assistance": assistance},
            _("Plan new assistance, and assess that."),
        )
