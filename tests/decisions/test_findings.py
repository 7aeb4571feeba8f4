"""A finding that no author makes: an adviser finds, and the decider concurs or differs."""

import json

import pytest
from django.utils import timezone

from accounts import actions as people
from accounts.roles import Role
from assessments import actions as assessing
from assessments.models import Answer, Assessment, Contribution
from casework.files import CaseFile
from casework.models import SealedPart
from casework.refusals import Refused
from decisions import actions as deciding
from decisions.record import read
from decisions.verdicts import ProposedFinding, Verdict
from tests import cases, worked

pytestmark = pytest.mark.django_db

CONCURS = ProposedFinding(question="un.16", value="no")
DIFFERS = ProposedFinding(question="un.16", value="yes", reasons="Two officers were named since.")
LET_IT = ProposedFinding(question="un.16", value="no", reasons="The officers have left.")


@pytest.fixture
def un_draft(cast):
    """A UN case just opened by Amina."""
    worked.climb("un-hrddp")
    return worked.opened(cast, cases.planned(cast), "drc_2015_before_appointment")


@pytest.fixture
def un_case(cast, un_draft):
    """The same case, written, found on by Hugo (no grounds), and put to Director Osei."""
    return worked.put(cast, worked.written(cast, un_draft, "drc_2015_before_appointment"))


def decided(cast, case, *findings, kind="authorise", by=None):
    verdict = cases.a_yes(cast, findings=findings)
    return deciding.decide(
        case,
        kind,
        by=by or cast.osei,
        reason="The measures hold.",
        proposal=verdict
        if kind == "authorise"
        else Verdict(findings=findings, what_would_change_it="x"),
        reauthenticated_at=timezone.now(),
    )


def codes(refused):
    return [each.code for each in refused.value.objections]


def post(page, **said):
    asked = {"conditions-TOTAL_FORMS": "0", "conditions-INITIAL_FORMS": "0", "after": ""}
    return page, asked | said


# -- who finds --------------------------------------------------------------------------------


def test_un_16_whoever_writes_the_case_may_not_make_the_finding(cast, un_draft):
    with pytest.raises(Refused) as refused:
        assessing.answer(un_draft, by=cast.amina, question="un.16", value="no", notes="No.")

    assert codes(refused) == ["not-the-authors-finding"]
    assert not Answer.objects.filter(question="un.16").exists()


def test_un_16_an_adviser_finds_with_reasons_before_the_case_is_submitted(cast, un_draft):
    assessing.record_finding(un_draft, by=cast.hugo, question="un.16", value="no", notes="Weighed.")

    found = Answer.objects.get(question="un.16")
    assert (found.value, found.notes, found.answered_by) == ("no", "Weighed.", cast.hugo)


@pytest.mark.parametrize(
    ("who", "said", "refusal"),
    [
        ("petra", {}, ["not-permitted"]),
        ("amina", {}, ["not-permitted", "own-work"]),
        ("hugo", {"notes": " "}, ["no-reason"]),
        ("hugo", {"value": "perhaps"}, ["not-an-option"]),
        ("hugo", {"question": "un.1"}, ["not-asked"]),
    ],
)
def test_un_16_a_finding_is_refused_in_sentences(cast, un_draft, who, said, refusal):
    given = {"question": "un.16", "value": "no", "notes": "Weighed."} | said

    with pytest.raises(Refused) as refused:
        assessing.record_finding(un_draft, by=getattr(cast, who), **given)

    assert codes(refused) == refusal


def test_un_16_an_adviser_who_wrote_part_of_the_case_does_not_find(cast, un_draft):
    people.grant_role(cast.hugo, Role.OFFICIAL, cast.portfolio)
    assessing.answer(un_draft, by=cast.hugo, question="un.limits", value="Little is known.")

    with pytest.raises(Refused) as refused:
        assessing.record_finding(un_draft, by=cast.hugo, question="un.16", value="no", notes="x")

    assert codes(refused) == ["own-work"]


def test_un_16_what_was_found_is_sealed_with_the_case(cast, un_case):
    with pytest.raises(Refused) as refused:
        assessing.record_finding(un_case, by=cast.hugo, question="un.16", value="yes", notes="x")

    assert codes(refused) == ["not-writable"]


