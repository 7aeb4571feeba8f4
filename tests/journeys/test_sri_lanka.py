"""Police training, Sri Lanka: from an empty register to a yes, a stop and an end.

The facts are those of the public record, each with the tag of its source; what the real
assessments said is not public, so the findings here are what the guidance would demand.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.deciders import Adviser, Decider
from tests.journeys.facts import (
    ABUSED,
    CURRICULUM,
    EVIDENCE,
    EXIT,
    SRI_LANKA,
    SRI_LANKA_HOW,
    VETTING,
)
from tests.journeys.officials import Official
from tests.journeys.records import rows_of, words_of
from tests.journeys.watchers import Watcher

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sri_lanka")]

DESK = "Desk Officer, South Asia"
TITLE = "Police Scotland training for the Sri Lanka Police"
TORT = "Torture or cruel, inhuman or degrading treatment"
KILL = "Unlawful killing or unlawful use of force"
DET = "Unlawful or arbitrary arrest or detention"
DISAP = "Enforced disappearance"
DEMO = "Unlawful interference with democratic rights"
LIVE = (DET, TORT, KILL, DISAP, DEMO)
FOUND = dict.fromkeys(LIVE, "possible") | {TORT: "serious"}
HOW = {
    label: {
        "law": ["human_rights"],
        "path": SRI_LANKA_HOW[label],
        "groups": ABUSED,
        "evidence": EVIDENCE,
    }
    for label in LIVE
}
MEASURES = {label: [VETTING] for label in LIVE} | {TORT: [CURRICULUM, VETTING, EXIT]}
REMAINS = {
    "after": "possible",
    "after_reasons": "Vetting by name bars known abusers; it does not change the force.",
}
DISSENT = "Vetting of trainees leaves the responsibility of those who command untouched."
CASE_AGAINST = (
    "Over £700k in about ten years, and the force is still cited before the Committee against"
    " Torture [S65]."
)
REASONS = "A narrow yes, on vetting and a way out, against the legal adviser's advice."
VETTED = {
    "says": "Every unit and participant of the first course is vetted.",
    "kind": "precedent",
    "owner": DESK,
    "proof": "The signed list.",
}
A_WAY_OUT = {
    "says": "The exit trigger is agreed in writing with the force.",
    "kind": "precedent",
    "owner": DESK,
    "proof": "The exchange of letters.",
}
SEEN = {
    "seen": "The training continued until the pause; first the coronavirus was given as the"
    " reason, later that the review of the assessment was awaited [S53][S72].",
    "use": "As it was meant, as far as the High Commission knows [S81].",
    "measures": "There was an annual review; an independent audit was declined [S46].",
    "harm": "None was reported by the High Commission.",
}
ALLEGED = {
    "violation": "torture in custody",
    "says": "The force is cited before the UN Committee against Torture [S65].",
    "standard": "credible",
}
PAUSED = {
    "reason_codes": "rights",
    "reason": "The board paper of 19 May 2021 asked for a pause [S53].",
    "impact": "Courses stop; women who report violence lose what was promised them.",
    "resumption_test": "A fresh assessment shows that no trained unit is accused.",
}
PAUSED_IN_WORDS = [PAUSED[name] for name in ("reason", "impact", "resumption_test")]
ENDED = {
    "reason": "Police Scotland ended it in November 2021, five months before its term [S73].",
    "what_would_change_it": "A force that tries those who tortured. Another supplier is no"
    " change [S74].",
}
IN_SCOPE = {
    "assistance_kind": "capacity_building",
    "recipient_kind": ["police"],
    "activities": ["training", "advice"],
    "hmg_part": ["funds", "delivers"],
    "within_umbrella": "no",
    "has_equipment": "no",
    "conditions_refused_by_host": "no",
}
POSTS = {
    "assessment_owner": DESK,
    "approval_owner": "Team Leader",
    "funder": DESK,
    "deployer": DESK,
    "overseas_post": "Overseas Post",
}
WHY_A_MINISTER = [
    "The overall rating is high.",
    "The reputational and political risk is high.",
    "A serious risk exists; with measures that hold it goes to senior officials, and ministers'"
    " offices are told.",
]
DUE_IN_DRAFT = [
    "A. What concerns are there about stability, now or in the next five years, or about conflict"
    " in any part?",
    "B. What is the government's attitude to human rights law, and what is its record?",
    "C. Is there an armed conflict or occupation to which the assistance may relate?",
    "D. What is the record of the very institution and unit to be assisted?",
    "E. Which laws matter?",
    "Which sources is this drawn from?",
    "What is to be achieved?",
    "What would happen if nothing were done?",
    "What good is it expected to do for security, justice and human rights?",
    "Which bodies stand above, behind or beside the recipient, and were they looked into?",
    "Does success include arrests, seizures or convictions?",
    "Does any body involved earn from it?",
    "From where is interest or challenge likely?",
    "Why is the reputational and political risk judged so?",
    "What would it cost not to act?",
]
AFTER = "With every measure in place, could the assistance still directly or significantly"
AFTER += " contribute to this?"


def in_days(number):
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=number)


def test_police_training_in_sri_lanka(company):
    amina = company.comes("amina", Official)
    assistance = it_is_planned(amina)
    case = it_is_screened_in(amina, assistance)
    the_draft_is_not_ready(amina, case)
    the_draft_is_written(amina, case)
    the_submission_is_refused(amina, case)
    it_is_mitigated_and_submitted(amina, case)
    it_is_advised_and_signed(company, case)
    decided = the_minister_authorises(company, case)
    delivery_waits_for_the_conditions(company, case)
    delivery_is_started_and_watched(company, case)
    an_allegation_against_the_parent_reaches_it(company, case)
    it_is_held_and_suspended(company, case)
    it_is_reassessed_and_withdrawn(company, case)
    the_paper_carries_all_of_it(company, case, decided)
    the_spreadsheet_carries_all_of_it(company, case)


def it_is_planned(amina):
    parent = amina.enters(
        kind="force",
        name="ශ්‍රී ලංකා පොලීසිය",
        latin_name="Sri Lanka Police",
        aliases="Sri Lanka Police Service\nSLPS",
        country="Sri Lanka",
        about="Cited before the UN Committee against Torture [S65].",
    )
    amina.enters(
        kind="institution", name="National Police Academy", parent=parent, country="Sri Lanka"
    )
    assistance = amina.plans(
        country="Sri Lanka",
        title=TITLE,
        kind="capacity_building",
        # [S70] [S71]
        summary="Community policing, response to sexual and gender-based violence, the National"
        " Police Academy and crime investigation, taught by Police Scotland.",
        first_delivery_on=in_days(30),
    )
    amina.says_more_of(
        assistance,
        supplier="Police Scotland",
        fund="Conflict, Stability and Security Fund",  # [S71]
        amount="700000",  # over £700k in about ten years [S65]
        currency="GBP",
    )
    amina.names_as_recipients(assistance, "National Police Academy")
    amina.reads("of the Sri Lanka Police")
    return assistance


def it_is_screened_in(amina, assistance):
    amina.screens(assistance, IN_SCOPE)
    amina.reads(
        "It must be assessed",
        "Something is given to a security or justice body with a UK part in it, whatever it is"
        " called.",
    )
    amina.keeps_a_picture("screening")
    return amina.records_the_finding("Record this and begin the assessment")


def the_draft_is_not_ready(amina, case):
    amina.goes_on_to_mitigation(case)

    codes = [code for code, _says in amina.objections()]
    says = [says for _code, says in amina.objections()]
    assert codes == ["not-looked-at", *["unanswered"] * len(DUE_IN_DRAFT)]
    assert says[1:] == [f"“{asked}” has not been answered." for asked in DUE_IN_DRAFT]
    amina.keeps_a_picture("draft-not-ready")


def the_draft_is_written(amina, case):
    amina.answers(case, SRI_LANKA)
    amina.takes_up_every_risk(case)
    amina.looks_at_every_risk(case, FOUND, reputation={TORT: "high"})
    for label in LIVE:
        amina.reasons(case, label, **HOW[label])
    amina.keeps_a_picture("risks")
    amina.goes_on_to_mitigation(case)
    amina.reads("is in mitigation: answer each live risk.")


def the_submission_is_refused(amina, case):
    standing = [
        *[("unanswered", f"“{AFTER}” (for {label}) has not been answered.") for label in LIVE],
        (
            "unanswered",
            "“Who was consulted before submission, when, and what did they say?” has not been"
            " answered.",
        ),
        *[("risk-without-measure", f"Nothing is done about “{label}”.") for label in LIVE],
        ("no-assessment-owner", "Nobody is named as the post that writes the assessment."),
        ("no-approval-owner", "Nobody is named as the post that secures the approval."),
        ("no-funder", "Nobody is named as the post that pays."),
        ("no-deployer", "Nobody is named as the post that sends the people or things."),
        ("no-overseas-post", "Nobody is named as the post that watches on the ground."),
    ]
    amina.opens(f"/cases/{case}/submit/")
    amina.keeps_a_picture("submission-refused")

    before_trying = amina.objections()
    answered = amina.sends_all_the_same(f"/cases/{case}/submit/", reason="")

    assert before_trying == standing
    assert (answered, amina.objections()) == (422, standing)


def it_is_mitigated_and_submitted(amina, case):
    for label in LIVE:
        for measure in MEASURES[label]:
            amina.answers_risk(case, label, owner=DESK, due=in_days(25), **measure)
        amina.reasons(case, label, **REMAINS)
    amina.consults(
        case,
        who="British High Commission, Colombo",
        on=in_days(-20),
        said="It reviews the training regularly [S81].",
        changed="Vetting of each unit and participant was added.",
    )
    amina.names_the_posts(case, **POSTS)
    amina.opens(f"/cases/{case}/submit/")
    assert amina.objections() == []
    amina.reads("As things stand it goes up to: Minister.", *WHY_A_MINISTER)
    amina.keeps_a_picture("submit")
    amina.presses("Submit it")
    amina.reads("is submitted, and what it says is sealed.")
    amina.keeps_a_picture("advice-asked")


def it_is_advised_and_signed(company, case):
    company.comes("lena", Adviser).advises(case, concur="non_concur", reasons=DISSENT)
    hugo = company.comes("hugo", Adviser)
    hugo.advises(
        case,
        concur="concur_if",
        condition="Vetting and a way out are shown before the first course.",
        reasons="A narrow yes: what is taught does not reach those who command.",
        case_against=CASE_AGAINST,
    )
    hugo.keeps_a_picture("advised")
    for key, words in (("tom", "I have read it."), ("osei", "It may go up, with the dissent.")):
        signer = company.comes(key, Decider)
        signer.countersigns(case, words)
        assert signer.proofs == 1
    amina = company.comes("amina", Official)
    amina.puts_to_decision(case)
    amina.reads("The submission is sealed and with the decider.")


def the_minister_authorises(company, case):
    minister = company.comes("okafor", Decider)
    minister.opens("/")
    minister.keeps_a_picture("minister-home")
    minister.opens(f"/cases/{case}/decision/")
    minister.reads(
        *WHY_A_MINISTER,
        "An adviser does not concur.",
        DISSENT,
        CASE_AGAINST,
        "Not open to you: the legal adviser does not concur, so conditions are required.",
    )
    minister.keeps_a_picture("minister-decides")

    decided = minister.decides(
        case, "authorise_with_conditions", REASONS, [VETTED, A_WAY_OUT], valid_until=in_days(360)
    )

    assert minister.proofs == 1
    minister.reads("You have decided.", REASONS, VETTED["says"], A_WAY_OUT["says"])
    minister.keeps_a_picture("sealed")
    return decided


def delivery_waits_for_the_conditions(company, case):
    standing = [
        ("condition-unmet", f"“{VETTED['says']}” has not been shown to be met."),
        ("condition-unmet", f"“{A_WAY_OUT['says']}” has not been shown to be met."),
        (
            "unsent-conditions_to_recipient",
            "This has not been recorded as done: Tell the recipient in writing what the"
            " assistance depends on.",
        ),
    ]
    mona = company.comes("mona", Watcher)
    start = f"/cases/{case}/watch/start-delivery/"
    mona.opens(start)
    mona.keeps_a_picture("delivery-refused")

    before_trying = mona.objections()
    answered = mona.sends_all_the_same(start, reason="")

    assert before_trying == standing
    assert (answered, mona.objections()) == (422, standing)


def delivery_is_started_and_watched(company, case):
    mona = company.comes("mona", Watcher)
    mona.shows_met(case, VETTED["says"], on=in_days(0), proof="The signed list, held in Colombo.")
    mona.shows_met(case, A_WAY_OUT["says"], on=in_days(0), proof="The exchange of letters.")
    mona.tells(
        case,
        "Tell the recipient in writing",
        told="The Inspector General of Police",
        sent_on=in_days(0),
        signed_by=DESK,
        proof="A receipt, held in Colombo.",
    )
    mona.keeps_a_picture("conditions-met")
    mona.starts_delivery(case)
    mona.reads("Delivery may start. The watch is planned.")
    mona.reports(case, from_on=in_days(-20), to_on=in_days(0), **SEEN)
    mona.reads("The report is recorded.")
    mona.keeps_a_picture("watched")


def an_allegation_against_the_parent_reaches_it(company, case):
    mona = company.comes("mona", Watcher)
    mona.records_an_allegation("Sri Lanka Police", **ALLEGED)
    mona.reads(
        case,
        "It is said of Sri Lanka Police, to which National Police Academy belongs, which this case"
        " names.",
    )
    mona.keeps_a_picture("allegation-reached")


def it_is_held_and_suspended(company, case):
    dana = company.comes("dana", Watcher)
    dana.holds(case, "A credible allegation against the force we train.")
    dana.reads("Everything under this case is on hold now.")
    dana.keeps_a_picture("held")

    osei = company.comes("osei", Decider)
    osei.makes_the_hold_a_suspension(case, **PAUSED)

    osei.reads("The hold is ratified: the assistance is suspended.")
    osei.keeps_a_picture("suspended")


def it_is_reassessed_and_withdrawn(company, case):
    amina = company.comes("amina", Official)
    reassessed = amina.reassesses(case, "The review of the assessment is awaited [S53][S72].")
    amina.opens(f"/cases/{reassessed}/assessment/")
    amina.reads("answers were carried over and count once you confirm them.")
    amina.keeps_a_picture("reassessed")

    minister = company.comes("okafor", Decider)
    minister.withdraws(case, **ENDED)

    minister.reads("The assistance is withdrawn.")
    minister.keeps_a_picture("withdrawn")
    minister.opens(f"/cases/{case}/history/")
    minister.keeps_a_picture("history")


def the_paper_carries_all_of_it(company, case, decided):
    minister = company.comes("okafor", Decider)
    listed = [row["decision_ref"] for row in rows_of(company.comes("kim", Watcher))]
    assert listed[0] == decided

    said = [words_of(minister, reference) for reference in listed]

    authorised, suspended, withdrawn = said
    expected = [TITLE, "Sri Lanka Police", *WHY_A_MINISTER, CASE_AGAINST, REASONS]
    expected += ["Lena Fischer", "Does not concur"]
    expected += [VETTED["says"], A_WAY_OUT["says"], EXIT["description"], *SRI_LANKA_HOW.values()]
    assert [each for each in expected if each not in authorised] == []
    assert DISSENT not in authorised  # legal advice is bound by its digest, and never leaves
    assert [each for each in PAUSED_IN_WORDS if each not in suspended] == []
    assert [each for each in ENDED.values() if each not in withdrawn] == []


def the_spreadsheet_carries_all_of_it(company, case):
    rows = rows_of(company.comes("kim", Watcher))

    assert [(row["case_ref"], row["decision"]) for row in rows] == [
        (case, "authorise"),
        (case, "suspend"),
        (case, "withdraw"),
    ]
    first = rows[0]
    assert first["minister"] == "yes"
    assert first["overall"] == "high"
    assert first["decision_vs_advice"] == "against"
    assert [each["says"] for each in first["conditions"]] == [VETTED["says"], A_WAY_OUT["says"]]
    assert [each["met"] for each in first["conditions"]] == [in_days(0).isoformat()] * 2
    assert [(each["role"], each["concur"]) for each in first["dissent"]] == [
        ("legal", "non_concur")
    ]
    assert {each["code"]: each["inherent"] for each in first["risks"] if each["residual"]} == {
        "DET": "possible",
        "TORT": "serious",
        "KILL": "possible",
        "DISAP": "possible",
        "DEMO": "possible",
    }
    assert [each["reason"] for each in first["suspensions"]] == [PAUSED["reason"]]
    assert len(first["triggers"]) == 1
    assert first["state"] == "withdrawn"
    assert first["outcome"].split("\n\n") == [ENDED["reason"], ENDED["what_would_change_it"]]
