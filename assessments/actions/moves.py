"""The moves of an assessment that no decision makes, and what they do to its assistance."""

from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse, refuse_unless_allowed
from assessments.actions.newer_text import still_means
from assessments.actions.screening import open_assessment, sign_scope
from assessments.models import Answer, Assessment, Assistance, Risk, Screening
from assessments.permissions import Perm
from assessments.proposals import Following, RaiseTo
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from casework.files import CaseFile
from casework.road import Step, journey, perform

# What the assistance does when an assessment of it becomes this: its move, and from which states.
FOLLOWS = {
    "authorised": ("permit", (A.UNDER_ASSESSMENT, A.STOPPED)),
    "suspended": ("stop", (A.UNDER_ASSESSMENT, A.PERMITTED)),
    "withdrawn": ("stop", (A.UNDER_ASSESSMENT, A.PERMITTED)),
    "expired": ("stop", (A.UNDER_ASSESSMENT, A.PERMITTED)),
    "refused": ("stop", (A.UNDER_ASSESSMENT, A.PERMITTED)),
    "abandoned": ("stop", (A.UNDER_ASSESSMENT,)),
    "out_of_scope": ("screen_out", (A.PROPOSED, A.UNDER_ASSESSMENT)),
    "closed": ("end", tuple(A)),
}
# Lists whose rows are kept in tables of their own; an answer about a row follows the row.
OWN_ROWS = ("risks", "measures", "assurances")


def following(assessment, becomes) -> tuple[Step, ...]:
    """Return the step the assistance makes with the assessment, for `then=`; none, often."""
    move, sources = FOLLOWS.get(becomes, ("", ()))
    assistance = Assistance.objects.get(pk=assessment.assistance_id)
    if assistance.state not in sources or assistance.state in A.OVER:
        return ()
    if _another_says_otherwise(assessment, assistance, becomes):
        return ()
    change = Following(assessment.framework_id, becomes)
    return (Step(getattr(assistance, move), change),)


def _another_says_otherwise(assessment, assistance, becomes):
    """Say whether another assessment or framework keeps the assistance as it is."""
    others = list(Assessment.objects.filter(assistance=assistance).exclude(pk=assessment.pk))
    if becomes == "authorised":
        covering = assistance.applicability.filter(outcome="in")
        open_still = set(covering.values_list("framework_id", flat=True))
        permitting = {each.framework_id for each in others if each.state in S.PERMITTING}
        return bool(open_still - permitting - {assessment.framework_id})
    if becomes in ("refused", "abandoned"):
        same = [each for each in others if each.framework_id == assessment.framework_id]
        return any(each.state in S.PERMITTING for each in same)
    if becomes == "out_of_scope":
        covering = assistance.applicability.filter(outcome__in=("in", "refer"))
        return covering.exclude(framework_id=assessment.framework_id).exists()
    if becomes == "closed":
        return any(each.state in S.LIVE for each in others)
    return False


def _screening_of(assessment):
    found = Screening.objects.filter(
        assistance=assessment.assistance_id, framework_id=assessment.framework_id
    )
    return found.order_by("-pk").first()


def begin_mitigation(assessment, *, by, reason=""):
    """Take a draft on to answering its risks."""
    return perform(assessment.begin_mitigation, by=by, reason=reason)


def reopen_draft(assessment, *, by, reason=""):
    """Go back to writing what is proposed."""
    return perform(assessment.reopen_draft, by=by, reason=reason)


def return_to_draft(assessment, *, by, reason=""):
    """Send a submitted case back to its author to be written again; its signatures fall."""
    return _return(assessment.return_to_draft, by, reason)


def return_to_mitigation(assessment, *, by, reason=""):
    """Send a submitted case back to its author for better measures; its signatures fall."""
    return _return(assessment.return_to_mitigation, by, reason)


def _return(move, by, reason):
    with journey():
        case = perform(move, by=by, reason=reason)
        case.asked_back = reason
        case.with_post = None
        case.content_root = case.submission_root = ""
        case.deferred_until = None
        case.save(
            update_fields=[
                "asked_back",
                "with_post",
                "content_root",
                "submission_root",
                "deferred_until",
            ]
        )
    return case


