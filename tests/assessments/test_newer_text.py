"""A case stays on the text it began under, until somebody moves it, with a reason."""

import pytest
import yaml

from assessments import actions
from assessments.actions.newer_text import newer_text_of, preview
from assessments.models import Answer, Assessment, Rerouted, Rerouting, TextChange
from assessments.tasks import reroute
from casework.files import CaseFile
from casework.models import LedgerEntry
from casework.refusals import Refused
from policy.actions import propose, put_in_use
from policy.framework import loads
from policy.framework.reading import read_yaml
from tests import cases
from tests.policy.frameworks import osja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_afresh")]


def newer(change):
    """Our framework as its next version, changed in its data."""
    data = read_yaml(osja().text, "uk-osja.yaml")
    data["framework"]["version"] = "2027.1"
    change(data)
    return loads(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "uk-osja.yaml")


def a_question_means_something_else(data):
    _question(data, "uk.1a")["meaning"] = 2


def each_country_is_asked_its_particulars(data):
    section = next(each for each in data["sections"] if each["id"] == "particulars")
    section["per"] = "countries"


def everything_goes_to_ministers(data):
    for rule in data["escalation"]["rules"]:
        rule["level"] = "minister"


def _question(data, id):
    return next(q for s in data["sections"] for q in s["questions"] if q["id"] == id)


def test_a_case_goes_on_under_its_own_text_when_a_newer_one_is_put_in_use(cast, ravi):
    case = cases.mitigation(cast)

    put_in_use(newer(everything_goes_to_ministers), by=cast.lou, confirmed_by=ravi)

    assert newer_text_of(case).version == "2027.1"
    assert CaseFile(case).framework.version == "2017.1"
    assert CaseFile(case).evaluation.level.id == "senior"


def test_what_was_said_of_the_case_is_said_of_its_first_country_where_each_is_asked(cast, ravi):
    case = cases.mitigation(cast)
    actions.answer(case, by=cast.amina, question="uk.p_place", value="Kadar City")
    put_in_use(newer(each_country_is_asked_its_particulars), by=cast.lou, confirmed_by=ravi)

    moved = actions.move_to_newer_text(case, by=cast.amina, reason="The minister asked for it.")

    (kadar,) = CaseFile(moved).document["collections"]["countries"]
    assert (kadar["id"], kadar["p_place"]) == ("KD", "Kadar City")


def test_a_moved_case_keeps_what_still_means_the_same_and_is_asked_the_rest_again(cast, ravi):
    case = cases.mitigation(cast)
    text = put_in_use(newer(a_question_means_something_else), by=cast.lou, confirmed_by=ravi)
    ahead = preview(case, newer_text_of(case))

    moved = actions.move_to_newer_text(case, by=cast.amina, reason="The minister asked for it.")

    again = Answer.objects.filter(assessment=case, carried_over=True)
    assert [each.question for each in ahead.again] == ["uk.1a"]
    assert [each.question for each in ahead.missing] == ["uk.1a"]
    assert list(again.values_list("question", flat=True)) == ["uk.1a"]
    assert moved.framework_digest == text.digest
    assert [each.question for each in CaseFile(moved).evaluation.missing] == ["uk.1a"]
    assert TextChange.objects.get().reason == "The minister asked for it."
    assert LedgerEntry.objects.filter(verb="assessments.move_to_newer_text").count() == 1


def test_moving_needs_a_reason_a_newer_text_and_a_case_that_is_being_written(cast, ravi):
    case, submitted = cases.mitigation(cast), cases.escalation(cast)
    with pytest.raises(Refused) as current:
        actions.move_to_newer_text(case, by=cast.amina, reason="Why not.")
    put_in_use(newer(everything_goes_to_ministers), by=cast.lou, confirmed_by=ravi)

    with pytest.raises(Refused) as silent:
        actions.move_to_newer_text(case, by=cast.amina, reason=" ")
    with pytest.raises(Refused) as sealed:
        actions.move_to_newer_text(submitted, by=cast.amina, reason="It is newer.")

    codes = [each.value.objections[0].code for each in (current, silent, sealed)]
    assert codes == ["text-is-current", "no-reason", "not-writable"]


