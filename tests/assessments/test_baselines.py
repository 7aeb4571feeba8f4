"""What is known of a country is written by one officer, agreed to by another, and cited."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import actions
from assessments.actions import baselines as acting
from assessments.actions import citing
from assessments.baselines import compared, headings_of
from assessments.models import (
    Answer,
    BaselineCitation,
    BaselineVersion,
    Contribution,
)
from casework.conflicts import Conflict
from casework.files import CaseFile
from casework.models import LedgerEntry, Seal
from casework.refusals import Refused
from casework.seals import contents
from tests import cases
from tests.assessments import baselines

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def test_the_headings_are_the_frameworks_own_where_it_asks_for_an_account_of_the_country():
    osja = [each.id for each in headings_of("uk-osja")]
    several = [each.id for each in headings_of("")]

    assert osja == ["uk.1a", "uk.1b", "uk.1c_record", "uk.1d", "uk.1e", "uk.1f"]
    assert several == [
        "general.risk",
        "general.accountability",
        "general.vetting",
        "general.mitigation",
    ]


def test_a_version_is_a_draft_until_a_second_officer_agrees_and_is_sealed_then(cast):
    draft = baselines.written(cast)

    version = acting.agree_to_baseline(draft, by=cast.sam)

    sealed = Seal.objects.get(root=version.root)
    assert (draft.is_published, version.is_published, version.number) == (False, True, 1)
    assert (sealed.kind, sealed.subject_reference) == ("baseline", "BAS-2026-0001 v1")
    assert contents(sealed)["text"][0]["text"] == baselines.SAID["uk.1a"]
    verbs = LedgerEntry.objects.filter(verb__contains="baseline").values_list("verb", flat=True)
    assert list(verbs) == [
        "assessments.begin_baseline",
        "assessments.write_baseline",
        "assessments.agree_baseline",
    ]


def test_whoever_wrote_any_of_it_does_not_agree_to_it(cast):
    draft = baselines.written(cast)
    draft = baselines.written(cast, draft.baseline, by=cast.hugo)

    refused = {}
    for name in ("petra", "hugo"):
        with pytest.raises(Refused) as refusal:
            acting.agree_to_baseline(draft, by=getattr(cast, name))
        refused[name] = codes(refusal)

    assert refused == {"petra": ["own-words"], "hugo": ["own-words"]}


def test_only_those_whose_role_lets_them_write_or_agree(cast):
    draft = baselines.written(cast)

    with pytest.raises(Refused) as writing:
        acting.write_baseline(draft.baseline, by=cast.mona, text={})
    with pytest.raises(Refused) as agreeing:
        acting.agree_to_baseline(draft, by=cast.amina)

    assert codes(writing) == codes(agreeing) == ["not-permitted"]


def test_nothing_is_agreed_to_that_says_nothing_cites_nothing_or_has_no_last_day(cast):
    draft = acting.write_baseline(baselines.begun(cast), by=cast.petra, text={})

    with pytest.raises(Refused) as refusal:
        acting.agree_to_baseline(draft, by=cast.sam)

    assert codes(refusal) == ["nothing-said", "no-source", "no-last-day"]


def test_there_is_one_baseline_of_a_country_force_and_framework(cast):
    baselines.begun(cast)

    with pytest.raises(Refused) as refusal:
        baselines.begun(cast)

    assert codes(refusal) == ["baseline-there-already"]


def test_a_later_version_leaves_the_one_before_as_it_was_and_its_difference_is_in_words(cast):
    first = baselines.published(cast)

    second = baselines.changed(cast, first)

    kept = BaselineVersion.objects.get(pk=first.pk)
    difference = compared(first.text, second.text)[0]
    assert (kept.text, kept.root) == (first.text, first.root)
    assert second.number == 2
    gone, come = difference.before, difference.after
    assert next(each.text for each in gone if each.way == "gone") == "Elections are due "
    assert next(each.text for each in come if each.way == "new") == "The government fell "
    assert [each.changed for each in compared(first.text, second.text)] == [True] + [False] * 5


def test_two_who_write_at_once_are_shown_both_texts(cast):
    draft = baselines.written(cast)
    baselines.written(cast, draft.baseline, by=cast.hugo, revision=1)

    with pytest.raises(Conflict) as conflict:
        acting.write_baseline(
            draft.baseline, by=cast.petra, text={"uk.1a": "It is calm."}, revision=1
        )

    assert conflict.value.fields["uk.1a"][0].text == baselines.SAID["uk.1a"]


def test_a_draft_goes_back_with_a_reason_and_stays_a_draft(cast):
    draft = baselines.written(cast)

    with pytest.raises(Refused) as silent:
        acting.return_baseline(draft, by=cast.sam, why=" ")
    back = acting.return_baseline(draft, by=cast.sam, why="Where is the police act?")

    assert codes(silent) == ["no-reason"]
    assert (back.returned_why, back.is_published) == ("Where is the police act?", False)


def test_a_case_cites_a_version_and_what_it_says_is_sealed_with_the_case(cast):
    version = baselines.published(cast)
    case = cases.draft(cast)
    citing.cite_baseline(case, by=cast.amina, version=version)

    case = actions.submit(cases.mitigation(cast, case=case), by=cast.amina)

    sealed = contents(Seal.objects.get(root=case.content_root))
    assert sealed["baselines/BAS-2026-0001"] == {
        "reference": "BAS-2026-0001",
        "framework": "uk-osja",
        "country": "Kadar",
        "force": "",
        "number": 1,
        "root": version.root,
        "owner": "Overseas Post",
        "valid_until": version.valid_until.isoformat(),
        "agreed_by": "Sam Reid",
        "cited_by": "Amina Haddad",
    }
    assert sealed["baselines/BAS-2026-0001/text"] == version.text


def test_owning_writing_or_agreeing_to_a_cited_baseline_makes_nobody_a_contributor(cast):
    case = cases.draft(cast)

    citing.cite_baseline(case, by=cast.amina, version=baselines.published(cast))

    named = Contribution.objects.filter(assessment=case)
    assert {row.officer for row in named} == {cast.amina}


def test_a_later_version_cited_makes_the_earlier_one_way(cast):
    case, first = cases.draft(cast), baselines.published(cast)
    citing.cite_baseline(case, by=cast.amina, version=first)

    citing.cite_baseline(case, by=cast.amina, version=baselines.changed(cast, first))

    assert BaselineCitation.objects.get().version.number == 2


def test_no_case_rests_on_a_draft_another_country_another_framework_or_what_is_past(cast):
    case = cases.draft(cast)
    source = baselines.a_source(cast)
    orsa = cases.Country.objects.get(code="OR")
    refused = [
        baselines.written(cast, source=source),
        baselines.published(cast, baselines.begun(cast, country=orsa), source=source),
        baselines.published(
            cast,
            baselines.begun(cast, framework_id="un-hrddp"),
            text={"general.risk": "High."},
            source=source,
        ),
    ]

    found = []
    for version in refused:
        with pytest.raises(Refused) as refusal:
            citing.cite_baseline(case, by=cast.amina, version=version)
        found += codes(refusal)
    refused[0].agreed_at = timezone.now()
    refused[0].valid_until = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refused) as past:
        citing.cite_baseline(case, by=cast.amina, version=refused[0])

    assert found == ["not-agreed", "another-country", "another-framework"]
    assert codes(past) == ["baseline-past"]


def test_answers_begun_from_a_baseline_say_so_and_count_only_once_they_are_confirmed(cast):
    case = cases.draft(cast)
    actions.answer(case, by=cast.amina, question="uk.1b", value="Our own words.")
    citation = citing.cite_baseline(case, by=cast.amina, version=baselines.published(cast))

    citing.start_from_baseline(case, by=cast.amina, citation=citation)

    rows = {each.question: each for each in Answer.objects.filter(assessment=case)}
    missing = {each.question for each in CaseFile(case).evaluation.missing}
    assert {name: row.carried_over for name, row in rows.items()} == {
        "uk.1a": True,
        "uk.1b": False,
        "uk.1d": True,
    }
    assert rows["uk.1a"].notes == "From BAS-2026-0001, version 1."
    assert rows["uk.1a"].sources.count() == 1
    assert rows["uk.1b"].value == "Our own words."
    assert {"uk.1a", "uk.1d"} <= missing


def test_dropping_a_baseline_leaves_the_answers_it_began(cast):
    case = cases.draft(cast)
    citation = citing.cite_baseline(case, by=cast.amina, version=baselines.published(cast))
    citing.start_from_baseline(case, by=cast.amina, citation=citation)

    citing.drop_baseline(case, by=cast.amina, baseline=citation.baseline)

    assert not BaselineCitation.objects.exists()
    assert Answer.objects.filter(assessment=case).count() == 3
