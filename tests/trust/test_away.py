"""What Heed does while something it needs is away: what can go on does, what cannot says so."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.core import mail
from django.db import Error, connection
from django.urls import reverse

from assessments.models import Assessment
from casework.ledger import verify
from casework.models import Notice
from decisions.models import Decision
from monitoring import actions as watching
from tests import cases
from tests.databases import address_of, as_owner
from tests.decisions.test_pages import as_, form_of
from tests.trust.walking import signed_in

ROOT = Path(__file__).resolve().parents[2]
NOBODY_LISTENS = "127.0.0.1:1"


@contextmanager
def away(name):
    """Cut every connection to a database, and let nobody in, until the block ends."""
    with as_owner() as owner:
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        cut(owner, name)
        yield
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def cut(owner, name):
    owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
    )


def test_without_redis_and_mail_people_decide_hold_and_sweep_and_letters_wait(
    committed_cast, a_copy
):
    cases.sign_off(committed_cast)
    environment = os.environ | {
        "DATABASE_URL": address_of(a_copy),
        "REDIS_URL": f"redis://{NOBODY_LISTENS}/0",
        "EMAIL_URL": f"smtp://{NOBODY_LISTENS}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }

    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.without_a_broker"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
    )

    assert json.loads(done.stdout or "{}") == {
        "state": "authorised",
        "decisions": 1,
        "held": 1,
        "failed": [],
        "sent": 0,
        "all_wait": True,
    }, done.stderr
    waiting = Notice.objects.filter(sent_at=None).count()
    assert watching.send_notices() == {"sent": waiting}
    assert len({each.extra_headers["Message-ID"] for each in mail.outbox}) == waiting


def test_while_the_database_is_away_a_page_says_so_and_when_it_is_back_it_opens(
    committed_cast, a_copy
):
    case = cases.sign_off(committed_cast)
    page = reverse("decisions:decision", args=[case.reference])
    client = signed_in(committed_cast.osei, raise_request_exception=False)
    as_(client, committed_cast.osei)

    with away(a_copy):
        looked = client.get(page)
        signed = client.post(page, form_of("authorise"))
        knocked = client.get("/account/login/")
    connection.close()
    signed_later = client.post(page, form_of("authorise"))

    for answer in (looked, signed):
        assert answer.status_code == 503
        assert "Heed cannot be reached just now" in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
        assert answer["Retry-After"] == "60"
    assert knocked.status_code in (200, 503)
    assert signed_later.status_code == 302
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    "at",
    [
        'INSERT INTO "decisions_decision"',
        'INSERT INTO "decisions_coverage"',
        "casework_ledgerentry",
    ],
)
def test_a_decision_whose_connection_is_cut_is_neither_half_kept_nor_doubled(
    committed_cast, a_copy, at
):
    case = cases.sign_off(committed_cast)
    cuts = []

    def cutting(execute, sql, *rest):
        if at in sql and "INSERT" in sql and not cuts:
            cuts.append(sql)
            with as_owner() as owner:
                cut(owner, a_copy)
        return execute(sql, *rest)

    with connection.execute_wrapper(cutting), pytest.raises((Error, psycopg2.Error)):
        cases.decide(committed_cast, case, "authorise")
    connection.close()
    after = (Assessment.objects.get().state, Decision.objects.count())
    cases.decide(committed_cast, Assessment.objects.get(), "authorise")

    assert len(cuts) == 1
    assert after == ("sign_off", 0)
    assert (Assessment.objects.get().state, Decision.objects.count()) == ("authorised", 1)
    assert verify()[1] is None
