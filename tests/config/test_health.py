"""Health says in sentences what is missing, and never anything of a case."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from config import beat, tasks
from config.models import Heartbeat

BEAT = "Celery beat has never been heard of. Start it."
WORKER = "Celery worker has never been heard of. Start it."


def test_a_living_web_says_so_without_asking_the_database(client, django_assert_num_queries):
    answer = client.get("/health/live")

    assert (answer.status_code, answer.json()) == (200, {"live": True})


def test_a_heed_without_its_background_programs_is_not_ready(client, db):
    answer = client.get("/health/ready")

    assert (answer.status_code, answer.json()) == (
        503,
        {"ready": False, "problems": [BEAT, WORKER]},
    )


def test_heed_is_ready_once_both_were_heard_of(client, db):
    beat.say_alive()
    tasks.heartbeat()

    answer = client.get("/health/ready")

    assert (answer.status_code, answer.json()) == (200, {"ready": True, "problems": []})


def test_a_dead_beat_is_told_apart_from_a_dead_worker(client, db):
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)
    with time_machine.travel(now - timedelta(minutes=9), tick=False):
        beat.say_alive()
    with time_machine.travel(now, tick=False):
        tasks.heartbeat()

        answer = client.get("/health/ready")

    assert answer.json()["problems"] == [
        "Celery beat has been silent for 9 minutes. Start it again."
    ]


def test_a_heed_whose_broker_is_down_says_what_waits(client, db, settings):
    beat.say_alive()
    tasks.heartbeat()
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/health/ready")

    assert answer.json()["problems"] == [
        "Redis does not answer: reminders wait. Start it, or check REDIS_URL."
    ]


def test_migrations_that_wait_are_counted(client, db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        assert cursor.fetchone()[0] > 0
        cursor.execute("SAVEPOINT before")
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="config").delete()

    answer = client.get("/health/ready")

    assert answer.json()["problems"] == [
        "1 migrations are not applied. Run `manage.py migrate` as the owner's role."
    ]


def test_a_container_without_a_web_can_ask_the_same(db):
    with pytest.raises(CommandError, match="Celery beat has never been heard of"):
        call_command("health", "beat")


def test_beat_goes_on_when_the_database_is_away(db, monkeypatch, caplog):
    from django.db import OperationalError

    def away(program):
        raise OperationalError("gone")

    monkeypatch.setattr(Heartbeat, "beats", away)

    beat.say_alive()

    assert [record.message for record in caplog.records] == [
        "The heartbeat could not be written: the database does not answer."
    ]
