"""What a framework calls restricted is read by whoever writes the case, or may; by nobody else."""

import json

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.models import PostRung
from assessments import actions
from assessments.content import content_parts
from casework.files import CaseFile
from monitoring.models import MonitoringReport
from monitoring.views.past import events_of
from policy import registry
from policy.restricted import is_restricted
from tests import cases

pytestmark = pytest.mark.django_db

SCOPE = {
    "funding": ["title22"],
    "force": ["military"],
    "purpose": ["none_of_these"],
    "sector_actor": ["none_of_these"],
    "emergency": "no",
}
LADDER = {1: "post", 2: "drl", 3: "secretary_state"}
NAME, RANK, UNIT = "Quillonby", "Zorvathian", "Umbraxis"
WORDS = (NAME, RANK, UNIT)


@pytest.fixture
def vetted(cast):
    """A case under the Leahy laws, with one person whose answers hold a word each."""
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post, framework_id="us-leahy", rank=rung.rank, level_id=LADDER[rung.rank]
        )
    help_given = cases.planned(cast)
    actions.screen(help_given, by=cast.amina, framework_id="us-leahy", answers=SCOPE)
    case = actions.open_assessment(help_given, by=cast.amina, framework_id="us-leahy")
    person = {"us.kind": "individual", "us.name": NAME, "us.rank": RANK, "us.unit": UNIT}
    person |= {"us.result": "rejected_gvhr", "us.gvhr": "yes", "us.standard": "credible"}
    actions.save_row(case, by=cast.amina, collection="subjects", answers=person)
    actions.answer(
        case, by=cast.amina, question="us.barred_listed", value=f"The barred {UNIT}.", notes=""
    )
    return case


def pages_of(case):
    """Every address that needs nothing but the reference of a case."""
    for space in ("assessments", "decisions", "monitoring"):
        names = get_resolver().namespace_dict[space][1].reverse_dict
        for name in sorted(each for each in names if isinstance(each, str)):
            try:
                yield f"{space}:{name}", reverse(f"{space}:{name}", args=[case.reference])
            except NoReverseMatch:
                continue


def words_shown(client, officer, case):
    client.force_login(officer)
    found = set()
    for _name, address in pages_of(case):
        response = client.get(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        found |= {word for word in WORDS if word.encode() in content}
    return found


def test_no_page_of_a_case_tells_a_reader_of_it_who_is_on_a_restricted_list(cast, client, vetted):
    for officer in (cast.lena, cast.ines, cast.mona, cast.dana, cast.paul):
        assert words_shown(client, officer, vetted) == set(), officer

    for officer in (cast.amina, cast.hugo):
        assert words_shown(client, officer, vetted) == set(WORDS), officer


def test_every_answer_of_a_restricted_list_is_sealed_apart_with_its_readers(vetted):
    parts = content_parts(CaseFile(vetted))

    said = {path: json.dumps(part.content) for path, part in parts.items()}
    closed = {path for path, part in parts.items() if part.readers.endswith("allegation")}

    assert {path for path, text in said.items() if any(word in text for word in WORDS)} == {
        "answers/vetting/restricted",
        "answers/recipients/restricted",
    }
    assert closed == {
        "answers/vetting/restricted",
        "answers/recipients/restricted",
        "evaluation/because",
    }


def test_why_a_bar_holds_is_sealed_apart_since_it_repeats_what_was_answered(vetted):
    parts = content_parts(CaseFile(vetted))

    assert any("because" in bar for bar in parts["evaluation"].content["bars"].values()) is False
    assert "leahy" in parts["evaluation/because"].content


def test_what_a_complaint_said_is_shown_to_its_recorder_and_to_readers_of_the_restricted(
    cast, vetted
):
    report = MonitoringReport(
        from_on=cases.today(),
        to_on=cases.today(),
        seen="A complaint came in.",
        answers={"eu.k_what": NAME},
        recorded_by=cast.mona,
    )
    file = CaseFile(vetted)
    law = registry.available()["eu-hrddp"]
    question = next(
        each for each in law.form("complaints_intake").questions if each.sensitivity == "restricted"
    )
    report.answers = {question.id: NAME}
    file.__dict__ |= {
        "framework": law,
        "reports": [report],
        "holds": [],
        "suspensions": [],
        "triggers": [],
    }

    def told(officer):
        return NAME in str(events_of(file, officer))

    assert [told(each) for each in (cast.mona, cast.hugo, cast.lena, cast.amina)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_list_that_is_restricted_restricts_the_plainest_of_its_answers():
    law = registry.available()["us-leahy"]

    assert is_restricted(law, law.questions["us.rank"]) is True
    assert is_restricted(law, law.questions["us.units_known"]) is False
