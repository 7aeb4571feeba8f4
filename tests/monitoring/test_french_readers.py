"""Somebody who chose French reads the UN's policy in French; what is sealed and kept is English."""

import pytest
from django.utils import translation
from django.utils.formats import date_format
from lxml import html

from casework.files import CaseFile
from casework.models import SealedPart
from monitoring.models import Obligation
from monitoring.wording import duty_in_words
from tests import cases, hrddp_cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(cast):
    """Amina, who chose French."""
    cast.amina.language = "fr"
    cast.amina.save(update_fields=["language"])
    return cast.amina


def english_on(page: str, law) -> set[str]:
    """Every sentence of a framework that a page has in English although there is French for it."""
    shown = " ".join(html.fromstring(page).text_content().split())
    long = {kept for kept, text in law.texts.items() if len(kept) > 20}
    return {kept for kept in long if " ".join(kept.split()) in shown}


def pages(case):
    law = CaseFile(case).framework
    yield from ("", "watch/", "decision/", "decision/letters/", "risks/", "advice/", "assessment/")
    yield from (f"assessment/{each.id}/" for each in law.sections if each.per == "case")


def test_no_page_of_a_case_leaves_the_policy_in_english(cast, reader, client):
    case = hrddp_cases.monitoring(cast)
    law = CaseFile(case).framework
    client.force_login(reader)

    found = {
        path: english_on(client.get(f"/cases/{case.reference}/{path}").content.decode(), law)
        for path in pages(case)
    }

    assert {path: left for path, left in found.items() if left} == {}


def test_a_question_in_another_language_than_its_page_says_so(cast, reader, client):
    case = hrddp_cases.draft(cast)
    client.force_login(reader)

    page = html.fromstring(client.get(f"/cases/{case.reference}/assessment/request/").content)

    assert page.xpath("/html/@lang") == ["en"]
    marked = [each.text_content() for each in page.xpath("//label//span[@lang='fr']")]
    assert "Que fournit-on, et dans quel but ?" in marked


def test_what_is_not_the_policys_is_in_one_language(cast, reader, client):
    case = hrddp_cases.monitoring(cast)
    client.force_login(reader)

    said = client.get(f"/cases/{case.reference}/watch/").content.decode()

    assert ">Home<" in " ".join(said.split()).replace("> ", ">").replace(" <", "<")
    assert date_format(cases.today(), "F") in said
    with translation.override("fr"):
        assert date_format(cases.today(), "j F Y") not in said
    assert "Rapport sur le comportement du bénéficiaire" in said


def test_what_is_due_is_kept_in_english_and_read_in_french(cast):
    with translation.override("fr"):
        hrddp_cases.monitoring(cast)
        row = Obligation.objects.get(rule="m1")
        read = duty_in_words(row)

    assert row.says.startswith("Report on the recipient's behaviour")
    assert read.startswith("Rapport sur le comportement du bénéficiaire")


def test_a_case_put_by_somebody_who_chose_french_is_sealed_in_english(cast):
    with translation.override("fr"):
        case = hrddp_cases.sign_off(cast, hrddp_cases.draft(cast))
    law = CaseFile(case).framework
    french = {text.languages["fr"] for text in law.texts.values() if "fr" in text.languages}
    parts = SealedPart.objects.exclude(canonical=None).values_list("canonical", flat=True)
    sealed = " ".join(bytes(part).decode() for part in parts)

    assert {words for words in french if len(words) > 20 and words in sealed} == set()


def test_the_policy_as_a_document_is_in_french_and_says_so(cast, reader, client):
    hrddp_cases.a_ladder()
    client.force_login(reader)

    page = html.fromstring(client.get("/law/un-hrddp/").content)

    chapters = [each.text_content() for each in page.xpath("//h2/span[@lang='fr']")]
    assert "Antécédents du bénéficiaire" in chapters
