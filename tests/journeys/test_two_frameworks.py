"""One help under two policies, a UN mission with EU money: each judges, and both must permit.

What is written is prepared by the program's acts; it is found on, decided and refused in browsers.
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import PostRung
from assessments.models import Answer, Assessment
from decisions.models import Decision
from tests import cases, worked
from tests.journeys.deciders import Decider
from tests.journeys.people import Person

pytestmark = pytest.mark.browser

GROUNDS = "There are substantial grounds for believing there is a real risk of grave violations"
YES_ANYHOW = {
    "choice": "authorise",
    "reasons": "The mission needs it.",
    "finding-un-16": "yes",
    "override-b16-exception": "Because.",
    "override-b16-political_decision": "Because.",
    "conditions-TOTAL_FORMS": "0",
    "conditions-INITIAL_FORMS": "0",
    "after": "",
}


@pytest.fixture
def mission(committed_cast):
    """The office, as a mission with EU money: its posts stand on both ladders and no other."""
    worked.climb("un-hrddp")
    worked.climb("eu-hrddp")
    PostRung.objects.filter(framework_id="uk-osja").delete()
    return committed_cast


def prepared(cast, un="drc_2015_before_appointment"):
    """Rations for one force under both policies, each case put to whoever decides it."""
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        help = cases.planned(cast, title="Rations for the Northern Brigade")
        names = ("eu_border_police", un)
        opened = [worked.opened(cast, help, name) for name in names]
        both = [worked.written(cast, *each) for each in zip(opened, names, strict=True)]
        return [worked.put(cast, each) for each in both]


def test_under_the_un_and_the_eu_each_case_is_decided_by_its_own_rung_and_both_must_permit(
    company, mission
):
    eu, un = prepared(mission)
    tom, osei = company.comes("tom", Decider), company.comes("osei", Decider)
    mona = company.comes("mona", Person)

    tom.opens(f"/cases/{eu.reference}/decision/")
    tom.reads("Under the other frameworks", un.reference, "Goes to: Task force on the policy")
    tom.keeps_a_picture("eu-decision")
    tom.decides(eu.reference, "authorise", "Every factor is low.")
    mona.opens(f"/cases/{eu.reference}/watch/start-delivery/")
    mona.keeps_a_picture("eu-alone")
    alone = [code for code, _says in mona.objections()]
    eu_alone = Assessment.objects.get(pk=eu.pk).assistance.state
    osei.opens(f"/cases/{un.reference}/decision/")
    osei.reads("Under the other frameworks", eu.reference, "Authorised")
    osei.reads("Hugo Marques found: No: such grounds do not exist.")
    osei.keeps_a_picture("un-decision")
    concurs = {"finding-un-16": "no"}
    decision = osei.decides(un.reference, "authorise", "The measures hold.", **concurs)
    osei.reads("On what an adviser found", "The decider concurs.")
    osei.keeps_a_picture("un-record")

    assert (eu.level_id, un.level_id) == ("mission_head", "hrddp_committee")
    assert "framework-has-not-permitted" in alone
    assert eu_alone == "under_assessment"
    assert Assessment.objects.get(pk=un.pk).assistance.state == "permitted"
    assert Decision.objects.get(reference=decision).assessment == un


def test_un_16_under_two_policies_leaves_nobody_a_button_or_an_address_to_authorise_by(
    company, mission
):
    eu, un = prepared(mission, un="paragraph_16_yes")
    company.comes("tom", Decider).decides(eu.reference, "authorise", "Every factor is low.")
    where = f"/cases/{un.reference}/decision/"
    refused = {}

    for key in ("tom", "osei", "okafor"):
        decider = company.comes(key, Decider)
        decider.opens(where)
        offered = decider.page.locator('main [name=choice][value^="authorise"]:enabled').count()
        if key == "okafor":
            decider.reads(GROUNDS)
            decider.keeps_a_picture("barred")
        decider.has_been_away()
        refused[key] = (offered, decider.sends_all_the_same(where, **YES_ANYHOW))
    mona = company.comes("mona", Person)
    for case in (eu, un):
        mona.opens("/")
        mona.sends_all_the_same(f"/cases/{case.reference}/watch/start-delivery/", reason="Now.")

    assert refused == dict.fromkeys(refused, (0, 422))
    assert Assessment.objects.get(pk=un.pk).state == "sign_off"
    assert Assessment.objects.get(pk=eu.pk).state == "authorised"
    assert not Decision.objects.filter(assessment=un).exists()


def test_un_16_what_was_decided_on_paper_is_no_way_past_the_paragraph(company, mission):
    _eu, un = prepared(mission, un="paragraph_16_yes")
    pia, paul = company.comes("pia", Person), company.comes("paul", Person)
    now = timezone.localtime()

    pia.opens(f"/cases/{un.reference}/decision/record/")
    pia.fills(made="orally", made_on=now.date(), made_time=now.strftime("%H:%M"))
    pia.page.locator("main [name=decider]").select_option(label="Minister Okafor")
    pia.fills(words="Yes.", custodian="Private Office", custodian_reference="Duty book 7")
    pia.fills(choice="authorise", reasons="It is needed.", **{"finding-un-16": "yes"})
    pia.presses("Record it, for a second person to confirm")
    paul.opens(f"/cases/{un.reference}/decision/")
    if paul.page.get_by_role("link", name="Compare and confirm it").count():
        paul.follows("Compare and confirm it")
        paul.presses("It does: confirm it")

    assert Assessment.objects.get(pk=un.pk).state == "sign_off"
    assert not Decision.objects.filter(assessment=un).exists()


def test_un_16_an_adviser_finds_in_the_browser_and_the_author_reads_it(company, mission):
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        help = cases.planned(mission, title="Rations for the Northern Brigade")
        case = worked.opened(mission, help, "drc_2015_before_appointment")
    hugo, amina = company.comes("hugo", Person), company.comes("amina", Person)

    hugo.opens(f"/cases/{case.reference}/advice/")
    hugo.follows("Findings for an adviser")
    hugo.keeps_a_picture("findings")
    hugo.follows("Make this finding")
    hugo.fills(value="no", notes="Weighed over three visits.")
    hugo.keeps_a_picture("finding")
    hugo.presses("Record this finding")
    amina.opens(f"/cases/{case.reference}/assessment/determination/")
    amina.reads("Hugo Marques found on", "No: such grounds do not exist")
    amina.keeps_a_picture("author-reads")

    assert Answer.objects.get(assessment=case, question="un.16").answered_by == mission.hugo
