"""A policing college, China: help flows unassessed, is judged, refused, and tried once more.

The facts are those of the public record, each with the tag of its source; the assessment told
here never took place, and its findings are what the guidance would demand.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from tests.journeys.deciders import Adviser, Decider
from tests.journeys.facts import CHINA, CHINA_HOW, NONE_EVIDENCED
from tests.journeys.officials import Official
from tests.journeys.people import Person
from tests.journeys.records import rows_of, words_of
from tests.journeys.watchers import Watcher

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("china")]

DESK = "Desk Officer, East Asia"
TITLE = "Policing courses through the London Policing College"
PERS = "Persecution of or discrimination against an identifiable group"
TORT = "Torture or cruel, inhuman or degrading treatment"
DET = "Unlawful or arbitrary arrest or detention"
PRIV = "Unlawful surveillance or interference with privacy"
ONWARD = "Onward deployment of those assisted to a place of abuse"
LIVE = (PERS, TORT, DET, PRIV, ONWARD)
FOUND = {PERS: "serious", TORT: "serious", DET: "serious", PRIV: "possible", ONWARD: "serious"}
HEARS = {
    "sam": Person,  # leads assurance
    "tom": Decider,
    "okafor": Decider,
    "mona": Watcher,
    "kim": Watcher,
    "ravi": Official,
}
IN_SCOPE = {
    "assistance_kind": "capacity_building",
    "recipient_kind": ["police"],
    "activities": ["training"],
    "hmg_part": ["funds"],
    "within_umbrella": "no",
    "has_equipment": "no",
    "conditions_refused_by_host": "no",
}
NOTHING_TO_SEE = IN_SCOPE | {
    "assistance_kind": "other",
    "recipient_kind": ["none_of_these"],
    "hmg_part": ["none"],
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
    "A serious risk remains after measures.",
    "The reputational and political risk is high.",
]
REASONS = "A serious risk of persecution remains, and nothing shown would reduce it."
WHAT_WOULD_CHANGE_IT = "Every partner looked into, and none of its people sent on to Xinjiang."
SECOND_PERSON = (
    "second-person-needed",
    "Ravi Menon planned this or recorded the finding, so cannot also agree to it.",
)


def in_days(number):
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=number)


def test_a_policing_college_in_china(company):
    ravi = company.comes("ravi", Official)
    assistance = it_is_found_under_way(ravi)
    it_rings_on_every_home_that_should_hear_it(company)
    it_is_not_screened_out_by_one_person(company, assistance)
    case = it_is_screened_in(ravi, assistance)
    it_is_given_no_start_notice(company, case)
    it_is_assessed_in_full(ravi, case)
    it_is_advised_and_signed(company, case)
    the_minister_refuses(company, case)
    a_second_supplier_meets_the_refusal(company, case)


def it_is_found_under_way(ravi):
    ravi.enters(
        kind="institution",
        name="Police universities and academies in China",
        aliases="中国公安院校",
        country="China",
        about="Eight declared partners [S76]; one cooperates with the sanctioned Xinjiang Police"
        " College [seed-001].",
    )
    ravi.plans(
        country="China",
        under_way=True,
        title=TITLE,
        kind="capacity_building",
        summary="A private college teaches content on counter-terrorism and Prevent under a"
        " five-year deal to 2023; a British Council project pays [S75][S25].",
    )
    assistance = ravi.page.url.rstrip("/").split("/")[-2]
    ravi.records_what_happens(
        assistance,
        kind="continues",
        what="Courses on counter-terrorism and Prevent [S75]",
        on=in_days(-30),
        seen_by="Freedom from Torture, by notice of legal action [seed-001]",
    )
    ravi.reads("What is happening is recorded.", "This help is flowing without authority")
    ravi.keeps_a_picture("under-way")
    ravi.names_as_recipients(assistance, "Police universities")
    return assistance


def it_rings_on_every_home_that_should_hear_it(company):
    for key, kind in HEARS.items():
        person = company.comes(key, kind)
        person.opens("/")
        person.reads("1 flowing without authority")
        person.keeps_a_picture(f"home-of-{key}")
        person.follows("flowing without authority")
        person.reads(TITLE)
    company.comes("kim", Watcher).keeps_a_picture("without-authority")


def it_is_not_screened_out_by_one_person(company, assistance):
    ravi = company.comes("ravi", Official)
    agree = f"/assistance/{assistance}/screening/agree/"
    # The answer in parliament: no funds to overseas institutions [S25].
    ravi.screens(assistance, NOTHING_TO_SEE)
    ravi.records_the_finding("Record this, for a second person to agree")
    assert ravi.objections() == [
        (
            "no-reasons-on-scope",
            "No reasons are given for finding that no assessment is needed.",
        )
    ]
    ravi.fills(reasons="No funds are given to overseas institutions [S25].")
    ravi.records_the_finding("Record this, for a second person to agree")
    ravi.opens(agree)
    ravi.keeps_a_picture("no-second-person")

    before_trying = ravi.objections()
    answered = ravi.sends_all_the_same(agree, reason="I agree with myself.")

    assert before_trying == [SECOND_PERSON]
    assert (answered, ravi.objections()) == (422, [SECOND_PERSON])
    sam = company.comes("sam", Person)
    sam.opens("/")
    sam.reads("1 flowing without authority", "Agree, or not, that it is out of scope.")


def it_is_screened_in(ravi, assistance):
    ravi.screens(assistance, IN_SCOPE)
    ravi.reads("It must be assessed")
    return ravi.records_the_finding("Record this and begin the assessment")


def it_is_given_no_start_notice(company, case):
    mona = company.comes("mona", Watcher)
    start = f"/cases/{case}/watch/start-delivery/"
    mona.opens(start)

    before_trying = mona.objections()
    answered = mona.sends_all_the_same(start, reason="It has been going on for years.")

    assert [code for code, _says in before_trying] == ["wrong-state"]
    assert (answered, [code for code, _says in mona.objections()]) == (422, ["wrong-state"])
    mona.keeps_a_picture("no-start-notice")


def it_is_assessed_in_full(ravi, case):
    ravi.answers(case, CHINA)
    ravi.takes_up_every_risk(case, PRIV, ONWARD)
    ravi.looks_at_every_risk(case, FOUND, reputation=dict.fromkeys(LIVE, "high"))
    for label in LIVE:
        ravi.reasons(
            case,
            label,
            law=["human_rights"],
            path=CHINA_HOW[label],
            groups="Uyghurs and other people in Xinjiang [seed-001].",
            evidence="[S75][S76][seed-001]",
        )
    ravi.goes_on_to_mitigation(case)
    for label in LIVE:
        ravi.says_nothing_would_help(case, label, NONE_EVIDENCED)
        ravi.reasons(case, label, after=FOUND[label], after_reasons=NONE_EVIDENCED)
    ravi.consults(
        case,
        who="Freedom from Torture",
        outside=True,
        on=in_days(-10),
        said="No assessment was made [seed-001].",
        changed="The finding: the risk cannot be controlled.",
    )
    ravi.names_the_posts(case, **POSTS)
    ravi.opens(f"/cases/{case}/submit/")
    assert ravi.objections() == []
    ravi.reads("As things stand it goes up to: Minister.", *WHY_A_MINISTER)
    ravi.presses("Submit it")
    ravi.keeps_a_picture("submitted")


def it_is_advised_and_signed(company, case):
    company.comes("lena", Adviser).advises(
        case, concur="non_concur", reasons="It cannot be given lawfully as it stands."
    )
    company.comes("hugo", Adviser).advises(
        case,
        concur="non_concur",
        reasons="Nobody has looked into the partners.",
        case_against="A partner cooperates with the sanctioned Xinjiang Police College [seed-001].",
    )
    for key in ("tom", "osei"):
        company.comes(key, Decider).countersigns(case, "It may go up, and should be refused.")
    company.comes("ravi", Official).puts_to_decision(case)


def the_minister_refuses(company, case):
    minister = company.comes("okafor", Decider)
    minister.opens(f"/cases/{case}/decision/")
    minister.reads(*WHY_A_MINISTER, "An adviser does not concur.")
    minister.keeps_a_picture("minister-decides")

    decided = minister.decides(case, "refuse", REASONS, what_would_change_it=WHAT_WOULD_CHANGE_IT)

    minister.reads("You have decided.", REASONS, WHAT_WOULD_CHANGE_IT)
    assert "Valid until" not in minister.says()
    minister.keeps_a_picture("refused")
    paper = words_of(minister, decided)
    assert [
        each for each in (*WHY_A_MINISTER, REASONS, WHAT_WOULD_CHANGE_IT) if each not in paper
    ] == []
    (row,) = rows_of(company.comes("kim", Watcher))
    assert (row["case_ref"], row["decision"], row["minister"]) == (case, "refuse", "yes")
    minister.opens("/")
    minister.reads("1 flowing without authority")


def a_second_supplier_meets_the_refusal(company, refused):
    ravi = company.comes("ravi", Official)
    assistance = ravi.plans(
        country="China",
        title="Policing courses through another college",
        kind="capacity_building",
        summary="The same courses for the same academies, from another supplier [S74].",
        first_delivery_on=in_days(60),
    )
    ravi.says_more_of(assistance, supplier="Another college")
    ravi.names_as_recipients(assistance, "Police universities")
    ravi.screens(assistance, IN_SCOPE)
    case = ravi.records_the_finding("Record this and begin the assessment")
    ravi.answers(case, CHINA | {"uk-rep_interest": ["none"]})
    ravi.takes_up_every_risk(case)
    ravi.looks_at_every_risk(case, {}, reputation={})
    ravi.goes_on_to_mitigation(case)
    ravi.consults(
        case, who="The Post", on=in_days(-1), said="Nothing is new.", changed="Nothing: see above."
    )
    ravi.names_the_posts(case, **POSTS)
    ravi.opens(f"/cases/{case}/submit/")
    ravi.keeps_a_picture("earlier-refusal")

    standing = ravi.objections()
    today = date_format(timezone.localdate(), "j F Y")
    assert standing == [
        (
            "earlier-refusal-unanswered",
            f"{refused}, for the same purpose, was refused on {today}.",
        )
    ]
    ravi.reads(
        "As things stand it goes up to: Minister.",
        "Like assistance was stopped before by a minister.",
    )
    ravi.follows("Say what has changed since. Another supplier is not a change.")
    ravi.reads(REASONS, WHAT_WOULD_CHANGE_IT)
    ravi.fills(text="Another college teaches; nothing else is known to have changed [S74].")
    ravi.presses("Save")
    ravi.opens(f"/cases/{case}/submit/")
    assert ravi.objections() == []
    ravi.reads("As things stand it goes up to: Minister.")
