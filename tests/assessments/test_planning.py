"""What is planned: written down, named, recorded, opened, moved, and followed."""

import datetime as dt

import pytest

from assessments import actions
from assessments.models import (
    Answer,
    Applicability,
    Assessment,
    Assistance,
    Contribution,
    Delivery,
    Mitigation,
    Risk,
)
from casework.models import LedgerEntry
from casework.refusals import Refused
from recipients.models import Recipient


def verbs():
    return list(LedgerEntry.objects.values_list("verb", flat=True))


def test_planning_needs_little_and_permits_nothing(courses, cast):
    assert (courses.state, courses.provider) == ("proposed", cast.organisation)
    assert verbs() == ["assessments.plan"]


def test_planning_is_refused_to_whoever_works_elsewhere(cast):
    with pytest.raises(Refused) as refusal:
        actions.plan(by=cast.zed, portfolio=cast.portfolio, title="Theirs")

    assert [each.code for each in refusal.value.objections] == ["not-permitted"]
    assert Assistance.objects.count() == 0


def test_opening_an_assessment_pins_the_text_in_force_and_takes_the_help_under_assessment(
    case, courses, cast
):
    courses.refresh_from_db()

    assert (case.state, case.framework_version, len(case.framework_digest)) == (
        "draft",
        "2017.1",
        64,
    )
    assert courses.state == "under_assessment"
    assert verbs()[-2:] == ["assessments.take_under_assessment", "assessments.open"]
    assert list(Contribution.objects.values_list("officer", "what")) == [(cast.amina.pk, "plan")]


def test_a_second_assessment_under_the_same_framework_is_refused_while_one_is_prepared(
    case, courses, cast
):
    with pytest.raises(Refused) as refusal:
        actions.open_assessment(courses, by=cast.ravi, framework_id="uk-osja")

    (objection,) = refusal.value.objections
    assert (objection.code, objection.where) == ("already-in-preparation", f"/cases/{case}/")


def test_a_delivery_that_nobody_assessed_is_recorded_all_the_same(courses, cast):
    actions.record_delivery(
        courses, by=cast.mona, kind="continues", on=dt.date(2026, 1, 5), what="A course at Kadar"
    )

    row = Delivery.objects.get()
    assert (row.what, row.recorded_by, courses.state) == (
        "A course at Kadar",
        cast.mona,
        "proposed",
    )
    assert verbs()[-1] == "assessments.record_delivery"


def test_what_has_happened_is_not_dated_tomorrow(courses, cast):
    tomorrow = dt.date.today() + dt.timedelta(days=1)

    with pytest.raises(Refused) as refusal:
        actions.record_delivery(courses, by=cast.mona, kind="began", on=tomorrow, what="Boots")

    assert [each.code for each in refusal.value.objections] == ["not-yet-happened"]


def test_recipients_are_the_ones_named_last(courses, academy, cast):
    other = Recipient.objects.create(
        reference="RCP-2026-0002",
        portfolio=cast.portfolio,
        kind=Recipient.Kind.UNIT,
        name="Western Division",
        country=academy.country,
        recorded_by=cast.amina,
    )

    actions.name_recipients(courses, by=cast.ravi, recipients=[other])

    assert list(courses.recipients.all()) == [other]


def test_a_role_is_named_again_in_place_of_the_first(courses, cast):
    for title in ("Team Leader", "Overseas Post"):
        actions.name_role(
            courses,
            by=cast.amina,
            role="overseas_post",
            organisation=cast.organisation,
            post=cast.post(title),
        )

    (row,) = courses.role_rows.all()
    assert row.post.title == "Overseas Post"


def test_abandoning_keeps_the_reason_and_stops_what_was_under_assessment(case, courses, cast):
    left = actions.abandon(case, by=cast.amina, reason="The money went elsewhere.")

    courses.refresh_from_db()
    assert (left.state, left.outcome, courses.state) == (
        "abandoned",
        "The money went elsewhere.",
        "stopped",
    )


def test_abandoning_without_a_reason_is_refused(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.abandon(case, by=cast.amina, reason=" ")

    assert [each.code for each in refusal.value.objections] == ["no-reason"]


def test_the_help_is_permitted_when_its_only_framework_says_yes(case):
    (step,) = actions.following(case, "authorised")

    assert (step.move.__name__, step.proposal.framework_id) == ("permit", "uk-osja")


def test_the_help_waits_while_another_framework_that_covers_it_is_open(case, courses):
    screening = Applicability.objects.get().screening
    Applicability.objects.create(
        assistance=courses, framework_id="un-hrddp", outcome="in", screening=screening
    )

    assert actions.following(case, "authorised") == ()


@pytest.mark.parametrize(
    ("becomes", "move"),
    [
        ("suspended", ["stop"]),
        ("withdrawn", ["stop"]),
        ("expired", ["stop"]),
        ("refused", ["stop"]),
        ("closed", ["end"]),
        ("superseded", []),
        ("monitoring", []),
    ],
)
def test_the_help_follows_what_becomes_of_its_assessment(case, becomes, move):
    steps = actions.following(case, becomes)

    assert [step.move.__name__ for step in steps] == move


def test_a_reassessment_carries_over_what_was_written_and_counts_none_of_it(case, cast):
    risk = Risk.objects.create(assessment=case, code="TORT", axis="human_rights", how="Custody")
    measure = Mitigation.objects.create(
        risk=risk,
        kind="vetting",
        says="Vet them",
        owner=cast.post("Overseas Post"),
        due_on=dt.date(2027, 1, 1),
        proof="A list",
        if_it_fails="Stop",
    )
    for question, subject in [
        ("uk.1a", ""),
        ("uk.before", f"risks:{risk.pk}"),
        ("uk.works", f"measures:{measure.pk}"),
        ("uk.told", "assurances:7"),
    ]:
        Answer.objects.create(
            assessment=case, question=question, subject=subject, value="x", answered_by=cast.amina
        )
    case.declared_none = [{"collection": "consultations"}]
    case.save(update_fields=["declared_none"])
    actions.abandon(case, by=cast.amina, reason="Not now.")
    case.refresh_from_db()

    again = actions.reassess(case, by=cast.ravi, reason="A year has passed.")

    new_risk = Risk.objects.get(assessment=again)
    (new_measure,) = new_risk.measures.all()
    answers = Answer.objects.filter(assessment=again)
    assert (again.kind, again.previous, again.declared_none) == ("reassessment", case, [])
    assert (new_risk.how, new_risk.carried_over, new_measure.carried_over) == (
        "Custody",
        True,
        True,
    )
    assert sorted(answers.values_list("question", "subject", "carried_over")) == [
        ("uk.1a", "", True),
        ("uk.before", f"risks:{new_risk.pk}", True),
        ("uk.works", f"measures:{new_measure.pk}", True),
    ]


def test_a_case_still_being_prepared_is_not_reassessed(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.reassess(case, by=cast.amina, reason="Again.")

    assert [each.code for each in refusal.value.objections] == ["nothing-to-reassess"]
    assert Assessment.objects.count() == 1
