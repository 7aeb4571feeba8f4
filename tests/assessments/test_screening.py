"""Screening: the framework's own rules decide, silence screens nothing out, two people agree."""

from datetime import date

import pytest

from assessments import actions
from assessments.models import Applicability, Assistance, Screening
from assessments.queries import precedents_for
from casework.models import LedgerEntry
from casework.refusals import Refused
from tests.assessments.conftest import NOTHING_GIVEN
from tests.cases import IN_SCOPE


def screened(assistance, by, answers=IN_SCOPE, **more):
    return actions.screen(assistance, by=by, framework_id="uk-osja", answers=answers, **more)


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def test_training_a_police_academy_is_in_scope_whatever_it_is_called(courses, cast):
    screening = screened(courses, cast.amina)

    assert (screening.outcome, screening.rule, screening.cites) == (
        "in",
        "security_body",
        "WMS11; OSJA",
    )
    assert list(Applicability.objects.values_list("framework_id", "outcome")) == [("uk-osja", "in")]
    assert LedgerEntry.objects.last().details["outcome"] == "in"


def test_an_open_question_on_which_scope_turns_is_asked_again(courses, cast):
    with pytest.raises(Refused) as refusal:
        screened(courses, cast.amina, {"assistance_kind": "none", "hmg_part": ["funds"]})

    assert set(codes(refusal)) == {"scope-unanswered"}
    assert Screening.objects.count() == 0


def test_out_of_scope_without_reasons_is_refused(courses, cast):
    with pytest.raises(Refused) as refusal:
        screened(courses, cast.amina, NOTHING_GIVEN)

    assert codes(refusal) == ["no-reasons-on-scope"]


def test_out_of_scope_takes_effect_only_when_a_second_person_agrees(courses, cast):
    screening = screened(courses, cast.amina, NOTHING_GIVEN, reasons="A base, no help.")
    courses.refresh_from_db()
    assert courses.state == "proposed"

    with pytest.raises(Refused) as refusal:
        actions.agree_on_scope(screening, by=cast.amina, reason="I agree with myself.")
    moved = actions.agree_on_scope(screening, by=cast.ravi, reason="As in 2015.")

    screening.refresh_from_db()
    assert codes(refusal) == ["second-person-needed"]
    assert (moved.state, screening.agreed_by) == ("screened_out", cast.ravi)


def test_an_assessment_under_way_is_found_out_of_scope_with_its_assistance(case, courses, cast):
    screening = screened(courses, cast.amina, NOTHING_GIVEN, reasons="A base, no help.")

    actions.agree_on_scope(screening, by=cast.sam, reason="As in 2015.")

    case.refresh_from_db()
    courses.refresh_from_db()
    assert (case.state, courses.state) == ("out_of_scope", "screened_out")


def test_a_case_is_not_found_out_of_scope_by_its_author(case, courses, cast):
    screened(courses, cast.ravi, NOTHING_GIVEN, reasons="A base, no help.")

    with pytest.raises(Refused) as refusal:
        actions.find_out_of_scope(case, by=cast.amina, reason="It is a base.")

    assert codes(refusal) == ["second-person-needed"]


