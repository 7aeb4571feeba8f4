"""A case that was opened before a mandate goes on as a first assessment once one stands."""

from django.utils.translation import gettext as _

from assessments.actions.content import Given, write_answers
from assessments.actions.grounds import refuse
from assessments.actions.writing import writing
from assessments.kinds import ADOPTED, FIRST, PRE_MANDATE, kinds_foreseen, stages_asked
from assessments.models import Answer, Assessment
from casework.files import CaseFile


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
