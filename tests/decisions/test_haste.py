"""What was asked for in haste: the same bars, a shorter yes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from decisions.guards import terms
from decisions.verdicts import Verdict
from tests.decisions.asking import a_case, a_file, codes
from tests.policy.hrddp import hrddp, judged


@pytest.mark.parametrize(
    ("stage", "days", "refused"),
    [
        ("planning", 300, []),
        ("planning", 400, ["valid-too-long"]),
        ("emergency", 28, []),
        ("emergency", 60, ["valid-too-long"]),
    ],
)
def test_un_16_a_yes_asked_for_as_an_emergency_lasts_a_month_at_most(cast, stage, days, refused):
    case = a_case(cast)
    case.assistance.first_delivery_on = timezone.localdate() + timedelta(days=10)
    file = a_file(case, framework=hrddp(), evaluation=judged(un__stage=stage))
    verdict = Verdict(valid_until=timezone.localdate() + timedelta(days=days))

    assert codes(terms.its_validity_is_lawful, cast.osei, file, proposal=verdict) == refused