def test_a_case_is_not_found_out_of_scope_against_the_framework(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.find_out_of_scope(case, by=cast.sam, reason="It is only a college.")

    assert codes(refusal) == ["no-finding-on-scope"]


def test_help_is_not_covered_by_an_umbrella_that_does_not_reach_it(courses, cast, academy):
    umbrella = actions.plan(
        by=cast.amina,
        portfolio=cast.portfolio,
        title="Regional programme",
        kind=Assistance.Kind.CASE_SPECIFIC,
        country=academy.country.__class__.objects.get(code="OR"),
    )

    with pytest.raises(Refused) as refusal:
        screened(
            courses,
            cast.amina,
            IN_SCOPE | {"within_umbrella": "yes"},
            reasons="The programme covers it.",
            covered_by=umbrella,
        )

    assert codes(refusal) == ["beyond-the-umbrella"] * 4


@pytest.mark.parametrize(
    ("umbrella", "child", "says"),
    [
        ({"amount": 100}, {}, "has GBP 100 to give, and this one does not say what it takes."),
        ({"amount": 100}, {"amount": 120}, "has GBP 100 left, and this one takes GBP 120."),
        (
            {"amount": 9},
            {"amount": 8, "currency": "EUR"},
            "is counted in GBP, and this one is not.",
        ),
        ({"starts_on": date(2030, 1, 1)}, {}, "starts on 1 January 2030, after this one does."),
        ({"ends_on": date(2030, 1, 1)}, {}, "ends before this one does."),
        ({"activities": ["advice"]}, {}, "does not include everything that is done here."),
        ({"kind": "case_specific"}, {}, "is help of another kind."),
        ({"country_id": "OR"}, {}, "does not include Kadar."),
        ({}, {"also_in": ["OR"]}, "does not include Orsa."),
        ({"recipients": []}, {}, "does not name every recipient of this one."),
    ],
)
def test_what_steps_outside_the_umbrella_is_said_in_a_sentence(
    courses, cast, umbrella, child, says
):
    same = {"kind": courses.kind, "country_id": courses.country_id, "title": "Regional programme"}
    same["recipients"] = list(courses.recipients.all())
    cover = actions.plan(by=cast.amina, portfolio=cast.portfolio, **same | umbrella)
    child = dict(child)
    courses.also_in.set(child.pop("also_in", []))
    first = {"activities": ["training"], "first_delivery_on": date(2027, 1, 1)}
    Assistance.objects.filter(pk=courses.pk).update(**first | child)

    with pytest.raises(Refused) as refusal:
        screened(
            Assistance.objects.get(pk=courses.pk),
            cast.amina,
            IN_SCOPE | {"within_umbrella": "yes"},
            reasons="The programme covers it.",
            covered_by=cover,
        )

    assert [str(each.says) for each in refusal.value.objections] == [
        f"{cover} is not itself permitted today.",
        f"{cover} {says}",
    ]


def test_help_within_an_umbrella_shows_by_what_it_is_covered(courses, cast, academy, client):
    within = actions.plan(
        by=cast.amina,
        portfolio=cast.portfolio,
        title="Its first course",
        kind=courses.kind,
        country=courses.country,
        recipients=[academy],
        parent=courses,
    )
    client.force_login(cast.amina)

    page = client.get(within.get_absolute_url()).content.decode()

    assert f'Covered by <a class="govuk-link" href="{courses.get_absolute_url()}"' in page


def test_an_umbrella_that_is_named_must_be_found(courses, cast):
    with pytest.raises(Refused) as refusal:
        screened(
            courses,
            cast.amina,
            IN_SCOPE | {"within_umbrella": "yes", "covered_by": "AST-1999-0001"},
            reasons="The programme covers it.",
        )

    assert codes(refusal) == ["no-umbrella"]


def test_screening_again_under_a_submitted_case_is_refused(case, courses, cast, submitted):
    with pytest.raises(Refused) as refusal:
        screened(courses, cast.amina)

    assert codes(refusal) == ["being-decided"]


def test_precedents_are_like_findings_and_say_whether_they_went_the_same_way(courses, cast):
    earlier = actions.plan(
        by=cast.amina, portfolio=cast.portfolio, title="A base", country=courses.country
    )
    out = screened(earlier, cast.amina, NOTHING_GIVEN, reasons="A base, no help.")
    screened(courses, cast.amina)

    same_way = precedents_for(cast.amina, "uk-osja", NOTHING_GIVEN, "out", besides=courses)
    other_way = precedents_for(cast.amina, "uk-osja", NOTHING_GIVEN, "in", besides=courses)

    assert [(each.screening, each.consistent) for each in same_way] == [(out, True)]
    assert [(each.screening, each.consistent) for each in other_way] == [(out, False)]


def test_precedents_of_others_portfolios_and_restricted_ones_are_not_shown(courses, cast):
    courses.restricted = True
    courses.save(update_fields=["restricted"])
    screened(courses, cast.amina)

    found = precedents_for(cast.hugo, "uk-osja", IN_SCOPE, "in", besides=None)
    theirs = precedents_for(cast.zed, "uk-osja", IN_SCOPE, "in", besides=None)

    assert (found, theirs) == ([], [])