def test_un_16_a_case_on_which_nobody_has_found_is_not_submitted(cast, un_draft):
    case = worked.written(cast, un_draft, "drc_2015_before_appointment")
    Answer.objects.filter(assessment=case, question="un.16").delete()
    case = assessing.begin_mitigation(case, by=cast.amina)

    with pytest.raises(Refused) as refused:
        assessing.submit(case, by=cast.amina)

    wanted = [each for each in refused.value.objections if each.code == "unanswered"]
    assert [each.where for each in wanted] == [f"/cases/{case.reference}/findings/"]
    assert [str(each.remedy) for each in wanted] == [
        "Ask an adviser, who wrote none of the case, to find and give reasons."
    ]


def test_un_16_finding_never_makes_a_later_decider_a_contributor(cast, un_draft):
    people.grant_role(cast.osei, Role.HUMAN_RIGHTS_ADVISER, cast.portfolio)
    case = worked.written(cast, un_draft, "drc_2015_before_appointment")
    assessing.record_finding(case, by=cast.osei, question="un.16", value="no", notes="Looked at.")
    case = worked.put(cast, case)

    decided(cast, case, CONCURS)

    assert not Contribution.objects.filter(officer=cast.osei).exists()
    assert Assessment.objects.get(pk=case.pk).state == "authorised"


# -- concurring and differing -----------------------------------------------------------------


def test_un_17_a_yes_says_whether_its_decider_concurs(cast, un_case):
    with pytest.raises(Refused) as refused:
        decided(cast, un_case)

    assert codes(refused) == ["finding-unanswered"]


def test_un_17_a_decider_who_concurs_may_say_yes_and_it_is_sealed(cast, un_case):
    decision = decided(cast, un_case, CONCURS)

    part = SealedPart.objects.get(seal=decision.sealed, path="seen")
    seen = json.loads(bytes(part.canonical))["findings"]
    assert [(each["question"], each["value"]) for each in seen] == [("un.16", "no")]
    assert "Hugo Marques found: No: such grounds do not exist" in read(decision.sealed).concurs
    assert "The decider concurs." in read(decision.sealed).concurs


def test_un_16_a_decider_who_finds_grounds_over_the_advisers_none_cannot_authorise(cast, un_case):
    with pytest.raises(Refused) as refused:
        decided(cast, un_case, DIFFERS)

    assert codes(refused) == ["found-b16"]
    assert "the stricter finding stands" in str(refused.value.objections[0].says)


def test_un_16_a_decider_who_finds_none_over_the_advisers_grounds_cannot_authorise(cast, un_draft):
    case = worked.written(cast, un_draft, "paragraph_16_yes")
    case = worked.put(cast, case)

    with pytest.raises(Refused) as refused:
        decided(cast, case, LET_IT, by=cast.okafor)

    assert codes(refused) == ["finding-differs", "b16"]


def test_un_16_a_difference_is_given_with_reasons(cast, un_case):
    with pytest.raises(Refused) as refused:
        decided(cast, un_case, ProposedFinding(question="un.16", value="yes"))

    assert codes(refused) == ["differs-without-reasons", "found-b16"]


def test_un_16_a_refusal_keeps_that_its_decider_differs(cast, un_case):
    decision = decided(cast, un_case, DIFFERS, kind="refuse")

    assert "The decider differs: Yes: support must not be given" in read(decision.sealed).concurs
    assert "Two officers were named since." in read(decision.sealed).concurs


# -- the page ---------------------------------------------------------------------------------


def test_un_16_the_author_reads_on_their_page_that_an_adviser_finds(cast, un_draft, client):
    client.force_login(cast.amina)

    page = client.get(f"/cases/{un_draft.reference}/assessment/determination/").content.decode()

    assert 'name="un-16"' not in page
    assert 'name="un-lik"' in page
    assert "An adviser who wrote none of the case finds this, with reasons." in page
    assert f"/cases/{un_draft.reference}/findings/" in page


def test_un_16_what_the_recipient_must_do_is_asked_once_grounds_are_found(cast, un_draft, client):
    client.force_login(cast.amina)
    where = f"/cases/{un_draft.reference}/assessment/determination/"

    before = client.get(where).content.decode()
    assessing.record_finding(un_draft, by=cast.hugo, question="un.16", value="yes", notes="Named.")
    after = client.get(where).content.decode()

    assert ['name="un-16_lift"' in page for page in (before, after)] == [False, True]


