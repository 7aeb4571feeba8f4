"""A decision on a programme says which country took it so high."""

import pytest

from decisions import pdf
from decisions.record import read
from tests import cases
from tests.decisions import programmes
from tests.decisions.programmes import decided
from tests.decisions.test_exports import exported
from tests.decisions.test_pages import as_, page
from tests.decisions.test_record_pdf import text_of

pytestmark = pytest.mark.django_db

IN_ORSA = "In Orsa: The death penalty is engaged and no full assurance is held"


@pytest.fixture
def put(cast):
    return programmes.put_to_the_minister(cast)


def test_the_decider_reads_which_country_sent_it_to_them(client, cast, put):
    shown = as_(client, cast.okafor).get(page("decision", put)).content.decode()

    assert put.level_id == "minister"
    assert IN_ORSA in shown
    assert "in Kadar, Orsa." in shown


def test_a_programme_goes_no_higher_than_its_worst_country_takes_it(cast):
    alone = cases.escalation(cast, units=[cases.a_unit(cast)])

    assert alone.level_id == "senior"


def test_the_record_says_what_was_found_of_each_country_and_which_one_routed(cast, put):
    seal = decided(cast, put).sealed
    record = read(seal)

    titles = [each.title for each in record.sections]
    assert [each for each in titles if each.startswith("Death penalty")] == [
        "Death penalty: Kadar",
        "Death penalty: Orsa",
    ]
    assert any(str(each.says).startswith(IN_ORSA) for each in record.reasons_for_level)
    assert IN_ORSA in text_of(pdf.render(seal))
    assert ("Also in", "Orsa") in [(str(each.key), each.value) for each in record.asked]


def test_the_export_says_which_country_routed_and_what_is_held_of_each(cast, put):
    decided(cast, put)

    (row,) = exported()

    assert row["routed_in"] == ["OR"]
    assert row["dp_assurance_status"] == "KD not_engaged; OR not_sought"
