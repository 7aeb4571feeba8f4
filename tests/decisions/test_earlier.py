"""Decisions made before Heed: taken over as they stand, under two people, all or none."""

import pytest

from assessments.models import Assessment, Assistance
from decisions.actions import import_earlier_decisions
from decisions.earlier import BadRows, rows_of_csv
from decisions.models import Decision
from recipients.models import Recipient

HEAD = (
    "earlier_reference,title,kind,country,recipient,decided_on,decider,decider_title,level,"
    "reasons,valid_until,review_on\n"
)
ROW = (
    "OSJA/19/7,Forensics course,capacity_building,KD,Kadar Police,2025-12-01,Jo Hall,"
    "Minister,minister,Written in 2019.,2027-01-01,2026-12-15\n"
)


def test_a_yes_from_before_heed_is_taken_over_unsealed_by_two_people(cast):
    taken = import_earlier_decisions(
        rows_of_csv((HEAD + ROW).encode()), recorder=cast.sam, confirmer=cast.paul
    )

    (decision,) = taken.decisions
    assert (decision.made, decision.sealed, decision.decider_name) == (
        "before_heed",
        None,
        "Jo Hall",
    )
    assert Assessment.objects.get().state == "authorised"
    assert Assistance.objects.get().state == "permitted"
    assert [row.says for row in decision.coverage.all()] == ["yes"]


def test_a_second_run_of_the_same_file_takes_nothing_twice(cast):
    rows = rows_of_csv((HEAD + ROW).encode())
    import_earlier_decisions(rows, recorder=cast.sam, confirmer=cast.paul)

    again = import_earlier_decisions(rows, recorder=cast.sam, confirmer=cast.paul)

    assert (len(again.decisions), again.known_already) == (0, 1)
    assert Decision.objects.count() == 1


def test_every_bad_row_is_named_and_none_is_taken_over(cast):
    bad = ROW.replace("KD", "QQ").replace("2025-12-01", "1.12.25").replace("OSJA/19/7", "X")

    with pytest.raises(BadRows) as refusal:
        import_earlier_decisions(
            rows_of_csv((HEAD + ROW + bad).encode()), recorder=cast.sam, confirmer=cast.paul
        )

    found = [(each.line, each.column) for each in refusal.value.faults]
    assert found == [(3, "country"), (3, "decided_on")]
    assert Recipient.objects.count() == 0


def test_one_person_alone_takes_over_nothing(cast):
    from casework.refusals import Refused

    with pytest.raises(Refused) as refusal:
        import_earlier_decisions(
            rows_of_csv((HEAD + ROW).encode()), recorder=cast.sam, confirmer=cast.sam
        )

    assert [each.code for each in refusal.value.objections] == ["second-person-needed"]
    assert Decision.objects.count() == 0
