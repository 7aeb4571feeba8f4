"""Two Secretaries stand equally high: each says yes to what is under their own law alone."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from accounts.queries import Authority
from casework.files import CaseFile
from casework.refusals import Refused
from decisions.guards.who import authority_for
from decisions.models import Decision
from decisions.queries import route_of
from tests import cases
from tests import leahy_cases as leahy
from tests.decisions.asking import a_route
from tests.monitoring.watched import codes

pytestmark = pytest.mark.django_db

RESTORED = leahy.PERSON | leahy.ACCUSED | {"gender": "male"}


def remediated(cast, monkeypatch, *money):
    """A case put to a Secretary with one person found remediated, paid for under these laws."""
    monkeypatch.setitem(leahy.SCOPE, "funding", list(money))
    case = leahy.draft(cast, [RESTORED], units=[cases.a_unit(cast, "Training Branch")])
    return leahy.sign_off(cast, leahy.find(cast, case, "yes"))


def yes(cast, case, by):
    found = tuple(leahy.concurring(row, "yes") for row in leahy.accused_in(case))
    cases.decide(cast, case, "authorise", by=by, verdict=leahy.a_yes(findings=found))
    return Decision.objects.get(assessment=case)


@pytest.mark.parametrize(("money", "state_decides"), [("title10", False), ("title22", True)])
def test_a_remediation_is_for_the_secretary_of_the_law_that_pays(
    cast, monkeypatch, money, state_decides
):
    case = remediated(cast, monkeypatch, money)
    state, defense = cast.okafor, leahy.secretary_of_defense()
    theirs, other = (state, defense) if state_decides else (defense, state)

    with pytest.raises(Refused) as refusal:
        yes(cast, case, other)

    assert codes(refusal) == ["beside-the-rung"]
    assert yes(cast, case, theirs).decider == theirs


@pytest.mark.parametrize("who", ["state", "defense"])
def test_where_both_laws_pay_either_may_say_yes_to_a_remediation(cast, monkeypatch, who):
    case = remediated(cast, monkeypatch, "title22", "title10")
    by = cast.okafor if who == "state" else leahy.secretary_of_defense()

    assert yes(cast, case, by).decider == by


def test_the_route_names_the_secretary_whose_law_it_is_and_their_seat_alone(cast, monkeypatch):
    case = remediated(cast, monkeypatch, "title10")
    deciding = route_of(CaseFile(case)).deciding

    assert (case.level_id, deciding.level_id) == ("secretary_defense", "secretary_defense")
    assert [seat.post.title for seat in deciding.seats] == [leahy.DEFENSE]


def test_who_holds_one_post_and_is_lent_the_other_signs_as_the_one_that_is_named(cast):
    held = [
        Authority(SimpleNamespace(pk=1), 3, each, None) for each in ("secretary_state", "other")
    ]
    file = SimpleNamespace(authorities=lambda officer, day: held, contributors=frozenset())
    file._route = replace(a_route(3), named=("other",))

    assert authority_for(file, cast.okafor, cases.today(), 3) is held[1]
