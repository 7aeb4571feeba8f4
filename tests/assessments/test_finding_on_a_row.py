"""The page on which an adviser finds something of one unit or person, and of no other."""

import pytest
from django.urls import reverse

from assessments import actions
from assessments.findings import findings_asked
from assessments.models import Answer
from casework.files import CaseFile
from tests import leahy_cases as leahy

pytestmark = pytest.mark.django_db
SAID = {"value": "no", "notes": "The sentence was community service."}
OTHER = {"name": "Cpt Dana Kolt", "unit": "4th Battalion", "national_id": "N-2"}


@pytest.fixture
def case(cast):
    accused = leahy.PERSON | leahy.ACCUSED | {"result": "rejected_gvhr"}
    return leahy.draft(cast, [accused, accused | OTHER])


def page(case, row=0):
    args = [case.reference, "us.remediated", leahy.accused_in(case)[row]]
    return reverse("assessments:find_on_row", args=args)


def found(case):
    return [(each.row, each.is_made) for each in findings_asked(CaseFile(case))]


def test_an_adviser_finds_of_one_person_and_the_other_stays_open(cast, client, case):
    client.force_login(cast.hugo)
    one, other = leahy.accused_in(case)

    answer = client.post(page(case), SAID | {"revision": 0}, follow=True)

    assert "Your finding is recorded" in answer.content.decode()
    row = Answer.objects.get(question="us.remediated")
    assert (row.subject, row.value, row.answered_by) == (f"subjects:{one}", "no", cast.hugo)
    assert found(case) == [(one, True), (other, False)]


def test_what_was_found_counts_in_what_bars_the_person(cast, client, case):
    client.force_login(cast.hugo)
    for row, value in ((0, "yes"), (1, "no")):
        client.post(page(case, row), SAID | {"value": value, "revision": 0})

    bar = CaseFile(case).evaluation.bars["leahy"]

    assert (bar.value, bar.rows) == (True, (leahy.accused_in(case)[1],))


@pytest.mark.parametrize("who", ["lena", "ines", "sam"])
def test_every_adviser_who_finds_is_offered_the_form(cast, client, case, who):
    client.force_login(getattr(cast, who))

    assert 'name="notes"' in client.get(page(case)).content.decode()


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("petra", "Your role does not let you make this finding."),
        ("osei", "Your role does not let you make this finding."),
        ("amina", "Amina Haddad wrote part of this assessment"),
    ],
)
def test_who_may_not_find_is_told_why_and_sends_it_in_vain(cast, client, case, who, why):
    client.force_login(getattr(cast, who))

    shown = client.get(page(case)).content.decode()
    sent = client.post(page(case), SAID | {"revision": 0})

    assert why in shown
    assert 'name="notes"' not in shown
    assert sent.status_code == 422
    assert not Answer.objects.filter(question="us.remediated").exists()


def test_who_may_not_see_the_case_has_no_such_page(cast, client, case):
    client.force_login(cast.zed)

    assert client.get(page(case)).status_code == 404


def test_a_row_that_is_not_asked_of_has_no_such_page(cast, client, case):
    client.force_login(cast.hugo)
    args = [case.reference, "us.remediated", "subjects:999999"]

    assert client.get(reverse("assessments:find_on_row", args=args)).status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (SAID | {"value": "maybe"}, "value"),
        (SAID | {"value": ""}, "value"),
        (SAID | {"notes": " "}, "notes"),
    ],
)
def test_bad_input_is_refused_by_its_field_and_nothing_typed_is_lost(
    cast, client, case, said, field
):
    client.force_login(cast.hugo)

    answer = client.post(page(case), said | {"revision": 0})

    text = answer.content.decode()
    assert (answer.status_code, f'href="#id_{field}' in text) == (422, True)
    assert (said["notes"].strip() or 'value="no"') in text
    assert not Answer.objects.filter(question="us.remediated").exists()


def test_two_advisers_at_once_do_not_write_over_each_other(cast, client, case):
    actions.record_finding(
        case,
        by=cast.lena,
        question="us.remediated",
        row=leahy.accused_in(case)[0],
        value="yes",
        notes="The court was fair.",
    )
    client.force_login(cast.hugo)

    answer = client.post(page(case), SAID | {"revision": 0})

    text = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert SAID["notes"] in text
    assert Answer.objects.get(question="us.remediated").notes == "The court was fair."


def test_after_submission_the_finding_is_sealed(cast, client, case):
    leahy.find(cast, case, "no")
    put = leahy.sign_off(cast, case)
    client.force_login(cast.hugo)

    answer = client.post(page(put), SAID | {"value": "yes", "revision": 1})

    assert answer.status_code == 422
    assert "what was found is sealed with it" in answer.content.decode()


def test_whom_it_is_about_is_named_to_who_may_read_that_and_numbered_to_all(cast, client, case):
    client.force_login(cast.hugo)
    named = client.get(page(case)).content.decode()
    client.force_login(cast.lena)
    numbered = client.get(page(case)).content.decode()

    assert "Lt Ilya Sorn, 3rd Battalion" in named
    assert "Ilya Sorn" not in numbered
    assert f"(Unit or individual {leahy.accused_in(case)[0]})" in numbered
