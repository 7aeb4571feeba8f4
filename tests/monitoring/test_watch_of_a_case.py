"""What the watch of a case shows to whom: what is asked while it lives, history once it is over."""

from copy import copy
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from decisions.models import Condition
from monitoring import actions
from monitoring.models import Obligation
from monitoring.plan import planned, risks_served
from monitoring.queries import needs_of
from tests.front.reading import read, words
from tests.monitoring.watched import (
    a_stop,
    a_trigger,
    an_allegation,
    an_end,
    file_of,
    fresh,
    signed,
)


def shown(client, officer, case):
    """The words of the watch of a case, as this officer reads them."""
    client.force_login(officer)
    page = client.get(reverse("monitoring:case", args=[case.reference]))
    return words(read(page.content.decode()).xpath("//main")[0])


def links(client, officer, case):
    """Where the watch of a case leads this officer."""
    client.force_login(officer)
    page = client.get(reverse("monitoring:case", args=[case.reference]))
    return read(page.content.decode()).xpath("//main//a/@href")


def address(name, case, *args):
    return reverse(f"monitoring:{name}", args=[case.reference, *args])


def test_the_watch_of_a_withdrawn_case_is_history_and_asks_for_nothing(cast, watched, client):
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    a_trigger(cast, fresh(watched))
    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())

    text = shown(client, cast.osei, watched)

    asked = ("Before it can resume", "Kept up at all times", "What is due", "days late")
    assert [each for each in asked if each in text] == []
    assert "The watch is over" in text
    assert "All of it was suspended" in text
    assert "What had to be shown before it could resume: The unit's commander" in text
    assert "The case ended before it was answered." in text


def test_what_an_expired_case_left_behind_is_still_due_under_its_history(cast, watched, client):
    long_ago = timezone.localdate() - timedelta(days=1)
    Assessment.objects.filter(pk=watched.pk).update(valid_until=long_ago)
    actions.sweep()

    text = shown(client, cast.mona, watched)

    assert "What it left behind is still watched, and is due below." in text
    assert "What is due" in text


def test_a_condition_never_met_is_past_once_the_case_is_over(cast, watched, client):
    Condition.objects.filter(assessment=watched).update(met_on=None)
    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())
    (condition,) = Condition.objects.filter(assessment=watched)

    assert "Conditions never shown to be met" in shown(client, cast.osei, watched)
    assert reverse("decisions:condition", args=[watched.reference, condition.pk]) not in links(
        client, cast.osei, watched
    )


def against_more_risks(case):
    """The file of a case in which one measure is set against every risk there is."""
    file = file_of(case)
    assert file.evaluation  # worked out from what is stored, before the file is written over
    measure = next(each for risk in file.risks for each in risk.measure_rows)
    measure.done_on = None
    for number, risk in enumerate(file.risks):
        twin = copy(measure)
        twin.pk = measure.pk + number
        risk.measure_rows = [twin]
    return file, measure


def test_a_measure_against_several_risks_is_due_once_and_names_them(watched):
    file, measure = against_more_risks(watched)

    duties = [each for each in planned(file, timezone.localdate()) if each.comes_from == "measure"]

    assert [each.says for each in duties] == [measure.says]
    row = Obligation(assessment=watched, comes_from="measure", rule=duties[0].rule)
    assert risks_served(file, row) == [risk.label for risk in file.risks]
    assert len(file.risks) > 1


def test_a_duty_from_a_measure_says_on_the_watch_which_risk_it_is_against(cast, watched, client):
    risk, measure = next(
        (risk, each) for risk in file_of(watched).risks for each in risk.measure_rows
    )
    Obligation.objects.create(
        assessment=watched,
        comes_from="measure",
        rule=f"measure-{measure.pk}",
        says=measure.says,
        due_on=timezone.localdate(),
    )

    assert f"A measure against: {risk.label}" in shown(client, cast.mona, watched)


