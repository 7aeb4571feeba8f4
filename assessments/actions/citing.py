"""A case rests on a baseline: cite a version, take it back, start one's answers from its text."""

from django.utils.translation import gettext as _

from assessments.actions.content import Given, write_answers
from assessments.actions.grounds import refuse
from assessments.actions.writing import writing
from assessments.countries import subject_about
from assessments.models import Answer, BaselineCitation, BaselineVersion
from casework.files import CaseFile
from policy.facts import known
from policy.framework import COUNTRIES, Framework

BY_NAME = "un.baseline"  # asks which version of the general risk assessment is relied on


def cite_baseline(assessment, *, by, version) -> BaselineCitation:
    """Let a case rest on one version of a baseline; another version of the same one makes way.

    The baseline's owner and writers are no contributors to the case by that.
    """
    with writing(assessment, "cite_baseline", "baseline", by=by) as open_case:
        _refuse_what_is_no_baseline_of_it(open_case.case, version)
        row, _new = BaselineCitation.objects.update_or_create(
            assessment=open_case.case,
            baseline_id=version.baseline_id,
            defaults={"version": version, "cited_by": by},
        )
        open_case.act.record(
            "assessments.cite_baseline",
            open_case.case,
            by=by,
            baseline=version.baseline.reference,
            version=version.number,
            root=version.root,
        )
    return row


def _refuse_what_is_no_baseline_of_it(case, version):
    for code, holds, says, remedy in _grounds(case, version):
        if holds:
            where = version.baseline.get_absolute_url()
            said = {"version": version, "case": case}
            refuse("cite_baseline", code, says % said, remedy, where=where)


def _grounds(case, version):
    """Return why a case may not rest on a version: each ground, and whether it holds."""
    baseline = version.baseline
    countries = {case.assistance.country_id, *case.assistance.also_in.values_list("pk", flat=True)}
    later = BaselineVersion.objects.filter(baseline=baseline, agreed_at__isnull=False)
    return (
        (
            "not-agreed",
            not version.is_published,
            _("%(version)s is a draft, and nothing rests on a draft."),
            _("Have a second officer agree to it first."),
        ),
        (
            "another-country",
            baseline.country_id not in countries,
            _("%(version)s is of a country in which %(case)s gives nothing."),
            _("Cite the baseline of a country the help is for."),
        ),
        (
            "another-framework",
            baseline.framework_id not in ("", case.framework_id),
            _("%(version)s was written under another framework than %(case)s."),
            _("Cite one written under this framework, or one for several."),
        ),
        (
            "newer-version",
            later.filter(number__gt=version.number).exists(),
            _("A newer version stands than %(version)s."),
            _("Cite the newest."),
        ),
        (
            "baseline-past",
            version.is_past,
            _("%(version)s may be relied on no longer: its last day is over."),
            _("Have it renewed, and cite the new version."),
        ),
    )


def drop_baseline(assessment, *, by, baseline) -> None:
    """Let a case rest on a baseline no longer."""
    with writing(assessment, "drop_baseline", "baseline", by=by) as open_case:
        BaselineCitation.objects.filter(assessment=open_case.case, baseline=baseline).delete()
        open_case.act.record(
            "assessments.drop_baseline", open_case.case, by=by, baseline=baseline.reference
        )


def start_from_baseline(assessment, *, by, citation) -> list[Answer]:
    """Start the answers nobody has given from the text of the version cited; return them.

    Each says where it is from, and counts once somebody has read and confirmed it.
    """
    with writing(assessment, "start_from_baseline", "answers", by=by) as open_case:
        case, version = open_case.case, citation.version
        rows = [
            row
            for subject, given in _offered(case, version).items()
            for row in write_answers(case, by, given, subject).values()
        ]
        Answer.objects.filter(pk__in=[row.pk for row in rows]).update(carried_over=True)
        open_case.act.record(
            "assessments.start_from_baseline",
            case,
            by=by,
            baseline=version.baseline.reference,
            version=version.number,
            answers=len(rows),
        )
    return rows


def _offered(case, version) -> dict[str, dict[str, Given]]:
    """Return what nobody has answered, by what it is about: its country, or the case itself."""
    file = CaseFile(case)
    answered = {(a.question, a.subject) for a in file.answers if known(a.value) is not None}
    marked = _("From %(version)s.") % {"version": version}
    own = subject_about(case.assistance, version.baseline.country_id)
    offered: dict[str, dict[str, Given]] = {"": {}, own: {}}
    for question, text in _texts_for(file.framework, version).items():
        subject = own if file.framework.is_asked_per_country(question) else ""
        if text and (question, subject) not in answered:
            offered[subject][question] = Given(text, marked, tuple(version.cited))
    return offered


def _texts_for(framework: Framework, version) -> dict[str, str]:
    """Return what the version says to questions asked once of a case, or of its country."""
    sections = [s for s in framework.sections if s.per == "case"]
    sections += framework.sections_per(COUNTRIES) if framework.countries else ()
    asked = {each.id for s in sections for each in s.questions}
    texts = {id: text for id, text in version.said().items() if id in asked}
    return texts | ({BY_NAME: str(version)} if BY_NAME in asked else {})
