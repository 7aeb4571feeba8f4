"""What Heed tells a framework itself, so that nobody is asked."""

from datetime import date
from types import SimpleNamespace

import pytest

from assessments.given import first_delivery, several
from assessments.models import Assessment, Assistance


@pytest.mark.parametrize(("planned", "said"), [(date(2026, 6, 1), "2026-06-01"), (None, None)])
def test_the_first_delivery_is_the_day_planned_and_unknown_while_none_is(planned, said):
    case = Assessment(assistance=Assistance(first_delivery_on=planned))

    assert first_delivery(case, None) == said


@pytest.mark.parametrize(
    ("named", "said"), [((), None), (("KD",), "one"), (("KD", "OR"), "several")]
)
def test_whether_help_is_for_several_countries_is_told_from_the_plan(named, said):
    assert several(None, SimpleNamespace(country_codes=set(named))) == said