@pytest.mark.parametrize(("who", "offered"), [("dana", False), ("mona", False), ("osei", True)])
def test_only_whoever_may_end_a_hold_is_offered_its_ends(cast, watched, client, who, offered):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    found = links(client, getattr(cast, who), watched)

    for name in ("ratify_hold", "lift_hold"):
        assert (address(name, watched) in found) is offered


def test_a_held_case_offers_its_suspension_once(cast, watched, client):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    found = links(client, cast.osei, watched)

    assert address("suspend", watched) not in found


def test_the_page_of_an_act_speaks_of_that_act_alone(cast, watched, client):
    client.force_login(cast.dana)

    page = client.get(address("hold", watched)).content.decode()

    assert "Why must it stop now?" in page
    assert "Next:" not in page


def test_everybody_reads_who_must_end_a_hold_and_by_when(cast, watched, client):
    hold = actions.hold(watched, by=cast.dana, why="A report of torture.")

    text = shown(client, cast.dana, watched)

    assert f"The {hold.ratify_post} must make it a suspension or lift it by" in text


def test_nobody_is_led_to_a_duty_they_may_not_do(cast, watched, client):
    duty = Obligation.objects.get(assessment=watched, rule="annual_review")
    page = address("duty_report", watched, duty.pk)

    assert page in links(client, cast.mona, watched)
    assert page not in links(client, cast.dana, watched)
    client.force_login(cast.dana)
    assert page not in client.get(reverse("monitoring:watch")).content.decode()


def test_the_home_page_leads_to_the_report_a_duty_asks_for(cast, watched):
    duty = Obligation.objects.get(assessment=watched, rule="annual_review")
    Obligation.objects.filter(pk=duty.pk).update(due_on=timezone.localdate())

    needs = needs_of(cast.amina, timezone.localdate())

    assert address("duty_report", watched, duty.pk) in [each.url for each in needs]


@pytest.mark.parametrize("name", ["conditions", "letters"])
def test_only_whoever_may_show_that_something_is_done_is_led_there(cast, authorised, client, name):
    (condition,) = authorised.decisions.get().conditions.all()
    pages = {
        "conditions": reverse("decisions:condition", args=[authorised.reference, condition.pk]),
        "letters": reverse(
            "decisions:letter", args=[authorised.reference, "conditions_to_recipient"]
        ),
    }

    led = {}
    for who in (cast.mona, cast.dana):
        client.force_login(who)
        page = client.get(reverse(f"decisions:{name}", args=[authorised.reference]))
        led[who] = pages[name] in page.content.decode()

    assert led == {cast.mona: True, cast.dana: False}


def test_letters_that_must_be_out_first_stand_on_the_watch_with_their_page(
    cast, authorised, client
):
    page = reverse("decisions:letter", args=[authorised.reference, "conditions_to_recipient"])

    assert "Letters that must be out first" in shown(client, cast.mona, authorised)
    assert page in links(client, cast.mona, authorised)
    assert page not in links(client, cast.dana, authorised)


def test_whoever_may_not_weigh_what_happened_reads_who_may_instead(cast, watched, client):
    opened = a_trigger(cast, watched)
    page = address("trigger", watched, opened.pk)

    said = {}
    for who in (cast.osei, cast.mona):
        client.force_login(who)
        said[who] = client.get(page).content.decode()

    assert address("continue_on", watched) in said[cast.osei]
    assert "Whoever may decide this case answers it." in said[cast.mona]
    assert "Not open to you yet" not in said[cast.mona]


def test_the_home_page_leads_to_the_watch_where_what_happened_may_not_be_read(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    allegation = an_allegation(cast, unit, restricted=True)
    (opened,) = actions.open_triggers_for(allegation, by=cast.program)

    needs = needs_of(cast.amina, timezone.localdate())

    asked = [each.url for each in needs if "have it weighed" in str(each.asked)]
    assert opened.owner == cast.post("Desk Officer, South Asia")
    assert asked == [address("case", watched) + "#happened"]
