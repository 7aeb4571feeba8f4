"""What is kept as codes and figures, in the words people read."""

from decimal import Decimal

import pytest

from assessments.wording import say_money


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Decimal("410000.00"), "USD 410,000"),
        ("410000.5", "USD 410,000.50"),
        (Decimal(0), "USD 0"),
    ],
)
def test_a_sum_is_said_with_its_thousands_apart_and_its_cents_where_there_are_any(amount, said):
    assert say_money(amount, "USD") == said
