"""A yes may leave out a country of a programme, with whoever receives help there."""

import pytest
from django.utils import timezone

from casework.refusals import Refused
from decisions.guards import substance, terms
from decisions.models import Coverage
from decisions.queries.coverage import has_coverage
from decisions.verdicts import Verdict, verdict_of
from recipients.models import Country
from tests import cases
from tests.decisions import programmes
from tests.decisions.asking import a_case, codes
from tests.decisions.programmes import decided, orsa
from tests.decisions.test_exports import exported
from tests.decisions.test_guards import a_bar, with_bars
from tests.decisions.test_pages import as_, form_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def put(cast):
    return programmes.put_to_the_minister(cast)


def test_a_yes_may_leave_a_country_out_with_whoever_receives_there(cast, put):
    western, eastern = put.assistance.recipients.order_by("pk")
    decided(cast, put, excluded_countries=("OR",))

    rows = Coverage.objects.order_by("pk").values_list("country", "recipient__name", "says")
    assert list(rows) == [
        ("KD", "Western Division", "yes"),
        ("KD", "Eastern Division", "no"),
        ("OR", None, "no"),
    ]
    today = timezone.localdate()
    authority = [has_coverage(put.assistance, today, each) for each in (western, eastern)]
    assert authority == [True, False]
    assert exported()[0]["scope_modified"] == "yes"


@pytest.mark.parametrize("left_out", [("KD", "OR"), ("KD",)])
def test_a_yes_that_leaves_nothing_in_is_refused(cast, left_out):
    unit = cases.a_unit(cast)
    case = cases.sign_off(cast, units=[unit], also_in=[orsa()])

    with pytest.raises(Refused) as refusal:
        cases.decide(
            cast, case, "authorise", verdict=cases.a_yes(cast, excluded_countries=left_out)
        )

    (found,) = refusal.value.objections
    assert (found.code, str(found.says), str(found.remedy)) == (
        "nothing-left",
        "With those countries left out, nothing of the help is authorised.",
        "Leave in a country with a recipient, or refuse the whole.",
    )


def test_the_decider_is_offered_the_countries_and_what_they_leave_out_is_kept(client, cast, put):
    minister = as_(client, cast.okafor)
    shown = minister.get(page("decision", put)).content.decode()

    sent = minister.post(
        page("decision", put), form_of("authorise", excluded_countries=["OR"]), follow=True
    )

    assert "Countries to leave out" in shown
    assert sent.status_code == 200
    assert Coverage.objects.filter(country="OR", says="no").exists()


def test_of_one_country_nobody_is_asked_which_to_leave_out(client, cast):
    case = cases.sign_off(cast)

    shown = as_(client, cases.decider_of(cast, case)).get(page("decision", case))

    assert "Countries to leave out" not in shown.content.decode()


def test_a_country_that_a_bar_hits_is_left_out_or_there_is_no_yes(cast):
    bar = a_bar(effect="prohibit_part", rows=("OR",))
    kadar, other = Country.objects.get(code="KD"), orsa()
    drawers = {"countries": [kadar, other], "country_codes": {"KD", "OR"}, "recipients": []}
    file, guard = with_bars(a_case(cast), bar, **drawers), substance.barred_rows_are_excluded
    file.framework.countries = object()

    left_out, left_in = Verdict(excluded_countries=("OR",)), Verdict()

    assert codes(guard, cast.osei, file, proposal=left_out) == []
    assert codes(guard, cast.osei, file, proposal=left_in) == ["hard_stop-not-excluded"]
    assert codes(terms.some_country_is_left, cast.osei, file, proposal=left_in) == []


def test_what_a_yes_leaves_out_is_read_back_as_it_was_said():
    said = Verdict(excluded_countries=("OR",)).as_json()

    assert verdict_of("authorise", said).excluded_countries == ("OR",)
