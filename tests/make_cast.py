"""Put the cast into the database that DATABASE_URL names: python -m tests.make_cast."""

import django

django.setup()

from tests import cast  # noqa: E402  models are there only after setup

cast.build()
