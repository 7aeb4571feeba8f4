"""From a submission to a yes or a no: what is decided, sealed and covered."""

from casework import seals
from casework.models import LedgerEntry
from decisions.models import Decision
from tests import cases


def test_a_minister_says_yes_and_the_record_is_sealed(cast):
    case = cases.sign_off(cast, findings=cases.HIGH)

    decision = cases.decide(cast, case, "authorise", by=cast.okafor)

    case.refresh_from_db()
    assert (case.state, decision.decider_name, decision.minister) == (
        "authorised",
        "Minister Okafor",
        True,
    )
    assert seals.verify(seals.exported(decision.sealed)) == []
    entry = LedgerEntry.objects.get(verb="assessments.authorise")
    assert entry.details["record"] == decision.sealed.root
    assert [row.says for row in decision.coverage.all()] == ["yes"]


def test_a_case_goes_all_the_way_to_monitoring(cast):
    case = cases.monitoring(cast)

    assert case.state == "monitoring"
    assert Decision.objects.get().decider_name == "Director Osei"
