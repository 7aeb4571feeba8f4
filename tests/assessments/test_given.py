"""What Heed tells a framework itself, so that nobody is asked."""

from datetime import date

import pytest

from assessments.given import first_delivery
from assessments.models import Assessment, Assistance


@pytest.mark.parametrize(("planned", "said"), [(date(2026, 6, 1), "2026-06-01"), (None, None)])
def test_the_first_delivery_is_the_day_planned_and_unknown_while_none_is(planned, said):
    case = Assessment(assistance=Assistance(first_delivery_on=planned))

    assert first_delivery(case, None) == said
