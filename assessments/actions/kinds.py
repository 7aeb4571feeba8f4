"""What belongs to one kind of case: adopting another body's answers, taking a mandate up."""

from dataclasses import replace

from django.utils.translation import gettext as _

from assessments.actions.content import Given, write_answers
from assessments.actions.grounds import refuse
from assessments.actions.writing import writing
from assessments.kinds import ADOPTED, FIRST, PRE_MANDATE, kinds_foreseen, stages_asked
from assessments.models import Answer, Assessment
from casework.files import CaseFile
from policy.facts import known


def refuse_unforeseen(framework, kind) -> None:
    """Refuse a kind of assessment that the framework does not know of."""
    if kind in (PRE_MANDATE, ADOPTED) and kind not in kinds_foreseen(framework):
        refuse(
            "open_assessment",
            "kind-unforeseen",
            _("%(framework)s knows of no “%(kind)s”.")
            % {"framework": framework.title, "kind": Assessment.Kind(kind).label},
            _("Begin a first assessment."),
        )


def say_its_stage(case, framework, *, by) -> None:
    """Answer for whoever opens a case before a mandate that it is at that stage."""
    if case.kind == PRE_MANDATE:
        stages = {each.id: Given(PRE_MANDATE) for each in stages_asked(framework)}
        write_answers(case, by, stages)


def adopt_answers(assessment, *, by, source, given, subject="") -> list[Answer]:
    """Answer questions as another body's document does, at the page the source names.

    Only what this changes is adopted; what is taken back or given other reasons is ours. An
    adopted answer counts once an officer of ours has confirmed it, and is marked as adopted until
    somebody changes it.
    """
    with writing(assessment, "adopt", "answers", by=by) as open_case:
        case = open_case.case
        _refuse_what_is_not_adopted(case, source)
        kept = Answer.objects.filter(assessment=case, subject=subject, question__in=given)
        held = {each.question: known(each.value) for each in kept}
        taken = {
            id: replace(each, sources=(*each.sources, source))
            for id, each in given.items()
            if known(each.value) is not None and known(each.value) != held.get(id)
        }
        ours = {id: each for id, each in given.items() if id not in taken}
        write_answers(case, by, ours, subject)
        rows = write_answers(case, by, taken, subject).values()
        adopted = Answer.objects.filter(pk__in=[row.pk for row in rows])
        adopted.update(carried_over=True, adopted_from=source)
        open_case.act.record(
            "assessments.adopt", case, by=by, source=source.reference, answers=sorted(taken)
        )
    return list(adopted)


def _refuse_what_is_not_adopted(case, source) -> None:
    if case.kind != ADOPTED:
        refuse(
            "adopt",
            "not-adopted",
            _("%(case)s was not opened as adopted from another body.") % {"case": case},
            _("Answer in your own words, and cite the source."),
            where=case.get_absolute_url(),
        )
    if not source.page.strip():
        refuse(
            "adopt",
            "no-page",
            _("Nothing says where in “%(source)s” it is answered.") % {"source": source},
            _("Record the source with its page or paragraph, once for each place."),
            where=source.get_absolute_url(),
        )


def take_up_mandate(assessment, *, by, mandate) -> Assessment:
    """Go on with an evaluation as a first assessment, now that a mandate stands; say which.

    What was written stays; at which stage it is must be said anew. What was sealed for the
    briefing stays sealed.
    """
    with writing(assessment, "take_up_mandate", "answers", by=by) as open_case:
        case = open_case.case
        if case.kind != PRE_MANDATE:
            refuse(
                "take_up_mandate",
                "no-evaluation",
                _("%(case)s was not made before a mandate.") % {"case": case},
                _("Go on with it as it is."),
                where=case.get_absolute_url(),
            )
        stages = [each.id for each in stages_asked(CaseFile(case).framework)]
        Answer.objects.filter(assessment=case, question__in=stages).update(carried_over=True)
        case.kind, case.what_has_changed = FIRST, mandate
        case.save(update_fields=["kind", "what_has_changed"])
        open_case.act.record("assessments.take_up_mandate", case, by=by)
    return case
