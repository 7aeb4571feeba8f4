"""Help that flows and that nothing permits: what its pages say, and since when."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from assessments import actions as assessing
from casework.templatetags.pages import day
from monitoring import actions
from monitoring.models import Obligation
from monitoring.queries import alarm_on
from tests import cases
from tests.monitoring.watched import a_stop, an_end, fresh, signed

ALARM = "This help is flowing without authority since"
RED = "state-badge state-badge--stop"
GREEN = "state-badge--go"


def today():
    return timezone.localdate()


def flows(cast, assistance, kind="began", on=None):
    return assessing.record_delivery(
        assistance, by=cast.petra, kind=kind, on=on or today(), what="Course one."
    )


def page(client, officer, shown):
    client.force_login(officer)
    return client.get(shown.get_absolute_url()).content.decode()


def test_help_begun_before_anybody_assessed_it_says_so_in_red_on_its_page(cast, client):
    given = cases.planned(cast)
    flows(cast, given, on=today() - timedelta(days=9))

    text = page(client, cast.amina, given)

    assert f"{ALARM} {day(today() - timedelta(days=9))}" in text
    assert RED in text
    assert GREEN not in text


def test_help_that_goes_on_after_a_withdrawal_says_so_on_its_page_and_its_case(
    cast, client, watched
):
    flows(cast, watched.assistance)
    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())
    flows(cast, watched.assistance, kind="continues")

    for shown in (fresh(watched), fresh(watched).assistance):
        text = page(client, cast.mona, shown)
        assert ALARM in text
        assert "Record that it stopped" in text
        assert GREEN not in text


def test_help_stopped_in_time_or_permitted_shows_no_alarm(cast, client, watched):
    flows(cast, watched.assistance)
    permitted = page(client, cast.mona, watched)
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    flows(cast, watched.assistance, kind="stopped")

    stopped = page(client, cast.mona, fresh(watched))

    assert ALARM not in permitted + stopped


def test_the_alarm_counts_from_the_day_nothing_permitted_it_any_more(cast, watched):
    flows(cast, watched.assistance)
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        actions.hold(watched, by=cast.dana, why="A report of torture.")
        held = today()

    alarm = alarm_on(fresh(watched).assistance, held + timedelta(days=4))

    assert alarm.since == held


def test_a_held_case_is_never_green(cast, client, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    text = page(client, cast.mona, watched)

    assert f'<span class="{RED}">Held</span>' in text
    assert GREEN not in text.partition("</dl>")[0]


@pytest.mark.parametrize(
    ("about_the_case", "says"),
    [(True, "Meanwhile help is recorded as going on"), (False, ALARM)],
)
def test_what_flows_under_a_hold_is_told_with_the_hold(cast, client, watched, about_the_case, says):
    flows(cast, watched.assistance)
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    text = page(client, cast.mona, watched if about_the_case else watched.assistance)

    assert says in text


def test_a_duty_that_is_late_says_so_and_is_not_announced_as_to_come(cast, client, watched):
    Obligation.objects.update(due_on=today() - timedelta(days=3))

    text = page(client, cast.mona, watched)

    assert f"This was due by {day(today() - timedelta(days=3))}" in text
