"""Answers: what counts, what is unknown, and what happens when two people write at once."""

import pytest

from assessments import actions
from assessments.models import Answer, Assessment, Contribution
from casework.conflicts import Conflict
from casework.files import CaseFile
from casework.models import LedgerEntry
from casework.refusals import Refused
from tests.filling import fill


@pytest.fixture
def desk(cast):
    return cast.post("Desk Officer, South Asia")


def document_of(case):
    return CaseFile(Assessment.objects.get(pk=case.pk)).document


def test_an_answer_stands_in_the_case_document_under_its_question(case, cast):
    actions.answer(case, by=cast.amina, question="uk.1a", value="Quiet in the south.")

    document = document_of(case)
    assert document["collections"]["countries"] == [
        {"id": "KD", "name": "Kadar", "priority": "no", "1a": "Quiet in the south."}
    ]
    assert document["case"]["recipient_kind"] == ["police"]
    assert document["case"]["flagged_unit"] == "no"


def test_reasons_and_sources_go_with_the_answer(case, cast):
    actions.answer(case, by=cast.amina, question="uk.will", value="no", notes="Nobody says so.")

    assert document_of(case)["q"]["uk.will"] == {
        "value": "no",
        "notes": "Nobody says so.",
        "sources": [],
    }


def test_an_answer_taken_back_is_unknown_again(case, cast):
    actions.answer(case, by=cast.amina, question="uk.data", value="no")
    actions.answer(case, by=cast.amina, question="uk.data", value=None)

    missing = {gap.question for gap in CaseFile(case).evaluation.missing}
    assert "uk.data" in missing


def test_whoever_answers_is_a_contributor_once(case, cast):
    for text in ("One.", "Two."):
        actions.answer(case, by=cast.ravi, question="uk.1a", value=text)

    assert list(Contribution.objects.filter(officer=cast.ravi).values_list("what", flat=True)) == [
        "answers"
    ]


def test_a_stale_tab_saves_nothing_over_newer_text_and_shows_both(case, cast):
    first = actions.answer(case, by=cast.amina, question="uk.1a", value="First.")
    actions.answer(case, by=cast.ravi, question="uk.1a", value="Ravi’s.", revision=first.revision)

    with pytest.raises(Conflict) as conflict:
        actions.answer(
            case, by=cast.amina, question="uk.1a", value="Amina’s.", revision=first.revision
        )

    theirs, mine = conflict.value.fields["uk.1a"]
    assert (theirs.text, theirs.by, mine) == ("Ravi’s.", cast.ravi, "Amina’s.")
    assert Answer.objects.get().value == "Ravi’s."


def test_two_people_writing_the_same_words_do_not_clash(case, cast):
    first = actions.answer(case, by=cast.amina, question="uk.1a", value="First.")
    actions.answer(case, by=cast.ravi, question="uk.1a", value="Same.", revision=first.revision)

    saved = actions.answer(
        case, by=cast.amina, question="uk.1a", value="Same.", revision=first.revision
    )

    assert saved.answered_by == cast.ravi


def test_what_cannot_be_kept_is_refused_with_a_remedy_and_nothing_of_the_page_is_saved(case, cast):
    given = {
        "uk.1a": actions.Given("x" * 20_001),
        "uk.1b": actions.Given("before\x00after"),
        "uk.1c": actions.Given("perhaps"),
        "uk.1d": actions.Given("Sound."),
    }

    with pytest.raises(Refused) as refusal:
        actions.save_answers(case, by=cast.amina, given=given)

    assert [each.code for each in refusal.value.objections] == [
        "too-long",
        "null-byte",
        "not-an-option",
    ]
    assert Answer.objects.count() == 0


def test_nobody_writes_in_a_case_that_was_submitted(case, cast, desk):
    fill(case, by=cast.amina, post=desk)
    actions.begin_mitigation(case, by=cast.amina)
    actions.submit(case, by=cast.amina)

    with pytest.raises(Refused) as refusal:
        actions.answer(case, by=cast.amina, question="uk.1a", value="Later.")

    assert [each.code for each in refusal.value.objections] == ["not-writable"]