def raise_level(assessment, *, by, reason, to_rank):
    """Have a higher rung decide than the rules alone demand; what is sealed stays."""
    with journey() as act:
        case = perform(assessment.raise_level, by=by, reason=reason, proposal=RaiseTo(to_rank))
        act.note(to_rank=to_rank)
        case.raised_to_rank, case.raised_why, case.raised_by = to_rank, reason, by
        case.rank = to_rank
        case.save(update_fields=["raised_to_rank", "raised_why", "raised_by", "rank"])
    return case


def abandon(assessment, *, by, reason=""):
    """Give the case up for a reason that is counted; nothing may be given on it."""
    with journey():
        case = perform(
            assessment.abandon, by=by, reason=reason, then=following(assessment, "abandoned")
        )
        case.outcome = reason
        case.save(update_fields=["outcome"])
    return case


def find_out_of_scope(assessment, *, by, reason):
    """Agree, as a second person, that the framework does not cover it."""
    with journey():
        case = perform(
            assessment.find_out_of_scope,
            by=by,
            reason=reason,
            then=following(assessment, "out_of_scope"),
        )
        case.outcome = reason
        case.save(update_fields=["outcome"])
        sign_scope(_screening_of(case), by)
    return case


def reassess(assessment, *, by, reason) -> Assessment:
    """Begin a fresh assessment from the last: its answers are carried over, and count for nothing
    until somebody confirms each of them.
    """
    refuse_unless_allowed("reassess", by, Perm.REASSESS, assessment.portfolio)
    if assessment.state in (*S.PREPARATION, S.SUPERSEDED):
        refuse(
            "reassess",
            "nothing-to-reassess",
            _("%(case)s is not one that a reassessment can start from.") % {"case": assessment},
            _("Reassess one that was decided, or go on with the one being prepared."),
            where=assessment.get_absolute_url(),
        )
    if not reason.strip():
        refuse(
            "reassess",
            "no-reason",
            _("No reason has been given."),
            _("Say why in a sentence; it stands in the record."),
        )
    with journey():
        case = open_assessment(
            assessment.assistance,
            by=by,
            framework_id=assessment.framework_id,
            kind=Assessment.Kind.REASSESSMENT,
            previous=assessment,
        )
        case.asked_back = reason
        case.save(update_fields=["asked_back"])
        _carry_over(assessment, case)
    return case


def _carry_over(old, new):
    """Copy risks, measures and answers; what was declared empty must be searched again."""
    rows, framework = _carry_risks(old, new), CaseFile(new).framework
    for answer in Answer.objects.filter(assessment=old).prefetch_related("sources"):
        subject = rows.get(answer.subject, answer.subject)
        if answer.subject.partition(":")[0] in OWN_ROWS and answer.subject not in rows:
            continue
        if not still_means(framework, answer):
            continue
        copy = Answer.objects.create(
            assessment=new,
            question=answer.question,
            meaning=answer.meaning,
            subject=subject,
            value=answer.value,
            notes=answer.notes,
            carried_over=True,
            adopted_from_id=answer.adopted_from_id,
            answered_by_id=answer.answered_by_id,
            answered_at=answer.answered_at,
        )
        copy.sources.set(answer.sources.all())


def _carry_risks(old, new):
    """Copy the risks with their measures; return each old row's name with its new one."""
    names = {}
    risks = Risk.objects.filter(assessment=old).prefetch_related("sources", "measures")
    for risk in risks:
        measures, sources = list(risk.measures.all()), list(risk.sources.all())
        copy = _copied(risk, assessment=new)
        copy.sources.set(sources)
        names[f"risks:{risk.pk}"] = f"risks:{copy.pk}"
        for measure in measures:
            again = _copied(measure, risk=copy)
            names[f"measures:{measure.pk}"] = f"measures:{again.pk}"
    return names


def _copied(row, **changes):
    kind = type(row)
    kept = {
        field.attname: getattr(row, field.attname)
        for field in kind._meta.concrete_fields
        if not field.primary_key and field.name not in changes
    }
    return kind.objects.create(**kept | {"carried_over": True, "revision": 0} | changes)
