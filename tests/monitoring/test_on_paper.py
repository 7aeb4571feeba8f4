"""Stops and resumptions decided on paper: recorded by one, confirmed by another, saved whole."""

import pytest
from django.utils import timezone

from decisions import actions as deciding
from decisions.verdicts import verdict_of
from monitoring.models import Suspension
from tests.monitoring.watched import a_resumption, a_stop, a_weighing, an_end, fresh

HELD = ("Private Office", "PO-7")


def on_paper(cast):
    """How Osei decided a moment ago, on paper."""
    return {
        "made": "on_paper",
        "decider": cast.osei,
        "words": "As written on the submission.",
        "made_at": timezone.now(),
    }


def recorded(cast, case, kind, proposal):
    pending = deciding.record_elsewhere(
        fresh(case), kind, by=cast.pia, reason="As said.", proposal=proposal, held=HELD
    )
    return deciding.confirm_recorded(pending, by=cast.paul)


@pytest.mark.parametrize(
    ("kind", "proposal"),
    [
        ("suspend", a_stop(triggers=(4,), in_fact_from=timezone.localdate())),
        ("resume", a_resumption(suspensions=(3,))),
        ("continue_on", a_weighing()),
        ("withdraw", an_end(triggers=(1, 2))),
    ],
)
def test_what_was_recorded_is_read_back_as_it_was(db, kind, proposal):
    assert verdict_of(kind, proposal.as_json()) == proposal


def test_a_suspension_and_its_end_decided_on_paper_are_recorded_and_confirmed(cast, watched):
    stop = recorded(cast, watched, "suspend", a_stop(**on_paper(cast)))
    row = Suspension.objects.get()
    suspended = (fresh(watched).state, row.decision, row.resumption_test)

    recorded(cast, watched, "resume", a_resumption(**on_paper(cast)))

    row.refresh_from_db()
    assert suspended == ("suspended", stop, a_stop().resumption_test)
    assert (fresh(watched).state, row.lifted_on) == ("authorised", timezone.localdate())
    assert stop.decider == cast.osei


def test_a_withdrawal_decided_on_paper_ends_the_case(cast, watched):
    recorded(cast, watched, "withdraw", an_end(**on_paper(cast)))

    assert fresh(watched).state == "withdrawn"
