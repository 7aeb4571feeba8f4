"""What holds for answers about the countries of the help: whose they are, and whose they stay."""

from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse
from assessments.countries import PREFIX, subject_about
from assessments.models import Answer, Assessment, AssuranceRequest
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from policy.framework import COUNTRIES, Framework
from recipients.models import Country


def kept_under(case, framework: Framework, subject: str) -> str:
    """Return how an answer about a country is kept; refuse one about a country not helped."""
    if framework.countries is None or not subject.startswith(PREFIX):
        return subject
    code, assistance = subject.removeprefix(PREFIX), case.assistance
    if code != assistance.country_id and not assistance.also_in.filter(pk=code).exists():
        named = Country.objects.filter(pk=code).first() or code
        refuse(
            "answer",
            "not-a-country-of-it",
            _("%(country)s is not among the countries of this help, so nothing said of it counts.")
            % {"country": named},
            _("Name it on the plan first, or answer for a country that is there."),
            where=assistance.get_absolute_url(),
        )
    return subject_about(assistance, code)


def refuse_a_country_typed(collection) -> None:
    """Refuse to add a row to a list that is filled from the plan."""
    if collection.is_of_countries:
        refuse(
            "answer",
            "countries-come-from-the-plan",
            _("The countries of a case are those of its plan, and nobody adds one here."),
            _("Name the country on the plan; its questions are then asked."),
        )


def hand_over_the_first(assistance, before: str, after: str) -> None:
    """Let what was said of the first country stay its own when another becomes the first."""
    for case in Assessment.objects.filter(assistance=assistance, state__in=S.WRITABLE):
        framework = CaseFile(case).framework
        if framework.countries is None:
            continue
        asked = [q.id for s in framework.sections_per(COUNTRIES) for q in s.questions]
        answers = Answer.objects.filter(assessment=case, question__in=asked)
        answers.filter(subject="").update(subject=PREFIX + before)
        answers.filter(subject=PREFIX + after).update(subject="")
        AssuranceRequest.objects.filter(assessment=case, country=None).update(country=before)