def test_a_reassessment_begins_under_the_newer_text_without_what_means_something_else(cast, ravi):
    watched = cases.monitoring(cast)
    put_in_use(newer(a_question_means_something_else), by=cast.lou, confirmed_by=ravi)

    again = actions.reassess(watched, by=cast.amina, reason="The law is newer.")

    assert again.framework_version == "2027.1"
    assert not Answer.objects.filter(assessment=again, question="uk.1a").exists()
    assert Answer.objects.filter(assessment=again, question="uk.1b").exists()


def test_the_live_cases_that_a_proposed_text_would_send_elsewhere_are_found(cast, ravi):
    senior, minister = cases.escalation(cast), cases.escalation(cast, findings=cases.HIGH)
    actions.abandon(cases.draft(cast), by=cast.amina, reason="It is not needed.")
    proposal = propose(
        newer(everything_goes_to_ministers), by=cast.lou, why="Ministers ask to see them all."
    )

    rerouting = actions.ask_rerouting(proposal, by=cast.lou)
    reroute(rerouting.pk)

    found = Rerouted.objects.get()
    done = Rerouting.objects.get()
    assert (found.assessment, found.level_before, found.level_after) == (
        senior,
        "senior",
        "minister",
    )
    assert (done.done, done.total, done.finished_at is not None) == (2, 2, True)
    assert Assessment.objects.get(pk=minister.pk).framework_version == "2017.1"


def test_weighing_goes_on_from_where_it_stopped_and_counts_no_case_twice(cast, ravi, monkeypatch):
    monkeypatch.setattr("assessments.actions.rerouting.AT_A_TIME", 1)
    for _each in range(3):
        cases.escalation(cast)
    proposal = propose(newer(everything_goes_to_ministers), by=cast.lou, why="Ministers ask.")
    rerouting = actions.ask_rerouting(proposal, by=cast.lou)
    left = actions.go_on_rerouting(rerouting)
    half = Rerouting.objects.get().done

    reroute(rerouting.pk)
    reroute(rerouting.pk)

    assert (left, half, Rerouting.objects.get().done) == (True, 1, 3)
    assert Rerouted.objects.count() == 3


def test_the_pages_show_what_moving_does_and_which_cases_a_proposal_would_send_elsewhere(
    cast, ravi, client, done_at_once
):
    case = cases.mitigation(cast)
    proposal = propose(newer(everything_goes_to_ministers), by=cast.lou, why="Ministers ask.")
    client.force_login(cast.lou)
    asked = client.post(f"/law/proposals/{proposal.pk}/cases/weigh/", follow=True)
    beside = client.get(f"/law/proposals/{proposal.pk}/").content.decode()
    client.force_login(cast.amina)
    before = client.get(f"/cases/{case.reference}/newer-text/").status_code
    put_in_use(newer(a_question_means_something_else), by=cast.lou, confirmed_by=ravi)

    page = client.get(f"/cases/{case.reference}/newer-text/").content.decode()
    tasks = client.get(f"/cases/{case.reference}/assessment/").content.decode()
    moved = client.post(f"/cases/{case.reference}/newer-text/", {"reason": "It is newer."})

    assert "1 of 1 live cases weighed" in asked.content.decode()
    assert "Senior official → Minister" in asked.content.decode()
    assert f"/law/proposals/{proposal.pk}/cases/" in beside
    assert before == 404
    assert "Answered again: the question means something else now" in page
    assert f"/cases/{case.reference}/newer-text/" in tasks
    assert moved.status_code == 302
    assert Assessment.objects.get().framework_version == "2027.1"