def test_un_16_an_adviser_finds_on_a_page_reached_from_the_advice(cast, un_draft, client):
    client.force_login(cast.hugo)
    where = f"/cases/{un_draft.reference}/findings/un.16/"
    advice = client.get(f"/cases/{un_draft.reference}/advice/").content.decode()
    listed = client.get(f"/cases/{un_draft.reference}/findings/").content.decode()

    client.post(where, {"value": "yes", "notes": "They were named.", "revision": "0"})

    assert f"/cases/{un_draft.reference}/findings/" in advice
    assert where in listed
    assert Answer.objects.get(question="un.16").notes == "They were named."


def test_un_16_the_findings_awaited_stand_on_the_page_of_what_is_asked_of_an_adviser(
    cast, un_draft, client
):
    where = f"/cases/{un_draft.reference}/findings/"
    said = {}
    for who in (cast.hugo, cast.petra):
        client.force_login(who)
        said[who.name] = where in client.get("/advice/").content.decode()
    assessing.record_finding(un_draft, by=cast.hugo, question="un.16", value="no", notes="Weighed.")
    client.force_login(cast.hugo)

    after = where in client.get("/advice/").content.decode()

    assert said == {"Hugo Marques": True, "Petra Novak": False}
    assert after is False


def test_un_16_two_advisers_who_find_at_once_do_not_overwrite_each_other(cast, un_draft, client):
    about = {"question": "un.16", "notes": "Weighed."}
    assessing.record_finding(un_draft, by=cast.lena, value="no", **about)
    client.force_login(cast.hugo)

    page = client.post(
        f"/cases/{un_draft.reference}/findings/un.16/",
        {"value": "yes", "notes": "They were named.", "revision": "0"},
    )

    assert page.status_code == 409
    assert Answer.objects.get(question="un.16").answered_by == cast.lena


def test_un_17_the_decision_page_asks_whether_one_concurs(cast, un_case, client):
    client.force_login(cast.osei)

    page = client.get(f"/cases/{un_case.reference}/decision/").content.decode()

    assert "I concur: No: such grounds do not exist" in page
    assert "I differ: Yes: support must not be given" in page
    assert "Hugo Marques found: No: such grounds do not exist." in page


def test_un_16_a_decider_who_differs_may_send_the_case_up_with_the_difference(
    cast, un_case, client
):
    client.force_login(cast.osei)
    where, said = post(
        f"/cases/{un_case.reference}/decision/",
        **{
            "choice": "send_up",
            "finding-un-16": "yes",
            "finding-un-16-why": "Two officers were named since.",
            "reasons": "This is for the minister.",
        },
    )

    client.post(where, said)

    case = Assessment.objects.get(pk=un_case.pk)
    assert (case.state, case.rank, case.raised_to_rank) == ("escalation", 3, 3)
    assert "The decider differs: Yes: support must not be given" in case.raised_why
    assert "Two officers were named since." in case.raised_why


def test_un_16_differing_without_reasons_is_mended_on_the_page(cast, un_case, client):
    client.force_login(cast.osei)
    where, said = post(
        f"/cases/{un_case.reference}/decision/",
        **{"choice": "refuse", "finding-un-16": "yes", "reasons": "No."},
    )

    page = client.post(where, said)

    assert page.status_code == 422
    assert "Say why you find otherwise than the adviser." in page.content.decode()


def test_un_16_what_was_carried_over_is_found_afresh_by_an_adviser(cast, un_draft):
    case = worked.written(cast, un_draft, "drc_2015_before_appointment")
    Answer.objects.filter(assessment=case, question="un.16").update(carried_over=True)
    carried = Answer.objects.get(assessment=case, question="un.16")

    with pytest.raises(Refused) as refused:
        assessing.confirm(case, by=cast.amina, answer=carried)
    unconfirmed = CaseFile(case).evaluation.bars["b16"].value
    assessing.record_finding(case, by=cast.hugo, question="un.16", value="no", notes="Again.")

    assert codes(refused) == ["not-the-authors-finding"]
    assert (unconfirmed, CaseFile(case).evaluation.bars["b16"].value) == (None, False)
