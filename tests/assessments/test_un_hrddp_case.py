"""A case under the UN's policy, as its author meets it: every page opens, every answer is kept."""

from datetime import date

import pytest

from accounts.models import PostRung
from assessments import actions
from assessments.models import Answer
from casework.files import CaseFile
from recipients.models import Source
from tests.policy.frameworks import case as worked

pytestmark = pytest.mark.django_db

SCOPE = {
    "provider_kind": "peacekeeping",
    "recipient_kind": ["national_force"],
    "support_kind": ["logistics"],
    "channel": ["direct"],
    "exclusion": ["none"],
    "enhances_operations": "yes",
}
LADDER = {1: "component_head", 2: "hrddp_committee", 3: "head_of_mission"}
BEFORE = "drc_2015_before_appointment"


@pytest.fixture
def un_case(cast, courses):
    """An assessment under the UN's policy, just opened by Amina."""
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post, framework_id="un-hrddp", rank=rung.rank, level_id=LADDER[rung.rank]
        )
    actions.screen(courses, by=cast.amina, framework_id="un-hrddp", answers=SCOPE)
    return actions.open_assessment(courses, by=cast.amina, framework_id="un-hrddp")


@pytest.fixture
def written(un_case, cast):
    """The worked case, written through the acts of the program."""
    document, by = worked(BEFORE), cast.amina
    source = Source.objects.create(
        portfolio=cast.portfolio, kind="report", title="Joint office, 2014", recorded_by=by
    )
    log = document["q"].pop("un.22")[0]
    actions.consult(un_case, by=by, who=log["who"], on=log["date"], said="", changed=log["changed"])
    for question, said in document["q"].items():
        said = said if isinstance(said, dict) else {"value": said}
        if question == "un.16":
            about = {"question": question, "notes": said["notes"]}
            actions.record_finding(un_case, by=cast.hugo, value=said["value"], **about)
            continue
        cited = [source.pk] if question == "un.14a" else ()
        about = {"question": question, "notes": said.get("notes", ""), "sources": cited}
        actions.answer(un_case, by=by, value=said["value"], **about)
    _write_commanders(un_case, by, document["collections"]["persons"])
    _write_risks(un_case, cast, document["collections"])
    searched = document["declared_none"][0]
    return actions.declare_none(un_case, by=by, **searched)


def _write_commanders(case, by, rows):
    for row in rows:
        said = {f"person.{key}": value for key, value in row.items() if key != "id"}
        actions.save_row(case, by=by, collection="persons", answers=said)


def _write_risks(case, cast, lists):
    for row in lists["risks"]:
        findings = {k: row[k] for k in ("before", "after", "after_reasons") if k in row}
        risk = actions.add_risk(
            case,
            by=cast.amina,
            code=row["code"],
            answers={f"un.{key}": value for key, value in findings.items()},
            how=row.get("path", ""),
            who=row.get("groups", ""),
            evidence=row.get("evidence", ""),
        )
        for measure in lists["measures"]:
            if measure["risk"] == row["id"]:
                _write_measure(risk, cast, measure)


def _write_measure(risk, cast, measure):
    actions.add_measure(
        risk,
        by=cast.amina,
        kind=measure["type"],
        says=measure["description"],
        owner=cast.post("Desk Officer, South Asia"),
        due_on=date.fromisoformat(measure["due"]),
        proof=measure["proof"],
        if_it_fails=measure["if_fails"],
    )


def pages(case):
    """Every page on which an author writes."""
    sections = [each for each in CaseFile(case).framework.sections if each.per == "case"]
    yield from ("", "risks/", "risks/first-look/", "assessment/", "assessment/check/")
    yield from ("contradictions/", "allegations/", "consultation/", "none/allegations/", "roles/")
    yield from ("assessment/commanders/", "assessment/commanders/new/")
    yield from (f"assessment/{section.id}/" for section in sections)


def test_un_14_every_page_of_a_case_opens_for_its_author(written, cast, client):
    client.force_login(cast.amina)

    opened = {
        path: client.get(f"/cases/{written.reference}/{path}").status_code
        for path in pages(written)
    }

    assert opened == dict.fromkeys(opened, 200)


def test_un_14_a_case_written_in_the_program_is_judged_as_its_document_is(written):
    found = CaseFile(written).evaluation

    assert [each.says for each in found.missing_at("submit")] == []
    assert found.bars_standing == ()
    assert (found.rung, found.level.provisional) == ("hrddp_committee", False)


def test_un_19_a_commander_entered_in_the_program_bars_the_unit(written, cast):
    general = worked("drc_2015_two_commanders")["collections"]["persons"][-1]

    _write_commanders(written, cast.amina, [general])

    found = CaseFile(written).evaluation
    assert [each.id for each in found.bars_standing] == ["b19-commander"]
    assert found.bars["b19-commander"].rows == ("3", "2")
    assert found.rung == "head_of_mission"


def test_un_16_a_case_nobody_has_found_on_may_not_be_submitted(written, cast):
    Answer.objects.filter(question="un.16").delete()

    found = CaseFile(written).evaluation

    assert [each.id for each in found.bars_standing] == ["b16"]
    assert [each.question for each in found.missing_at("submit")] == ["un.16"]
