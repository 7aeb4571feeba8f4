"""HRDDP 14: another body's assessment may be used, question by question, once ours confirm it."""

import io

import pytest
from pypdf import PdfReader

from assessments import actions
from assessments.actions import Given
from assessments.models import Answer, Assessment
from casework.files import CaseFile
from casework.models import Seal
from casework.refusals import Refused
from casework.seals import contents
from decisions.models import Decision
from recipients.models import Source
from tests import hrddp_cases
from tests.writers import writer_on

pytestmark = pytest.mark.django_db

THEIRS = "Without it the army goes alone, and answers to nobody."
WHENCE = "Adopted from “Country assessment” of The joint office, page 12."


@pytest.fixture
def page_12(cast):
    """A page of the assessment another body made."""
    return Source.objects.create(
        portfolio=cast.portfolio,
        kind="report",
        title="Country assessment",
        publisher="The joint office",
        page="page 12",
        recorded_by=cast.amina,
    )


@pytest.fixture
def case(cast):
    return hrddp_cases.opened(cast, kind="adopted")


def adopt(case, cast, source, **given):
    said = given or {"un__14d_withhold": THEIRS}
    return actions.adopt_answers(
        case,
        by=cast.amina,
        source=source,
        given={id.replace("__", "."): Given(value) for id, value in said.items()},
    )


def codes(refused):
    return {each.code for each in refused.value.objections}


def test_un_14_an_adopted_answer_counts_only_once_our_officer_confirms_it(cast, case, page_12):
    (answer,) = adopt(case, cast, page_12)
    before = CaseFile(case).document["q"]

    actions.confirm(case, by=cast.amina, answer=answer)

    said = CaseFile(case).document["q"]["un.14d_withhold"]
    assert "un.14d_withhold" not in before
    assert (said["value"], said["sources"]) == (THEIRS, [page_12.pk])


def test_un_14_an_answer_changed_by_ours_is_adopted_no_longer(cast, case, page_12):
    (answer,) = adopt(case, cast, page_12)

    actions.confirm(case, by=cast.amina, answer=answer)
    confirmed = Answer.objects.get(pk=answer.pk).adopted_from
    actions.answer(
        case, by=cast.amina, question="un.14d_withhold", value="It would go with others."
    )

    assert (confirmed, Answer.objects.get(pk=answer.pk).adopted_from) == (page_12, None)


def test_un_14_what_was_answered_already_is_not_called_adopted(cast, case, page_12):
    actions.answer(case, by=cast.amina, question="un.14d_withhold", value=THEIRS)

    assert adopt(case, cast, page_12, un__14d_withhold=THEIRS, un__14e="") == []
    assert not Answer.objects.exclude(adopted_from=None).exists()


def test_un_14_what_is_changed_beside_what_is_adopted_is_kept_as_ours(cast, case, page_12):
    actions.answer(case, by=cast.amina, question="un.14d_provide", value="It sits in.")

    adopt(case, cast, page_12, un__14d_withhold=THEIRS, un__14d_provide="")

    ours = Answer.objects.get(question="un.14d_provide")
    assert (ours.value, ours.adopted_from) == ("", None)


def test_un_14_a_finding_of_the_policy_is_never_adopted(cast, case, page_12):
    with pytest.raises(Refused):
        adopt(case, cast, page_12, un__16="no")


def test_un_14_a_document_without_a_page_is_not_adopted_from(cast, case, page_12):
    page_12.page = ""

    with pytest.raises(Refused) as refused:
        adopt(case, cast, page_12)

    assert codes(refused) == {"no-page"}


def test_un_14_only_a_case_opened_as_adopted_takes_answers_from_another_body(cast, page_12):
    with pytest.raises(Refused) as refused:
        adopt(hrddp_cases.opened(cast), cast, page_12)

    assert codes(refused) == {"not-adopted"}


def test_un_14_a_case_opened_as_adopted_that_adopts_nothing_is_not_submitted(cast):
    case = hrddp_cases.draft(cast, kind="adopted")
    actions.begin_mitigation(case, by=cast.amina)

    with pytest.raises(Refused) as refused:
        actions.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)

    assert codes(refused) == {"nothing-adopted"}


def test_un_14_what_was_adopted_is_marked_in_the_seal_and_in_the_record(
    cast, case, page_12, client
):
    case = hrddp_cases.draft(cast, case=case)
    (answer,) = adopt(case, cast, page_12)
    actions.confirm(case, by=cast.amina, answer=answer)
    yes = hrddp_cases.authorised(cast, case)
    client.force_login(cast.okafor)

    sealed = contents(Seal.objects.get(root=yes.content_root))
    paper = client.get(f"/decisions/{Decision.objects.get(assessment=yes)}/record.pdf")
    pages = PdfReader(io.BytesIO(b"".join(paper))).pages
    printed = " ".join(" ".join(each.extract_text() for each in pages).split())

    marked = [row for row in sealed["answers/influence"] if "adopted_from" in row]
    assert [row["adopted_from"]["page"] for row in marked] == ["page 12"]
    assert sealed["case"]["kind"] == "adopted"
    assert "Adopted from another body" in printed
    assert WHENCE in printed


def test_un_14_a_page_of_questions_takes_them_from_a_page_of_the_document(
    cast, case, page_12, client
):
    client.force_login(cast.amina)
    address = f"/cases/{case.reference}/assessment/influence/"
    form = client.get(address)
    said = {"un-14d_withhold": THEIRS, "adopted_from": page_12.pk, "writer": writer_on(form)}

    client.post(address, said)
    after = client.get(address).content.decode()
    looked_over = client.get(f"/cases/{case.reference}/assessment/check/").content.decode()

    assert "Country assessment, page 12" in form.content.decode()
    assert Answer.objects.get(question="un.14d_withhold").adopted_from == page_12
    assert WHENCE in after
    assert WHENCE in looked_over


def test_un_14_a_reassessment_still_says_from_where_an_answer_was_adopted(cast, case, page_12):
    case = hrddp_cases.draft(cast, case=case)
    (answer,) = adopt(case, cast, page_12)
    actions.confirm(case, by=cast.amina, answer=answer)
    old = hrddp_cases.authorised(cast, case)

    new = actions.reassess(old, by=cast.amina, reason="A year has passed.")

    assert Answer.objects.get(assessment=new, question="un.14d_withhold").adopted_from == page_12