def test_an_auditor_does_not_write(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.answer(case, by=cast.kim, question="uk.1a", value="Mine.")

    assert [each.code for each in refusal.value.objections] == ["not-permitted"]
    assert Contribution.objects.filter(officer=cast.kim).count() == 0


def test_what_is_carried_over_counts_for_nothing_until_somebody_confirms_it(case, cast):
    held = actions.answer(case, by=cast.amina, question="uk.data", value="no")
    Answer.objects.update(carried_over=True)

    before = document_of(case)["q"]
    actions.confirm(case, by=cast.ravi, answer=held)

    assert before == {}
    assert document_of(case)["q"] == {"uk.data": "no"}
    assert Answer.objects.get().answered_by == cast.ravi


def test_a_signed_search_that_found_nothing_settles_an_empty_list(case, cast):
    actions.declare_none(case, by=cast.amina, collection="individuals", reason="Courses only.")

    (declared,) = document_of(case)["declared_none"]
    assert (declared["collection"], declared["reason"], declared["by"]) == (
        "individuals",
        "Courses only.",
        "Amina Haddad",
    )
    assert LedgerEntry.objects.filter(verb="assessments.declare_none").count() == 1


def test_a_signature_that_nothing_was_found_needs_its_reason_and_ends_when_a_row_is_added(
    case, cast
):
    with pytest.raises(Refused) as refusal:
        actions.declare_none(case, by=cast.amina, collection="individuals")
    actions.declare_none(case, by=cast.amina, collection="individuals", reason="Courses only.")
    actions.save_row(
        case, by=cast.amina, collection="individuals", answers={"uk.person": "Trainee 1"}
    )

    document = document_of(case)
    assert [each.code for each in refusal.value.objections] == ["declared-without-reason"]
    assert document["declared_none"] == []
    assert document["collections"]["individuals"] == [{"id": "1", "person": "Trainee 1"}]


def test_a_list_that_may_not_be_empty_is_not_signed_away(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.declare_none(case, by=cast.amina, collection="risks")

    assert [each.code for each in refusal.value.objections] == ["may-not-be-empty"]


def test_an_assurance_is_a_row_of_its_own_and_one_not_sought_says_why(case, cast):
    from datetime import date

    with pytest.raises(Refused) as refusal:
        actions.request_assurance(case, by=cast.amina, outcome="not_sought")
    made = actions.request_assurance(
        case,
        by=cast.amina,
        sought_from="Ministry of Justice",
        wording="Nobody tried on this evidence will be executed.",
        sought_on=date(2026, 10, 1),
        outcome="full",
        answered_on=date(2026, 11, 1),
        answers={"uk.uses": ["direct", "indirect"]},
    )

    assert [each.code for each in refusal.value.objections] == ["not-sought-without-reason"]
    assert document_of(case)["collections"]["assurances"] == [
        {
            "id": str(made.pk),
            "from": "Ministry of Justice",
            "wording": "Nobody tried on this evidence will be executed.",
            "asked_on": "2026-10-01",
            "answer": "full",
            "received_on": "2026-11-01",
            "country": "KD",
            "uses": ["direct", "indirect"],
        }
    ]


def test_a_cited_source_is_sealed_once_with_who_it_is_apart(case, cast):
    from assessments.content import content_parts
    from recipients.models import Source

    report = Source.objects.create(
        portfolio=cast.portfolio,
        kind="interview",
        title="A witness from Orsa",
        protected=True,
        identity="Canary Name",
        recorded_by=cast.petra,
    )
    for question in ("uk.will", "uk.data"):
        actions.answer(case, by=cast.amina, question=question, value="no", sources=[report])

    parts = content_parts(CaseFile(case))

    about = {path: part.readers for path, part in parts.items() if path.startswith("sources/")}
    assert about == {
        f"sources/{report.pk}": "",
        f"sources/{report.pk}/identity": "accounts.read_protected_source",
    }
    assert "Canary Name" not in str(
        {path: part.content for path, part in parts.items() if not part.readers}
    )
    assert CaseFile(case).document["q"]["uk.data"]["sources"] == [report.pk]


def test_an_assurance_that_came_back_meanwhile_is_not_overwritten(case, cast):
    asked = actions.request_assurance(
        case, by=cast.amina, sought_from="Ministry of Justice", outcome="pending"
    )
    actions.revise_assurance(asked, by=cast.ravi, revision=0, outcome="refused")

    with pytest.raises(Conflict) as conflict:
        actions.revise_assurance(asked, by=cast.amina, revision=0, outcome="full")

    theirs, mine = conflict.value.fields["outcome"]
    assert (theirs.text, mine) == ("refused", "full")
