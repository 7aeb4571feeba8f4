"""References people can say aloud: HRA-2026-0042."""

from django.db import connection
from django.utils import timezone


def next_reference(prefix: str) -> str:
    """Return the next reference of this year's series, for this transaction alone.

    A transaction that is rolled back gives its number back: a series has no gaps.
    """
    year = timezone.localdate().year
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO casework_referenceseries (prefix, year, last) VALUES (%s, %s, 1)
            ON CONFLICT (prefix, year) DO UPDATE SET last = casework_referenceseries.last + 1
            RETURNING last
            """,
            [prefix, year],
        )
        (number,) = cursor.fetchone()
    return f"{prefix}-{year}-{number:04d}"
