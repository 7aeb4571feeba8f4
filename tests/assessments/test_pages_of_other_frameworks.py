"""A case under the US or EU framework opens on every page, whatever lists that framework keeps."""

import pytest
from django.urls import reverse

from accounts.models import PostRung
from assessments import actions as assessing
from assessments.pages import risks_at_a_glance
from assessments.taxonomy import apart_from_rights
from casework.files import CaseFile
from recipients.models import Country
from tests import cases, worked
from tests.policy.laws import law

pytestmark = pytest.mark.django_db

LADDERS = {
    "us-leahy": {1: "post", 2: "drl", 3: "secretary_state"},
    "eu-hrddp": {1: "mission_head", 2: "eeas_director", 3: "council_psc"},
}
SCOPES = {
    "us-leahy": {
        "funding": ["title22"],
        "force": ["police"],
        "purpose": ["build"],
        "sector_actor": ["provider"],
        "emergency": "no",
    },
    "eu-hrddp": {
        "instrument": ["epf"],
        "recipient": ["security_force"],
        "activities": ["training"],
        "has_equipment": "yes",
    },
}
PAGES = ("detail", "tasks", "risks", "checks", "check_answers", "consultations", "history")


@pytest.fixture(params=sorted(LADDERS))
def case(request, cast):
    ladder = LADDERS[request.param]
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post, framework_id=request.param, rank=rung.rank, level_id=ladder[rung.rank]
        )
    assistance = cases.planned(cast)
    assessing.screen(
        assistance,
        by=cast.amina,
        framework_id=request.param,
        answers=SCOPES[request.param],
        reasons="It is support to police.",
    )
    return assessing.open_assessment(assistance, by=cast.amina, framework_id=request.param)


def test_every_page_of_a_case_under_another_framework_opens(case, cast, client):
    client.force_login(cast.amina)
    pages = [reverse(f"assessments:{name}", args=[case.reference]) for name in PAGES]
    for section in law(case.framework_id).sections:
        where = [case.reference, section.id]
        pages.append(reverse("assessments:section", args=where))
        if section.per not in ("case", "risks", "measures"):
            pages.append(reverse("assessments:row", args=[*where, "new"]))

    closed = [page for page in pages if client.get(page, follow=True).status_code != 200]

    assert closed == []


def us_case(cast):
    worked.climb("us-leahy")
    case = worked.opened(cast, cases.planned(cast), "us_cleared_battalion")
    return worked.put(cast, worked.written(cast, case, "us_cleared_battalion"))


def test_a_framework_without_a_list_of_risks_says_so_and_leads_to_what_it_judges(cast, client):
    case = us_case(cast)
    client.force_login(cast.tom)
    rooms = ("assessments:detail", "assessments:risks", "decisions:decision")

    said = [client.get(reverse(each, args=[case.reference])).content.decode() for each in rooms]

    wanted = f'href="/cases/{case.reference}/assessment/vetting/#rows"'
    assert ["keeps no list of risks" in page and wanted in page for page in said] == [True] * 3
    assert "Take up" not in said[1]
    assert f"/cases/{case.reference}/assessment/each_country/#rows" not in said[0]  # it is for one


def test_a_risk_rated_by_likelihood_and_impact_is_shown_by_the_place_the_table_gives(cast, client):
    worked.climb("eu-hrddp")
    case = worked.opened(cast, cases.planned(cast), "eu_peace_facility")
    case = worked.put(cast, worked.written(cast, case, "eu_peace_facility"))

    rows, _quiet = risks_at_a_glance(case, CaseFile(case))

    assert [(row["before"], row["after"]) for row in rows][:1] == [("Medium", "Low")]


def test_likelihood_and_impact_stand_nowhere_apart_from_the_rights_they_weigh(cast, client):
    worked.climb("eu-hrddp")
    case = worked.opened(cast, cases.planned(cast), "eu_peace_facility")

    assert apart_from_rights(CaseFile(case)) == []


def test_every_framework_is_written_to_submission_by_its_own_acts(cast):
    put = []
    for name in ("drc_2015_before_appointment", "eu_border_police", "us_cleared_battalion"):
        law_of = {"drc": "un-hrddp", "eu_": "eu-hrddp", "us_": "us-leahy"}[name[:3]]
        worked.climb(law_of)
        case = worked.opened(cast, cases.planned(cast, units=[cases.a_unit(cast, name)]), name)
        put.append(worked.put(cast, worked.written(cast, case, name)))

    assert [(each.framework_id, each.state, each.level_id) for each in put] == [
        ("un-hrddp", "sign_off", "hrddp_committee"),
        ("eu-hrddp", "sign_off", "mission_head"),
        ("us-leahy", "sign_off", "post"),
    ]


def test_of_several_countries_the_worst_answer_routes_the_whole_programme(cast):
    worked.climb("us-leahy")
    planned = cases.planned(cast, also_in=list(Country.objects.filter(code="OR")))
    case = worked.opened(cast, planned, "us_cleared_battalion")
    case = worked.written(cast, case, "us_cleared_battalion")

    rungs = []
    for country, standing in (("Kadar", "strong"), ("Orsa", "strong"), ("Lem", "weak")):
        said = {"us.country": country, "us.standing": standing, "us.standing_why": "Visits."}
        about = {"collection": "countries", "answers": said | {"us.links": "One border."}}
        assessing.save_row(case, by=cast.amina, **about)
        rungs.append(CaseFile(case).evaluation.rung)

    assert rungs == [None, "post", "drl"]  # of one country alone nobody can say yet


def test_remediation_is_asked_only_of_a_unit_of_which_something_credible_is_alleged(cast, client):
    worked.climb("us-leahy")
    case = worked.opened(cast, cases.planned(cast), "us_cleared_battalion")
    case = worked.written(cast, case, "us_cleared_battalion")
    client.force_login(cast.amina)
    where = f"/cases/{case.reference}/assessment/vetting/1/"

    cleared = client.get(where).content.decode()
    listed = client.get(f"/cases/{case.reference}/assessment/vetting/").content.decode()
    said = {"us.gvhr": "yes", "us.standard": "credible"}
    assessing.save_row(case, by=cast.amina, collection="subjects", row="1", answers=said)
    alleged = client.get(where).content.decode()

    shown = ["us-rem_investigation" in page for page in (cleared, alleged)]
    assert shown == [False, True]
    assert "Was there an impartial and thorough investigation?" not in listed
    assert "Is it remediated, in the decision of the Secretary?" in alleged
