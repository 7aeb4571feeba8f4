"""Moving a case to the text its organisation applies now: never silently, and with a reason."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse
from assessments.actions.writing import writing
from assessments.models import Answer, TextChange
from casework.files import CaseFile
from policy import registry
from policy.actions import keep
from policy.evaluate import evaluate
from policy.findings import Missing
from policy.framework import Framework


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move to a newer text would do: which answers must be given again, what is new."""

    framework: Framework
    again: tuple[Answer, ...]
    missing: tuple[Missing, ...]


def newer_text_of(case) -> Framework | None:
    """Return the text the case's organisation applies now, where it is not the case's own."""
    framework = registry.in_force(case.framework_id, case.portfolio.organisation)
    return None if framework.digest == case.framework_digest else framework


def still_means(framework: Framework, answer: Answer) -> bool:
    """Say whether a text asks what this answer answered: the same question, meaning the same."""
    question = framework.questions.get(answer.question)
    return question is None or answer.meaning in ("", str(question.meaning))


def preview(case, framework: Framework) -> Moved:
    """Return what a move of this case to another text would do."""
    file = CaseFile(case)
    answers, before = list(file.answers), file.evaluation.missing
    file = CaseFile(case)
    file.framework = framework
    file.answers = [each for each in answers if still_means(framework, each)]
    again = tuple(each for each in answers if not still_means(framework, each))
    asked = {(each.question, each.row) for each in before}
    found = evaluate(framework, file.document).missing
    return Moved(
        framework, again, tuple(each for each in found if (each.question, each.row) not in asked)
    )


def move_to_newer_text(assessment, *, by, reason):
    """Pin a case that is being written to the text applied now; what no longer fits is asked again.

    Answers are carried over only where the question and its meaning are the same.
    """
    with writing(assessment, "move_to_newer_text", "text", by=by) as open_case:
        case = open_case.case
        framework = newer_text_of(case)
        _refuse_what_makes_no_sense(case, framework, reason)
        keep(framework)
        change = TextChange.objects.create(
            assessment=case,
            from_version=case.framework_version,
            from_digest=case.framework_digest,
            to_version=framework.version,
            to_digest=framework.digest,
            reason=reason,
            moved_by=by,
        )
        old = [a for a in Answer.objects.filter(assessment=case) if not still_means(framework, a)]
        Answer.objects.filter(pk__in=[each.pk for each in old]).update(carried_over=True)
        case.framework_version, case.framework_digest = framework.version, framework.digest
        case.save(update_fields=["framework_version", "framework_digest"])
        open_case.act.record(
            "assessments.move_to_newer_text",
            case,
            by=by,
            change=change.pk,
            version=framework.version,
            digest=framework.digest,
            asked_again=len(old),
        )
    return case


def _refuse_what_makes_no_sense(case, framework, reason):
    if framework is None:
        refuse(
            "move_to_newer_text",
            "text-is-current",
            _("%(case)s stands on the text that applies now.") % {"case": case},
            _("There is nothing to move it to."),
            where=case.get_absolute_url(),
        )
    if not reason.strip():
        refuse(
            "move_to_newer_text",
            "no-reason",
            _("You have not said why the case should move to the newer text."),
            _("Write why: who decides will read it."),
            where=reverse("assessments:newer_text", args=[case.reference]),
        )
