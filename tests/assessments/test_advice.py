"""Advice: asked on what was submitted, given in one's own words, read by those who may."""

import pytest
import time_machine
from django.urls import reverse

from assessments import actions
from assessments.models import Advice, Assessment
from casework.models import LedgerEntry, Notice
from casework.refusals import Refused
from tests.filling import fill

LATER = {"kind": "ihl", "question": "Is there an armed conflict in the province?"}


@pytest.fixture
def sent(case, cast):
    """The case, submitted with a serious risk that measures reduce: a senior official decides."""
    desk = cast.post("Desk Officer, South Asia")
    fill(case, by=cast.amina, post=desk, findings={"TORT": ("serious", "possible")})
    actions.begin_mitigation(case, by=cast.amina)
    return actions.submit(case, by=cast.amina)


def asked(kind):
    return Advice.objects.filter(kind=kind).latest("pk")


def refused(act, *args, **said):
    with pytest.raises(Refused) as refusal:
        act(*args, **said)
    return [each.code for each in refusal.value.objections]


def test_advice_has_ten_working_days_and_holidays_are_not_among_them(case, cast):
    desk = cast.post("Desk Officer, South Asia")
    with time_machine.travel("2026-12-18 10:00Z", tick=False):
        fill(case, by=cast.amina, post=desk, findings={"TORT": ("serious", "possible")})
        actions.begin_mitigation(case, by=cast.amina)
        actions.submit(case, by=cast.amina)

    assert asked("legal").due_on.isoformat() == "2027-01-06"


def test_legal_advice_is_given_by_a_legal_adviser_in_their_own_words(sent, cast):
    given = actions.give_advice(
        asked("legal"), by=cast.lena, concur="concur", reasons="Lawful as it stands."
    )

    assert (given.adviser, given.concur, given.content_root) == (
        cast.lena,
        "concur",
        sent.content_root,
    )
    assert LedgerEntry.objects.filter(verb="assessments.give_advice").count() == 1
    assert Notice.objects.filter(officer=cast.amina, kind="advice_came_legal").count() == 1


def test_others_are_told_that_legal_advice_is_not_theirs_to_give(sent, cast):
    said = {"concur": "concur", "reasons": "Fine."}

    assert refused(actions.give_advice, asked("legal"), by=cast.hugo, **said) == ["not-permitted"]


def test_advice_is_given_once(sent, cast):
    said = {"by": cast.lena, "concur": "concur", "reasons": "Lawful."}
    actions.give_advice(asked("legal"), **said)

    assert refused(actions.give_advice, asked("legal"), **said) == ["advice-already-given"]


def test_advice_says_whether_it_concurs_why_and_if_what(sent, cast):
    advice = asked("legal")

    found = [
        refused(actions.give_advice, advice, by=cast.lena, concur=concur, reasons=reasons)
        for concur, reasons in [("perhaps", "Words."), ("concur", " "), ("concur_if", "Words.")]
    ]

    assert found == [["no-position"], ["no-reason"], ["no-condition"]]


def test_the_author_does_not_write_the_case_against(sent, cast):
    from accounts.actions import grant_role

    grant_role(cast.amina, "legal_adviser", cast.portfolio)

    found = refused(
        actions.give_advice,
        asked("legal"),
        by=cast.amina,
        concur="concur",
        reasons="Lawful.",
        case_against="Nothing much.",
    )

    assert found == ["own-case-against"]


def test_a_non_concur_raises_where_the_framework_says_so(case, cast):
    desk = cast.post("Desk Officer, South Asia")
    fill(case, by=cast.amina, post=desk)
    actions.begin_mitigation(case, by=cast.amina)
    low = actions.submit(case, by=cast.amina)

    actions.give_advice(asked("post"), by=cast.petra, concur="non_concur", reasons="They beat.")

    raised = Assessment.objects.get()
    assert (low.level_id, low.overall) == ("team_leader", "low")
    assert (raised.level_id, raised.overall) == ("senior", "medium")


def test_advice_on_what_the_case_said_before_is_kept_and_no_longer_answered(sent, cast):
    actions.give_advice(asked("legal"), by=cast.lena, concur="non_concur", reasons="Thin.")
    old = asked("human_rights")
    actions.return_to_mitigation(sent, by=cast.osei, reason="Answer the lawyers.")
    again = actions.submit(sent, by=cast.amina)

    found = refused(actions.give_advice, old, by=cast.hugo, concur="concur", reasons="Fine.")

    assert found == ["on-earlier-content"]
    assert Advice.objects.filter(content_root=again.content_root).count() == 2
    assert Advice.objects.exclude(content_root=again.content_root).count() == 2


def test_more_advice_is_asked_of_a_kind_that_is_not_already_waiting(sent, cast):
    actions.ask_advice(sent, by=cast.amina, **LATER)

    assert refused(actions.ask_advice, sent, by=cast.amina, **LATER) == ["already-asked"]
    assert set(
        Notice.objects.filter(kind="advice_ihl").values_list("officer__name", flat=True)
    ) == {"Ines Duarte"}


def test_advice_is_not_asked_on_a_draft(case, cast):
    assert refused(actions.ask_advice, case, by=cast.amina, **LATER) == ["not-submitted"]


@pytest.mark.parametrize(
    ("reader", "reads"), [("amina", False), ("kim", False), ("osei", True), ("lena", True)]
)
def test_legal_advice_is_read_only_by_those_who_may(client, sent, cast, reader, reads):
    actions.give_advice(
        asked("legal"), by=cast.lena, concur="concur", reasons="Canary in the legal advice."
    )
    client.force_login(getattr(cast, reader))

    page = client.get(reverse("assessments:advice", args=[sent.reference])).content.decode()

    assert ("Canary in the legal advice." in page) is reads
    assert "Lena Fischer" in page
