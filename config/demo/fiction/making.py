"""Make the world: the people first, then the register, then every story up to today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from accounts.models import Organisation
from config.celery import app
from config.demo.fiction.cast import World, seat
from config.demo.fiction.days import Calendar, Story, tell
from config.demo.fiction.register import enter, keep_sources
from config.demo.fiction.stories import (
    college,
    embassy,
    ended,
    going_up,
    himari,
    known,
    mines,
    mission,
    otherwise,
    partnership,
    permitted,
    preparing,
    renewed,
    stopped,
    union,
)

TOLD_IN = (
    known,
    otherwise,
    partnership,
    college,
    renewed,
    ended,
    permitted,
    mines,
    stopped,
    going_up,
    preparing,
    mission,
    himari,
    union,
    embassy,
)
FROM = 720  # days ago


class NotHere(Exception):
    """This database is not one a made-up world may be put into. Says so in a sentence."""


def make(say: Callable[[str], None]) -> None:
    """Make the whole world in an empty database; raises NotHere anywhere else."""
    if settings.SETTINGS_MODULE.endswith(".prod"):
        raise NotHere("Production settings are in use, and a made-up world has no place there.")
    if Organisation.objects.exists():
        raise NotHere(
            "There is a world in this database already. Use an empty one: `make demo-reset` "
            "starts the demo's afresh."
        )
    world, calendar = World(), Calendar()
    world.calendar = calendar
    with calendar.kept(), letters_go_nowhere():
        _without_waiting_for_the_disk()
        calendar.turn_to(FROM)
        seat(world, calendar.day(FROM))
        say("The people sit in their posts.")
        tell(_stories(world), calendar, say)


def _stories(world: World) -> dict[str, Story]:
    stories = {"The register knows its recipients.": _the_register(world)}
    for module in TOLD_IN:
        stories |= {title: story(world) for title, story in module.STORIES.items()}
    return stories


def _the_register(world: World) -> Story:
    yield FROM - 5
    enter(world)
    yield 442
    keep_sources(world)


def _without_waiting_for_the_disk() -> None:
    """Let a commit return at once; a world cut short is made afresh anyway."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


@contextmanager
def letters_go_nowhere() -> Iterator[None]:
    """Let nobody be sent a letter about a day that is over; the notices themselves are kept.

    What would be handed to the worker is done here, since there may be no worker yet.
    """
    before = settings.EMAIL_BACKEND, app.conf.task_always_eager
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    app.conf.task_always_eager = True
    try:
        yield
    finally:
        settings.EMAIL_BACKEND, app.conf.task_always_eager = before
