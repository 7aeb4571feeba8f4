"""The one thing the wiring remembers: when beat and the worker were last heard of."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When one of the background programs last did something.

    In the database and not in Redis, so that a Redis that is down is told apart from a dead beat.
    """

    class Program(models.TextChoices):
        """Beat writes by itself; the worker writes when it carries out beat's task."""

        BEAT = "beat", "Celery beat"
        WORKER = "worker", "Celery worker"

    program = models.CharField(max_length=10, choices=Program.choices, unique=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_program_display()}, {self.at:%H:%M:%S}"

    @classmethod
    def beats(cls, program: str) -> None:
        """Remember that this program is alive now."""
        cls.objects.update_or_create(program=program, defaults={"at": timezone.now()})

    @classmethod
    def last(cls, program: str) -> datetime | None:
        """Return when this program was last heard of, if ever."""
        return cls.objects.filter(program=program).values_list("at", flat=True).first()


SILENCE = timedelta(minutes=5)
