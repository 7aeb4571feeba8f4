"""A case filled in as an official would: every question due, every risk, measures where wanted."""

from datetime import date

from assessments import actions
from assessments.models import CaseRole, Risk
from policy import registry

CHOICES = {
    "uk.1c": "no",
    "uk.2_punitive_indicators": "no",
    "uk.2_commercial": "no",
    "uk.rep_interest": ["parliament"],
    "uk.dp": "not_engaged",
    "uk.data": "no",
    "uk.will": "no",
    "uk.recommendation": "conditions",
}
MEASURE = {
    "kind": "vetting",
    "says": "Every trainee is vetted by name before the course.",
    "due_on": date(2027, 3, 1),
    "proof": "The signed list, held by the Post.",
    "if_it_fails": "The course does not start.",
}
OF_A_MEASURE = {"uk.effectiveness": "some", "uk.residual": "possible"}


def fill(case, *, by, post, findings=None, reputation=None, answers=None, of=None):
    """Write everything a case needs to be submitted.

    `findings` is {risk code: (before, after)}; every other risk is found not to be one. `of` is
    {country code: answers} for countries of which something else is said than of the first.
    """
    answer_the_case(case, by, answers or {})
    answer_of_each_country(case, by, answers or {}, of or {})
    weigh_risks(case, by, post, findings or {}, reputation or {})
    for role in CaseRole.Role.REQUIRED:
        actions.name_role(
            case.assistance, by=by, role=role, organisation=post.organisation, post=post
        )
    return case


def answer_the_case(case, by, answers):
    """Answer every question asked once, with the choices above or the ones given."""
    framework = registry.in_force(case.framework_id)
    for section in framework.sections_per("case"):
        if given := _given(section, answers):
            actions.save_answers(case, by=by, given=given)
    actions.consult(
        case,
        by=by,
        who="The Post",
        on=date(2026, 11, 2),
        said="The academy keeps records of its trainees.",
        changed="Vetting by name was added.",
    )


def answer_of_each_country(case, by, answers, of):
    """Answer every question asked of each country, for each country of the help."""
    sections = registry.in_force(case.framework_id).sections_per("countries")
    help_given = case.assistance
    for code in (help_given.country_id, *help_given.also_in.values_list("pk", flat=True)):
        for section in sections:
            given = _given(section, answers | of.get(code, {}))
            actions.save_answers(case, by=by, given=given, subject=f"countries:{code}")


def _given(section, answers):
    return {
        question.id: actions.Given(_said(question, answers))
        for question in section.questions
        if question.required and question.type != "consultation_log"
    }


def _said(question, answers):
    if question.id in answers:
        return answers[question.id]
    if question.id in CHOICES:
        return CHOICES[question.id]
    if question.type == "table":
        return [dict.fromkeys(question.columns, "2026")]
    return f"Said of {question.id}."


def weigh_risks(case, by, post, findings, reputation):
    """Take up every risk, find each one, and answer those that are live with a measure."""
    actions.add_every_risk(case, by=by)
    for risk in Risk.objects.filter(assessment=case):
        before, after = findings.get(risk.code, ("no", "no"))
        said = {"uk.before": before, "uk.rep": reputation.get(risk.code, "low")}
        if before == "no":
            actions.revise_risk(risk, by=by, answers=said)
            continue
        said |= {"uk.law": ["human_rights"], "uk.after": after, "uk.after_reasons": "Vetted."}
        actions.revise_risk(
            risk,
            by=by,
            answers=said,
            how="Methods taught could be used in interrogation.",
            who="Suspects held by the force.",
            evidence="The report of 2025.",
        )
        actions.add_measure(risk, by=by, owner=post, answers=OF_A_MEASURE, **MEASURE)
