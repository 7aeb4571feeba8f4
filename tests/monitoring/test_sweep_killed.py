"""A sweep killed anywhere leaves each row once, and each e-mail under one Message-ID."""

import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.utils import timezone

from casework.models import Notice
from monitoring import actions
from monitoring.models import Obligation, Trigger
from tests.kept import undone
from tests.monitoring.watched import an_allegation

# The package gives its action the same name as its module.
sweeping = sys.modules["monitoring.actions.sweep"]


class Killed(BaseException):
    """The process is gone, as by a signal nobody can catch."""


@contextmanager
def killed_at_question(number):
    """Kill whoever asks the database that many questions."""
    asked = 0

    def ask(execute, sql, params, many, context):
        nonlocal asked
        asked += 1
        if asked > number:
            raise Killed
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield lambda: asked


@pytest.fixture
def much_is_due(cast, watched):
    """A day on which every step of the sweep has something to do."""
    (unit,) = watched.assistance.recipients.all()
    an_allegation(cast, unit)
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    due_on = Obligation.objects.get(rule="review").due_on
    with time_machine.travel(f"{due_on + timedelta(days=9)} 12:00:00+00:00", tick=False):
        yield watched


def what_a_whole_sweep_leaves():
    with undone():
        mail.outbox.clear()
        actions.sweep()
        rows = Notice.objects.values_list("kind", "subject_kind", "officer__email", "due_on")
        return sorted(rows), Trigger.objects.count()


def test_killed_between_any_two_questions_each_row_stands_once_under_one_message_id(much_is_due):
    whole = what_a_whole_sweep_leaves()
    number, died = 0, True

    while died:
        with undone():
            mail.outbox.clear()
            died = _killed(number)
            actions.sweep()
            _each_stands_once(whole)
        number += 1

    assert number > 50


def _killed(number):
    try:
        with killed_at_question(number):
            actions.sweep()
    except Killed:
        return True
    return False


def _each_stands_once(whole):
    rows = Notice.objects.values_list("kind", "subject_kind", "officer__email", "due_on")
    assert (sorted(rows), Trigger.objects.count()) == whole
    assert not Notice.objects.filter(sent_at=None).exists()
    ids = {each.extra_headers["Message-ID"].partition("@")[0][1:] for each in mail.outbox}
    assert ids == {str(each) for each in Notice.objects.values_list("message_id", flat=True)}


def test_killed_between_any_two_steps_the_next_sweep_finishes(much_is_due, monkeypatch):
    whole = what_a_whole_sweep_leaves()
    names = [name for name, _step in sweeping.steps(timezone.now())]
    real = sweeping.steps

    for last in names:

        def cut_short(now, last=last):
            for name, step in real(now):
                if name == last:
                    yield name, _die
                    return
                yield name, step

        with undone():
            mail.outbox.clear()
            with monkeypatch.context() as patched:
                patched.setattr(sweeping, "steps", cut_short)
                with pytest.raises(Killed):
                    actions.sweep()
            actions.sweep()
            _each_stands_once(whole)


def _die():
    raise Killed
