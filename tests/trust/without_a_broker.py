"""What officers do while neither Redis nor the mail server answers; run by a test, by itself."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the settings

from assessments.models import Assessment  # noqa: E402
from casework.models import Notice  # noqa: E402
from decisions.models import Decision  # noqa: E402
from monitoring import actions as watching  # noqa: E402
from monitoring.models import Hold, Sweep  # noqa: E402
from tests import cases  # noqa: E402
from tests.cast import Cast  # noqa: E402

cast = Cast()
case = Assessment.objects.get()
cases.decide(cast, case, "authorise")
watching.hold(Assessment.objects.get(), by=cast.dana, why="Word came in the night.")
call_command("sweep", stdout=sys.stderr)

did = Sweep.objects.latest("pk").did
json.dump(
    {
        "state": Assessment.objects.get().state,
        "decisions": Decision.objects.count(),
        "held": Hold.objects.filter(ended_at=None).count(),
        "failed": [step for step, said in did.items() if said == "failed"],
        "sent": did["mail"]["sent"],
        "all_wait": did["mail"]["waiting"] == Notice.objects.filter(sent_at=None).count() > 0,
    },
    sys.stdout,
)
