"""Each guard of an assessment, told as what it refuses and what it lets through."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from assessments import actions, guards
from assessments.models import Answer, Assessment, Assistance, CaseRole, Mitigation, Risk
from assessments.proposals import RaiseTo
from casework.files import CaseFile
from casework.guards import Asking, Guard
from recipients.models import Allegation, Source
from tests import cases, hrddp_cases
from tests.assessments.conftest import NOTHING_GIVEN
from tests.filling import fill


@pytest.fixture
def desk(cast):
    return cast.post("Desk Officer, South Asia")


@pytest.fixture
def full(case, cast, desk):
    """The case with everything answered and one serious risk that measures reduce."""
    return fill(case, by=cast.amina, post=desk, findings={"TORT": ("serious", "possible")})


def codes(guard, case, by, move="submit", **more):
    """Return the codes of what a guard objects to, asked of the case as it stands now."""
    fresh = type(case).objects.get(pk=case.pk)
    asking = Asking(fresh, move, by, CaseFile(fresh), making=True, **more)
    return [each.code for each in guard.objections(asking)]


def test_every_guard_has_a_test_of_its_own_here():
    known = {name for name in guards.__all__ if isinstance(getattr(guards, name), Guard)}
    told = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}

    assert known - told == set()


def test_all_due_in_draft_is_known(case, cast, desk):
    asked = guards.all_due_in_draft_is_known

    before = codes(asked, case, cast.amina, "begin_mitigation")
    fill(case, by=cast.amina, post=desk)
    after = codes(asked, case, cast.amina, "begin_mitigation")

    assert (before[0], set(before[1:]), after) == ("not-looked-at", {"unanswered"}, [])


def test_all_due_at_submission_is_known(full, cast):
    asked = guards.all_due_at_submission_is_known

    before = codes(asked, full, cast.amina)
    actions.answer(full, by=cast.amina, question="uk.justification", value="")
    after = codes(asked, full, cast.amina)

    assert (before, after) == ([], ["unanswered"])


def test_all_due_before_decision_is_known(full, cast):
    asked = guards.all_due_before_decision_is_known

    before = codes(asked, full, cast.amina, "put_to_decision")
    actions.answer(full, by=cast.amina, question="uk.dp", value=None)
    after = codes(asked, full, cast.amina, "put_to_decision")

    assert (before, after) == ([], ["unanswered"])


def test_all_due_by_decision_is_known(full, cast):
    asked = guards.all_due_by_decision_is_known

    before = codes(asked, full, cast.okafor, "authorise")
    actions.answer(full, by=cast.amina, question="uk.will", value=None)
    after = codes(asked, full, cast.okafor, "authorise")

    assert (before, after) == ([], ["unanswered"])


def test_scope_is_decided(case, courses, cast):
    asked = guards.scope_is_decided

    screened_in = codes(asked, case, cast.amina)
    actions.screen(
        courses, by=cast.amina, framework_id="uk-osja", answers=NOTHING_GIVEN, reasons="A base."
    )
    found_out = codes(asked, case, cast.amina)

    assert (screened_in, found_out) == ([], ["not-in-scope"])


def test_every_live_risk_is_answered(full, cast):
    asked = guards.every_live_risk_is_answered

    with_a_measure = codes(asked, full, cast.amina)
    actions.drop_measure(Mitigation.objects.get(), by=cast.amina)
    with_nothing = codes(asked, full, cast.amina)
    risk = Risk.objects.get(code="TORT")
    actions.revise_risk(
        risk, by=cast.amina, none_possible=True, none_possible_why="They decide alone."
    )
    with_a_reason = codes(asked, full, cast.amina)

    assert (with_a_measure, with_nothing, with_a_reason) == ([], ["risk-without-measure"], [])


def test_every_finding_stands_on_its_measures(full, cast):
    asked = guards.every_finding_stands_on_its_measures

    before = codes(asked, full, cast.amina)
    actions.answer(full, by=cast.amina, question="uk.1c", value="yes")
    contradicted = codes(asked, full, cast.amina)
    actions.justify(
        full, by=cast.amina, check="conflict_without_law", text="It is in another province."
    )
    justified = codes(asked, full, cast.amina)

    assert (before, contradicted, justified) == ([], ["check-conflict-without-law"], [])


def test_every_allegation_is_weighed(full, academy, cast):
    asked = guards.every_allegation_is_weighed
    alleged = Allegation.objects.create(
        reference="ALG-2026-0001",
        portfolio=cast.portfolio,
        recipient=academy,
        violation="torture",
        says="Two officers beat a detainee.",
        restricted=True,
        recorded_by=cast.hugo,
    )

    unweighed = codes(asked, full, cast.amina)
    actions.weigh_allegation(
        full, by=cast.hugo, allegation=alleged, text="Neither officer is among the trainees."
    )
    weighed = codes(asked, full, cast.amina)

    assert (unweighed, weighed) == (["allegation-not-weighed"], [])


def test_what_has_changed_is_said(case, courses, cast):
    asked = guards.what_has_changed_is_said
    actions.abandon(case, by=cast.amina, reason="Advisers were against it.")
    again = actions.open_assessment(courses, by=cast.amina, framework_id="uk-osja")

    unsaid = codes(asked, again, cast.amina)
    actions.say_what_has_changed(again, by=cast.amina, text="Another unit is trained.")
    said = codes(asked, again, cast.amina)

    assert (unsaid, said) == (["earlier-refusal-unanswered"], [])


def test_every_case_role_is_filled(case, courses, cast, desk):
    asked = guards.every_case_role_is_filled

    before = codes(asked, case, cast.amina)
    for role in CaseRole.Role.REQUIRED:
        actions.name_role(
            courses, by=cast.amina, role=role, organisation=cast.organisation, post=desk
        )
    after = codes(asked, case, cast.amina)

    assert (before, after) == (
        [
            "no-assessment-owner",
            "no-approval-owner",
            "no-funder",
            "no-deployer",
            "no-overseas-post",
        ],
        [],
    )


def test_nobody_decides_on_their_own_work(case, cast):
    asked = guards.nobody_decides_on_their_own_work

    found = [
        codes(asked, case, cast.okafor, "authorise"),
        codes(asked, case, cast.amina, "authorise"),
        codes(asked, case, cast.okafor, "authorise", on_behalf_of=cast.amina),
    ]

    assert found == [[], ["own-work"], ["own-work"]]


def test_it_was_decided_before_heed(case, cast):
    asked = guards.it_was_decided_before_heed

    written_here = codes(asked, case, cast.sam, "recognise")
    case.kind = Assessment.Kind.BEFORE_HEED
    case.save(update_fields=["kind"])
    imported = codes(asked, case, cast.sam, "recognise")

    assert (written_here, imported) == (["not-decided-earlier"], [])


def test_only_the_program_lets_time_run_out(case, cast):
    asked = guards.only_the_program_lets_time_run_out

    found = [codes(asked, case, by, "expire") for by in (cast.okafor, cast.program)]

    assert found == [["not-the-program"], []]


def test_its_validity_is_over(case, cast):
    asked = guards.its_validity_is_over
    found = []

    for until in (None, timezone.localdate(), timezone.localdate() - timedelta(days=1)):
        case.valid_until = until
        case.save(update_fields=["valid_until"])
        found.append(codes(asked, case, cast.program, "expire"))

    assert found == [["still-valid"], ["still-valid"], []]


def test_a_newer_assessment_takes_over(case, cast):
    asked = guards.a_newer_assessment_takes_over

    found = [
        codes(asked, case, cast.amina, "supersede", proposal=newer)
        for newer in (None, SimpleNamespace(previous_id=0), SimpleNamespace(previous_id=case.pk))
    ]

    assert found == [["nothing-newer"], ["nothing-newer"], []]


def test_a_second_person_agrees_on_scope(case, courses, cast):
    asked = guards.a_second_person_agrees_on_scope

    screened_in = codes(asked, case, cast.ravi, "find_out_of_scope")
    actions.screen(
        courses, by=cast.amina, framework_id="uk-osja", answers=NOTHING_GIVEN, reasons="A base."
    )
    by_the_same = codes(asked, case, cast.amina, "find_out_of_scope")
    by_another = codes(asked, case, cast.ravi, "find_out_of_scope")

    assert (screened_in, by_the_same, by_another) == (
        ["no-finding-on-scope"],
        ["second-person-needed"],
        [],
    )


def test_two_people_agree_on_scope(courses, cast):
    asked = guards.two_people_agree_on_scope
    found = actions.screen(
        courses, by=cast.amina, framework_id="uk-osja", answers=NOTHING_GIVEN, reasons="A base."
    )
    change = SimpleNamespace(screening=found)

    said = [
        codes(asked, courses, by, "screen_out", proposal=change) for by in (cast.amina, cast.ravi)
    ]

    assert said == [["second-person-needed"], []]


def test_its_assessments_say_so(courses, case, cast):
    asked = guards.its_assessments_say_so
    change = SimpleNamespace(framework_id="uk-osja")

    by_itself = codes(asked, courses, cast.okafor, "permit")
    as_decided = codes(asked, courses, cast.okafor, "permit", proposal=change)
    by_another = codes(
        asked, courses, cast.okafor, "permit", proposal=SimpleNamespace(framework_id="un-hrddp")
    )

    assert (by_itself, as_decided, by_another) == (
        ["not-by-itself"],
        [],
        ["another-framework-undecided"],
    )


def test_it_goes_higher(full, cast):
    asked = guards.it_goes_higher
    Assessment.objects.filter(pk=full.pk).update(rank=2)

    found = [codes(asked, full, cast.sam, "raise_level", proposal=RaiseTo(n)) for n in (2, 3, 9)]

    assert found == [["not-higher"], [], ["not-higher"]]


def test_its_planner_or_its_assessment_ends_it(courses, cast):
    asked = guards.its_planner_or_its_assessment_ends_it

    found = [codes(asked, courses, by, "end") for by in (cast.kim, cast.amina)]

    assert found == [["not-permitted"], []]


def test_whoever_may_not_read_the_ground_is_told_only_that_there_is_one(full, academy, cast):
    from casework.refusals import Refused

    Allegation.objects.create(
        reference="ALG-2026-0001",
        portfolio=cast.portfolio,
        recipient=academy,
        violation="torture",
        says="Canary beat a detainee.",
        restricted=True,
        recorded_by=cast.hugo,
    )
    actions.begin_mitigation(full, by=cast.amina)

    with pytest.raises(Refused) as refusal:
        actions.submit(full, by=cast.amina)

    (told,) = refusal.value.objections
    assert (told.code, str(told.says), str(told.remedy), told.where) == (
        "ground-withheld",
        "Something you may not see stands in the way.",
        "Ask the Assurance Lead.",
        "",
    )
    assert Answer.objects.filter(question="heed.allegation").count() == 0


def test_it_is_of_the_kind_it_says(cast):
    asked, case = guards.it_is_of_the_kind_it_says, hrddp_cases.opened(cast, kind="pre_mandate")

    as_opened = codes(asked, case, cast.amina)
    actions.answer(case, by=cast.amina, question="un.stage", value="planning")
    otherwise = codes(asked, case, cast.amina)

    assert (as_opened, otherwise) == ([], ["another-kind"])


def test_what_is_adopted_says_whence(cast):
    asked, case = guards.what_is_adopted_says_whence, hrddp_cases.opened(cast, kind="adopted")
    theirs = Source.objects.create(
        portfolio=cast.portfolio,
        kind="report",
        title="Country assessment",
        page="page 12",
        recorded_by=cast.amina,
    )

    with_nothing = codes(asked, case, cast.amina)
    given = {"un.14d_withhold": actions.Given("Without it the army goes alone.")}
    actions.adopt_answers(case, by=cast.amina, source=theirs, given=given)
    with_a_page = codes(asked, case, cast.amina)

    assert (with_nothing, with_a_page) == (["nothing-adopted"], [])


def test_nothing_is_delivered_before_a_mandate(cast):
    asked = guards.nothing_is_delivered_before_a_mandate
    case = hrddp_cases.opened(cast, kind="pre_mandate")

    without_a_day = codes(asked, case, cast.amina)
    Assistance.objects.update(first_delivery_on=cases.today())
    with_one = codes(asked, case, cast.amina)

    assert (without_a_day, with_one) == ([], ["delivery-before-a-mandate"])


def test_a_mandate_stands(case, cast):
    asked, before = guards.a_mandate_stands, hrddp_cases.opened(cast, kind="pre_mandate")

    assert codes(asked, before, cast.okafor, "authorise") == ["before-a-mandate"]
    assert codes(asked, case, cast.okafor, "authorise") == []
