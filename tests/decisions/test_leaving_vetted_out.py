"""A yes may leave out whoever was vetted, is barred, and is no recipient in the register."""

import pytest
from django.utils import timezone

from assessments.barred import hit_by
from casework.files import CaseFile
from casework.refusals import Refused
from decisions.actions.laying import rows_of
from decisions.forms.leaving_out import vetted_to_leave_out
from decisions.models import Coverage, Decision
from decisions.record import read
from decisions.verdicts import Verdict, verdict_of
from monitoring.queries import has_authority
from tests import cases
from tests import leahy_cases as leahy
from tests.decisions.test_exports import exported
from tests.decisions.test_pages import as_, page
from tests.kept import kept
from tests.monitoring.watched import codes

pytestmark = pytest.mark.django_db

NAME, CALLED, OUT = "Lt Ilya Sorn", "Unit or individual 2", ("subjects:2",)
DOUBTED = leahy.PERSON | {"result": "suspended_other"}
ACCUSED = leahy.PERSON | leahy.ACCUSED | {"result": "rejected_gvhr"}


@kept
def put(cast, person=DOUBTED, unit="Training Branch"):
    """A case put to its decider: a cleared unit, and a person who is not and is no recipient."""
    cleared = leahy.UNIT | {"name": unit, "unit": unit}
    case = leahy.draft(cast, [cleared, person], units=[cases.a_unit(cast, "Training Branch")])
    return leahy.sign_off(cast, leahy.find(cast, case, "no"))


@kept
def decided(cast, person=DOUBTED):
    """A yes that leaves that person out."""
    case = put(cast, person)
    verdict = leahy.a_yes(excluded_rows=OUT, findings=leahy.not_remediated(case))
    cases.decide(cast, case, "authorise", verdict=verdict)
    return type(case).objects.get(pk=case.pk)


def test_a_yes_that_includes_them_is_refused_and_says_how_to_leave_them_out(cast):
    case = put(cast)

    with pytest.raises(Refused) as refusal:
        cases.decide(cast, case, "authorise", verdict=leahy.a_yes())

    (found,) = refusal.value.objections
    assert found.code == "unvetted-not-excluded"
    assert str(found.remedy).startswith(f"Leave “{CALLED}” out of what is authorised.")


def test_one_that_leaves_them_out_is_given_to_the_rest_and_not_to_them(cast):
    case = decided(cast)
    started = cases.ready_to_start(cast, case)
    leahy.watching.start_delivery(started, by=cast.mona)

    (unit,), today = case.assistance.recipients.all(), cases.today()
    given = [has_authority(case.assistance, today, unit, part) for part in ("", CALLED)]
    said = Coverage.objects.order_by("pk").values_list("recipient__name", "part", "says")
    assert given == [True, False]
    assert list(said) == [("Training Branch", "", "yes"), ("Training Branch", CALLED, "no")]


def test_whoever_records_a_delivery_is_asked_whether_it_is_for_them(cast):
    case = decided(cast)

    assert CaseFile(case.assistance).stopped_parts == [CALLED]


def test_a_rejected_person_whose_unit_is_no_recipient_is_left_out_under_both_laws(cast):
    assert decided(cast, ACCUSED).state == "authorised"


def test_whoever_is_of_the_same_barred_unit_falls_with_them_and_is_left_out_too(cast):
    case = leahy.draft(cast, [leahy.UNIT, ACCUSED], units=[cases.a_unit(cast, "Training Branch")])
    file = CaseFile(leahy.find(cast, case, "no"))

    hit = hit_by(file, file.evaluation.bars["leahy"])

    assert {each.key for each in hit} == {"subjects:1", "subjects:2"}


@pytest.mark.parametrize(
    "typed", ["Training Branch", " training  BRANCH", "Training-Branch.", "Tráining Branch"]
)
def test_a_unit_that_is_a_recipient_is_left_out_as_one_and_not_by_its_row(cast, typed):
    unit = cases.a_unit(cast, "Training Branch")
    row = leahy.UNIT | {"name": f"{typed}, once the School", "unit": typed}
    file = CaseFile(leahy.draft(cast, [row | {"result": "cancelled"}], units=[unit]))

    assert [each.key for each in hit_by(file, file.evaluation.bars["unvetted"])] == [str(unit.pk)]


def test_a_recipient_is_not_taken_for_the_row_that_has_its_number(cast):
    case = put(cast)
    file = CaseFile(case)
    file.recipients[0].pk = 2

    (hit,) = hit_by(file, file.evaluation.bars["unvetted"])

    assert (hit.key, hit.name) == ("subjects:2", CALLED)


def test_a_yes_that_leaves_out_everybody_who_was_vetted_is_refused(cast):
    case = put(cast)
    verdict = leahy.a_yes(excluded_rows=("subjects:1", "subjects:2"))

    with pytest.raises(Refused) as refusal:
        cases.decide(cast, case, "authorise", verdict=verdict)

    assert codes(refusal) == ["nobody-left"]


def test_the_record_says_who_is_left_out_and_names_them_to_whoever_may_read_it(cast):
    sealed = Decision.objects.get(assessment=decided(cast)).sealed

    covered = [each.who for each in read(sealed).coverage if each.says == "no"]
    part = sealed.parts.get(path="left_out")

    assert covered == [f"Training Branch, {CALLED}"]
    assert part.readers == "accounts.read_restricted_allegation"
    assert NAME in bytes(part.canonical).decode()


def test_the_page_of_the_record_and_the_export_say_who_and_name_nobody(client, cast):
    made = Decision.objects.get(assessment=decided(cast))

    shown = as_(client, cast.okafor).get(f"/decisions/{made.reference}/").content.decode()

    (row,) = exported()
    assert CALLED in shown
    assert NAME not in shown
    assert (row["left_out"], row["scope_modified"]) == ([CALLED], "yes")


def test_the_decider_is_offered_those_barred_and_nobody_else_by_their_number(client, cast):
    case = put(cast)

    shown = as_(client, cases.decider_of(cast, case)).get(page("decision", case)).content.decode()

    assert "Of those vetted, leave out" in shown
    assert 'value="subjects:2"' in shown
    assert 'value="subjects:1"' not in shown


def test_they_are_named_there_to_whoever_may_read_the_restricted_answers_alone(cast):
    file = CaseFile(put(cast))

    said = [vetted_to_leave_out(file, each)[0].says for each in (cast.hugo, cast.lena, None)]

    assert said == [f"{CALLED}: {NAME}, 3rd Battalion", CALLED, CALLED]


@pytest.mark.parametrize("stop", ["suspend", "suspend_part"])
def test_a_stop_that_is_lifted_gives_nothing_to_whoever_the_yes_left_out(cast, stop):
    case = decided(cast)
    for kind in (stop, stop.replace("suspend", "resume")):
        made = Decision(pk=2, kind=kind, assessment=case, made_at=timezone.now())
        stops = tuple(CaseFile(case).coverage)
        lifted = Verdict(part=CALLED, lifts=[each.decision_id for each in stops])
        laid = rows_of(made, CaseFile(case), lifted)

    assert {row.says for row in laid if row.part == CALLED} == {"no"}


def test_whom_a_yes_leaves_out_is_read_back_as_it_was_said():
    said = Verdict(excluded_rows=OUT).as_json()

    assert verdict_of("authorise", said).excluded_rows == OUT
