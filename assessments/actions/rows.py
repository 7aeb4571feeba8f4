"""What one can do with the rows of an assessment: risks, measures, assurances, items, people."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.content import Given, write_answers
from assessments.actions.countries import refuse_a_country_typed
from assessments.actions.grounds import refuse
from assessments.actions.writing import writing
from assessments.document import plain, risk_term, row_ids, subject_of
from assessments.models import Answer, AssuranceRequest, Mitigation, Risk
from casework.conflicts import Conflict, Theirs
from casework.files import CaseFile
from casework.templatetags.pages import day


def add_risk(assessment, *, by, code, answers=None, **fields) -> Risk:
    """Take up one risk of the framework's list: how the help could contribute to it, and whom
    it would hurt. Findings on it are answers (`answers`: question → Given or value).
    """
    with writing(assessment, "add_risk", "risks", by=by) as open_case:
        case = open_case.case
        term = risk_term(CaseFile(case).framework, code)
        if term is None:
            refuse(
                "add_risk",
                "not-a-risk",
                _("“%(code)s” is not a risk this framework knows.") % {"code": code},
                _("Choose one from its list."),
            )
        if Risk.objects.filter(assessment=case, code=code).exists():
            refuse(
                "add_risk",
                "risk-already-there",
                _("“%(risk)s” has been taken up already.") % {"risk": term.label},
                _("Open it and change it there."),
            )
        axis = term.marks.get("axis", "")
        risk = Risk.objects.create(assessment=case, code=code, axis=axis, **fields)
        _answer(case, by, "risks", risk.pk, answers)
    return risk


def add_every_risk(assessment, *, by) -> int:
    """Take up every risk the framework wants looked at that is not there yet; say how many."""
    with writing(assessment, "add_risk", "risks", by=by) as open_case:
        case, framework = open_case.case, CaseFile(open_case.case).framework
        wanted = framework.terms(framework.collection("risks").must_cover)
        held = set(Risk.objects.filter(assessment=case).values_list("code", flat=True))
        new = [
            Risk(assessment=case, code=term.id, axis=term.marks.get("axis", ""))
            for term in wanted
            if term.id not in held
        ]
        Risk.objects.bulk_create(new)
    return len(new)


def revise_risk(risk, *, by, revision=None, answers=None, confirm=False, **fields) -> Risk:
    """Change what is said of a risk, and the findings on it, together or not at all."""
    with writing(risk.assessment, "revise_risk", "risks", by=by) as open_case:
        row = Risk.objects.select_for_update().get(pk=risk.pk)
        if fields.get("none_possible") and not str(fields.get("none_possible_why", "")).strip():
            refuse(
                "revise_risk",
                "none-possible-without-reason",
                _("It is not said why no measure is possible."),
                _("Say why nothing would reduce this risk."),
            )
        _revise(row, fields, revision, confirm)
        _answer(open_case.case, by, "risks", row.pk, answers, confirm)
    return row


def look_first(assessment, *, by, found) -> None:
    """Record a first finding on many risks at once: {risk id: {question: Given}}."""
    with writing(assessment, "revise_risk", "risks", by=by) as open_case:
        held = set(Risk.objects.filter(assessment=open_case.case).values_list("pk", flat=True))
        for pk, answers in found.items():
            if pk in held:
                _answer(open_case.case, by, "risks", pk, answers)


def add_measure(risk, *, by, answers=None, **fields) -> Mitigation:
    """Add a measure against a risk: what, by whom, by when, what proves it, what if it fails."""
    with writing(risk.assessment, "add_measure", "measures", by=by) as open_case:
        _refuse_unknown_kind(open_case.case, fields["kind"])
        measure = Mitigation.objects.create(risk=risk, **fields)
        _answer(open_case.case, by, "measures", measure.pk, answers)
    return measure


def revise_measure(
    measure, *, by, revision=None, answers=None, confirm=False, **fields
) -> Mitigation:
    """Change a measure that is still being planned."""
    case = measure.risk.assessment
    with writing(case, "revise_measure", "measures", by=by) as open_case:
        row = Mitigation.objects.select_for_update(of=("self",)).get(pk=measure.pk)
        if "kind" in fields:
            _refuse_unknown_kind(open_case.case, fields["kind"])
        if confirm and row.carried_over:
            _refuse_a_day_gone_by(row, fields.get("due_on", row.due_on))
        _revise(row, fields, revision, confirm)
        _answer(open_case.case, by, "measures", row.pk, answers, confirm)
    return row


def drop_measure(measure, *, by) -> None:
    """Take a planned measure off the case, with the answers about it."""
    with writing(measure.risk.assessment, "drop_measure", "measures", by=by) as open_case:
        Answer.objects.filter(
            assessment=open_case.case, subject=subject_of("measures", measure.pk)
        ).delete()
        measure.delete()


def request_assurance(assessment, *, by, answers=None, **fields) -> AssuranceRequest:
    """Record what the recipient's government was asked to promise, and what came back.

    That none was sought is recorded too, with the reason.
    """
    with writing(assessment, "request_assurance", "assurances", by=by) as open_case:
        if fields.get("outcome") == "not_sought" and not fields.get("why_not_sought", "").strip():
            refuse(
                "request_assurance",
                "not-sought-without-reason",
                _("It is not said why no assurance was sought."),
                _("Say why; the decider will ask."),
            )
        row = AssuranceRequest.objects.create(assessment=open_case.case, recorded_by=by, **fields)
        _answer(open_case.case, by, "assurances", row.pk, answers)
    return row


def revise_assurance(row, *, by, revision=None, answers=None, **fields) -> AssuranceRequest:
    """Change what is recorded of an assurance, such as the answer that came back."""
    with writing(row.assessment, "request_assurance", "assurances", by=by) as open_case:
        held = AssuranceRequest.objects.select_for_update().get(pk=row.pk)
        _revise(held, fields, revision)
        _answer(open_case.case, by, "assurances", held.pk, answers)
    return held


def save_row(assessment, *, by, collection, answers, row=None, confirm=False) -> str:
    """Save one row of a list that lives in its answers (an item, a person); return its id."""
    with writing(assessment, "answer", "answers", by=by) as open_case:
        if row is None:
            refuse_a_country_typed(CaseFile(open_case.case).framework.collection(collection))
            held = row_ids(Answer.objects.filter(assessment=open_case.case), collection)
            row = str(max((int(each) for each in held), default=0) + 1)
        _answer(open_case.case, by, collection, row, answers, confirm)
    return row


def drop_row(assessment, *, by, collection, row) -> None:
    """Take one row of a list that lives in its answers off the case."""
    with writing(assessment, "answer", "answers", by=by) as open_case:
        Answer.objects.filter(
            assessment=open_case.case, subject=subject_of(collection, row)
        ).delete()


def _answer(case, by, collection, row, answers, confirm=False):
    given = {
        question: value if isinstance(value, Given) else Given(value)
        for question, value in (answers or {}).items()
    }
    if given:
        write_answers(case, by, given, subject_of(collection, row), confirm)


def _revise(row, fields, revision, confirm=False):
    """Set a row's own fields, unless somebody changed them since `revision`."""
    changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if changed and revision is not None and revision != row.revision:
        raise Conflict(
            {
                name: (Theirs(plain(getattr(row, name)), row.revision), plain(value))
                for name, value in changed.items()
            }
        )
    if not changed and not confirm:
        return
    for name, value in changed.items():
        setattr(row, name, value)
    if hasattr(row, "carried_over") and (confirm or changed):
        row.carried_over = row.carried_over and not confirm
    row.revision += 1
    row.save()


def _refuse_a_day_gone_by(measure, due_on):
    """Refuse to stand by a measure of the last assessment that is overdue as it is written."""
    if due_on and not measure.done_on and due_on < timezone.localdate():
        refuse(
            "revise_measure",
            "day-gone-by",
            _("This measure was due on %(day)s, and nothing says that it was done.")
            % {"day": day(due_on)},
            _("Set a day to come, or take the measure off and add another."),
        )


def _refuse_unknown_kind(case, kind):
    framework = CaseFile(case).framework
    field = framework.collection("measures").field("type")
    known = [term.id for name in field.vocab for term in framework.terms(name)] if field else []
    if known and kind not in known:
        refuse(
            "add_measure",
            "not-a-measure",
            _("“%(kind)s” is not a kind of measure this framework knows.") % {"kind": kind},
            _("Choose one from its list."),
        )
